/** Where a story may be shown. Rights end at borders: a site that is for other readers shows nothing of it. */
import { announce } from '../../platform/db/announce.ts';
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { networkTag } from '../network/network.ts';
import type { Site } from '../network/network.ts';
import { changeStory, lockStory } from './story-changes.ts';
import { boundedStoriesOn, updateAppearances, updateTerritory } from './story-write-queries.ts';
import { storyTag } from './story-tags.ts';

/** Territories by ISO 3166-1 alpha-2; null for no bound. */
export interface Bounds {
  onlyIn: string[] | null;
  notIn: string[] | null;
}

/** As `may_enter` in SQL: a site for all is for readers of every territory, the barred one's too. */
export function mayEnter({ onlyIn, notIn }: Bounds, territory: string | null): boolean {
  if (onlyIn !== null && (territory === null || !onlyIn.includes(territory))) return false;
  return notIn === null || (territory !== null && !notIn.includes(territory));
}

export async function boundStory(db: Db, storyId: number, bounds: Bounds, actor: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockStory(tx, storyId);
    await changeStory(tx, storyId, bounds);
    await record(tx, actor, 'story.bound', `story:${storyId}`, { ...bounds });
  });
}

/** For whose readers a site is; every story that has bounds is looked at anew. */
export async function settleSite(db: Db, site: Site, territory: string | null, actor: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await updateTerritory(tx, site.id, territory);
    const bounded = await boundedStoriesOn(tx, site.id);
    for (const storyId of bounded) {
      await lockStory(tx, storyId);
      await updateAppearances(tx, storyId);
    }
    // What was shown here of other sites' stories goes with the network's own tag.
    await announce(tx, [networkTag], { withdrawn: bounded.map(storyTag) });
    await record(tx, actor, 'site.territory', `site:${site.id}`, { territory });
  });
}
