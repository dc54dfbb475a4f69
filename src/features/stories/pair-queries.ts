/** The same story in another language of a site: part of the queries of a page and of sitemaps. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { storyPath } from '../network/network.ts';
import type { Language } from '../network/network.ts';
import { refusal } from './exit-guard.ts';
import type { ExitFacts } from './exit-guard.ts';
import type { OnSite } from './story-rows.ts';
import type { StoryPageView } from './story.ts';

/** Dates inside JSON come as text. */
type ExitDates = Omit<ExitFacts, 'embargoUntil' | 'expiresAt'> & {
  embargoUntil: string | null;
  expiresAt: string | null;
};

export type PairRow = ExitDates & {
  id: number;
  language: Language;
  sectionId: number;
  slug: string;
  headline: string;
};

/** Of a story `ps`, its revision `pr` and where it stands here, `pa`. */
export const pairJson: RawBuilder<unknown> = sql`json_build_object('id', ps.id, 'language', pa.language, 'sectionId', pa.section_id, 'slug', pa.slug,
        'headline', coalesce(pa.headline, pr.headline), 'state', ps.state, 'embargoOpen', ps.embargo_open,
        'embargoUntil', ps.embargo_until, 'expiresAt', ps.expires_at)`;

/**
 * Beside an appearance `a` and its story `s`, as `pair.found`: the story that this one names (index: story_pkey) or one
 * that names this (story_pair).
 */
export function pairOfStory(territory: string | null): RawBuilder<unknown> {
  return sql`left join lateral (
      select ${pairJson} as found
      from (select s.pair_of as id union all select naming.id from story naming where naming.pair_of = s.id) other
      join story ps on ps.id = other.id
      join appearance pa on pa.story_id = ps.id and pa.site_id = a.site_id
      join story_revision pr on pr.id = ps.revision_id
      where may_leave(ps.state, ps.embargo_open, ps.embargo_until, ps.expires_at) and may_enter(ps.only_in, ps.not_in, ${territory})
      order by ps.id limit 1
    ) pair on true`;
}

/** Null when the guard refuses it. */
export function toPair({ embargoUntil, expiresAt, ...pair }: PairRow, on: OnSite): StoryPageView['pair'] {
  const section = on.network.sectionById(pair.sectionId);
  const dates = datesOf({ embargoUntil, expiresAt });
  if (section === undefined || refusal({ ...pair, ...dates }, on.now) !== null) return null;
  return {
    language: pair.language,
    href: storyPath(on.site, section, pair.slug, pair.language),
    headline: pair.headline,
  };
}

export function datesOf({ embargoUntil, expiresAt }: Pick<PairRow, 'embargoUntil' | 'expiresAt'>) {
  return {
    embargoUntil: embargoUntil === null ? null : new Date(embargoUntil),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  };
}
