/** The archive: which months hold stories of a site in a language, and the stories of one. Index: appearance_site_newest. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { cardColumns, cardTables, leaving } from './list-queries.ts';
import { taggedCards } from './story-rows.ts';
import type { CardRow, OnSite } from './story-rows.ts';
import { frontTag } from './story-tags.ts';
import type { StoryCard } from './story.ts';

/** Of the site's own calendar: `2026-11`. */
export type Month = string;

/** Years of an archive that are looked at. */
const mostYears = 200;

/** The newest first. One look into the index for each month between the first story and the last; what is to come shows no month. */
export async function monthsWithStories(db: Db, on: OnSite): Promise<Tagged<Month[]>> {
  const here = sql`a.site_id = ${on.site.id} and a.language = ${on.language} and a.listed`;
  const { rows } = await sql<{ month: Month }>`
    with span as (
      select min(a.published_at) as first, max(a.published_at) as last from appearance a where ${here}
    ), month as (
      select generate_series(
        date_trunc('month', greatest(first, now() - make_interval(years => ${mostYears})) at time zone ${on.site.timeZone}),
        date_trunc('month', least(last, now()) at time zone ${on.site.timeZone}), interval '1 month') as start
      from span
    )
    select to_char(m.start, 'YYYY-MM') as month from month m
    where exists (
      select from appearance a join story s on s.id = a.story_id
      where ${here} and ${leaving}
        and a.published_at >= m.start at time zone ${on.site.timeZone}
        and a.published_at < (m.start + interval '1 month') at time zone ${on.site.timeZone}
    )
    order by m.start desc
  `.execute(db);
  return { value: rows.map(({ month }) => month), tags: [frontTag(on.site.id)] };
}

/** The oldest day last, as lists have it. */
export async function storiesOfMonth(
  db: Db,
  on: OnSite,
  month: Month,
  { limit, offset }: { limit: number; offset: number },
): Promise<Tagged<StoryCard[]>> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns}
    from (
      select a.* from appearance a join story s on s.id = a.story_id
      where ${within(on, month)} order by a.published_at desc, a.id desc limit ${limit} offset ${offset}
    ) a ${cardTables}
    order by a.published_at desc, a.id desc
  `.execute(db);
  return taggedCards(rows, on, [frontTag(on.site.id)]);
}

export async function countOfMonth(db: Db, on: OnSite, month: Month): Promise<Tagged<number>> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from appearance a join story s on s.id = a.story_id where ${within(on, month)}
  `.execute(db);
  return { value: rows[0]?.count ?? 0, tags: [frontTag(on.site.id)] };
}

function within({ site, language }: OnSite, month: Month): RawBuilder<boolean> {
  const start = `${month}-01`;
  return sql`a.site_id = ${site.id} and a.language = ${language} and a.listed and ${leaving}
    and a.published_at >= ${start}::timestamp at time zone ${site.timeZone}
    and a.published_at < (${start}::timestamp + interval '1 month') at time zone ${site.timeZone}`;
}
