/** Which part of a series a story is, with those before and after it: part of the query of its page. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { inLanguage, seriesPath } from '../network/network.ts';
import type { Words } from '../network/network.ts';
import { datesOf, pairJson, toPair } from './pair-queries.ts';
import type { PairRow } from './pair-queries.ts';
import { nextChange } from './story-rows.ts';
import type { OnSite } from './story-rows.ts';
import { seriesTag, storyTag } from './story-tags.ts';
import type { StoryPageView } from './story.ts';

export interface SeriesRow {
  id: number;
  slug: string;
  title: Words;
  number: number;
  /** As planned, or as many as may be read. */
  count: number;
  previous: PairRow | null;
  next: PairRow | null;
}

/**
 * Column `series` of a story `s` on its appearance `a`; null where it is not at home there. By series_part_pkey and its key
 * of series, language and number.
 */
export const seriesOfPage: RawBuilder<unknown> = sql`(
    select json_build_object('id', e.id, 'slug', e.slug, 'title', e.title, 'number', own.number,
      'count', greatest(e.planned, own.number, (select max(n.number) ${others(sql`true`)})),
      'previous', (select ${pairJson} ${others(sql`n.number < own.number`)} order by n.number desc limit 1),
      'next', (select ${pairJson} ${others(sql`n.number > own.number`)} order by n.number limit 1))
    from series_part own join series e on e.id = own.series_id and e.site_id = a.site_id where own.story_id = s.id
  ) as series`;

/** Other parts that may be read here, in the same language. */
function others(which: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`from series_part n join story ps on ps.id = n.story_id
      join appearance pa on pa.story_id = ps.id and pa.site_id = e.site_id and pa.listed
      join story_revision pr on pr.id = ps.revision_id
      where n.series_id = e.id and n.language = own.language and ${which}
        and may_leave(ps.state, ps.embargo_open, ps.embargo_until, ps.expires_at)`;
}

export function toSeries(row: SeriesRow | null, on: OnSite): StoryPageView['series'] {
  if (row === null) return null;
  const { text, lang } = inLanguage(row.title, on.language) ?? { text: row.slug, lang: undefined };
  return {
    ...{ name: text, lang, href: seriesPath(on.site, row.slug, on.language) },
    ...{ number: row.number, count: row.count },
    previous: row.previous && toPair(row.previous, on),
    next: row.next && toPair(row.next, on),
  };
}

/** What it was read from, and when the clock alone will change it. */
export function readOfSeries(row: SeriesRow | null, now: Date): { tags: string[]; expiresAt: Date | null } {
  if (row === null) return { tags: [], expiresAt: null };
  const beside = [row.previous, row.next].filter((part) => part !== null);
  return {
    tags: [seriesTag(row.id), ...beside.map(({ id }) => storyTag(id))],
    expiresAt: nextChange(beside.map(datesOf), now),
  };
}
