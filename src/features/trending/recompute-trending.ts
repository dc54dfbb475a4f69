/** Once a minute: what each site's network block shows, in one transaction. Pages hear of it when their items change. */
import { announce } from '../../platform/db/announce.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { keptSiteHeat, sampleSiteHeat, trendingCandidates } from './candidate-queries.ts';
import { chooseSlots } from './choose-slots.ts';
import { countTrials } from './count-trials.ts';
import type { BlockCounts } from './count-trials.ts';
import { replaceSlots, standingSlots, takeTurn } from './slot-queries.ts';
import type { StandingSlot } from './slot-queries.ts';
import { isStale, trendingTag } from './trending-tag.ts';
import { usualHeat } from './usual-heat.ts';

/** What readers did from one moment to another; null where nobody counts. */
export type CountReads = (tx: Tx, since: Date, until: Date) => Promise<BlockCounts | null>;

export async function recomputeTrending(
  db: Db,
  siteIds: readonly number[],
  now: Date,
  countReads: CountReads = nobodyCounts,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const since = await takeTurn(tx, now);
    const stood = await standingSlots(tx);
    const counts = await countReads(tx, since, now);
    if (counts) await countTrials(tx, stood, counts, now);
    await sampleSiteHeat(tx, now);
    const usualOf = usualHeat(await keptSiteHeat(tx, now), now);
    const candidates = await trendingCandidates(tx, now);
    const before = Map.groupBy(stood, ({ ofSiteId }) => ofSiteId);
    const changed: number[] = [];
    for (const siteId of siteIds) {
      const slots = chooseSlots(siteId, candidates, usualOf, now);
      await replaceSlots(tx, siteId, slots, now);
      if (differ(before.get(siteId) ?? [], slots, now)) changed.push(siteId);
    }
    await announce(tx, changed.map(trendingTag));
  });
}

const nobodyCounts: CountReads = () => Promise.resolve(null);

/** What readers see of them; after a pause pages show something else, which has to go. */
function differ(
  before: readonly StandingSlot[],
  slots: readonly { storyId: number; siteId: number }[],
  now: Date,
): boolean {
  if (before.some(({ computedAt }) => isStale(computedAt, now))) return true;
  const seen = (all: readonly { storyId: number; siteId: number }[]): string =>
    all.map(({ storyId, siteId }) => `${siteId}/${storyId}`).join(' ');
  return seen(before) !== seen(slots);
}
