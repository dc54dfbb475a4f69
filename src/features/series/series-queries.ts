/** Series as readers ask for them. One without a part that may be read is as if it were not there. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { frontTag, seriesTag, listedStory, storiesByIds } from '../stories/stories.ts';
import type { OnSite, StoryCard } from '../stories/stories.ts';
import { mostParts, seriesOnSite } from './one-series.ts';
import type { Series } from './one-series.ts';

const columns = sql`e.id, e.slug, e.title, e.description, e.planned`;

/** By series_site_id_slug_key. */
export async function seriesAt(db: Db, on: OnSite, slug: string): Promise<Tagged<Series | undefined>> {
  const { rows } = await sql<Series>`
    select ${columns} from series e where e.site_id = ${on.site.id} and e.slug = ${slug}
  `.execute(db);
  return { value: rows[0], tags: rows.map(({ id }) => seriesTag(id)) };
}

export interface Part {
  number: number;
  card: StoryCard;
}

/** In their order. By the key of series, language and number. */
export async function partsOfSeries(db: Db, on: OnSite, seriesId: number): Promise<Tagged<Part[]>> {
  const { rows } = await sql<{ id: number; number: number }>`
    select own.story_id as id, own.number ${partsOn(on)} and own.series_id = ${seriesId} order by own.number limit ${mostParts}
  `.execute(db);
  const cards = await storiesByIds(
    db,
    on,
    rows.map(({ id }) => id),
  );
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const value = cards.value.map((card) => ({ card, number: numbers.get(card.id) ?? 0 }));
  return { ...cards, value, tags: [...cards.tags, seriesTag(seriesId)] };
}

export async function countOfParts(db: Db, on: OnSite, seriesId: number): Promise<Tagged<number>> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count ${partsOn(on)} and own.series_id = ${seriesId}
  `.execute(db);
  return { value: rows[0]?.count ?? 0, tags: [seriesTag(seriesId)] };
}

/** More than that nobody reads in a sitemap. */
const mostListed = 5_000;

/** Those that have a part here in this language, by their slugs. */
export async function seriesWithParts(db: Db, on: OnSite): Promise<Tagged<Series[]>> {
  const { rows } = await sql<Series>`
    select ${columns} from series e where e.site_id = ${on.site.id} and exists (select ${partsOn(on)} and own.series_id = e.id)
    order by e.slug limit ${mostListed}
  `.execute(db);
  return { value: rows, tags: [frontTag(on.site.id), seriesOnSite(on.site.id)] };
}

/** Rows of `series_part own` whose stories may be read at home here, in the language of the page. */
function partsOn(on: OnSite): RawBuilder<unknown> {
  return sql`from series_part own ${listedStory(sql.ref('own.story_id'), on)}`;
}
