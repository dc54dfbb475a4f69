/** Stories as their own sites have them, for pages of the other sites. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import type { Language, Network, Site } from '../network/network.ts';
import { cardColumns, cardTables } from './list-queries.ts';
import { nextChange, toCard } from './story-rows.ts';
import type { CardRow } from './story-rows.ts';
import { storyTag } from './story-tags.ts';
import type { StoryCard } from './story.ts';

/** A card with the site that its address is on. */
export interface CardOnSite {
  site: Site;
  card: StoryCard;
}

/**
 * For a page of `on.site`: in their order, each in the language of the page where it has a pair that speaks it, else as it is; what may not leave
 * is left out. Indexes: story_pkey, story_pair, appearance (story_id, site_id).
 */
export async function storiesElsewhere(
  db: Db,
  places: readonly { storyId: number; siteId: number }[],
  on: { network: Network; site: Site; language: Language; now: Date },
): Promise<Tagged<CardOnSite[]>> {
  const { rows } = await sql<CardRow & { siteId: number; named: number }>`
    select a.site_id as "siteId", wanted.story_id as named, ${cardColumns}
    from unnest(${places.map(({ storyId }) => storyId)}::bigint[], ${places.map(({ siteId }) => siteId)}::int[])
      with ordinality as wanted (story_id, site_id, place)
    cross join lateral (
      select a.* from (
        select wanted.story_id as id
        union select s.pair_of from story s where s.id = wanted.story_id
        union select s.id from story s where s.pair_of = wanted.story_id
      ) version
      join story s on s.id = version.id
      join appearance a on a.story_id = s.id and a.site_id = wanted.site_id and a.listed
      where not s.sensitive and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at) and may_enter(s.only_in, s.not_in, ${on.site.territory})
      order by a.language = ${on.language} desc, a.story_id = wanted.story_id desc, a.id limit 1
    ) a ${cardTables}
    order by wanted.place
  `.execute(db);
  const value = rows.flatMap((row) => {
    const site = on.network.siteById(row.siteId);
    const card = site && toCard(row, { ...on, site });
    return site && card ? [{ site, card }] : [];
  });
  // What is named may come back, and what is shown in its place may go.
  const ids = [...places.map(({ storyId }) => storyId), ...rows.map(({ id }) => id)];
  return { value, tags: [...new Set(ids)].map(storyTag), expiresAt: nextChange(rows, on.now) };
}
