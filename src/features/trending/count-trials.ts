/** How the stories of a block did since it was last looked at: each page view shows all twelve, a click names the story. */
import type { Tx } from '../../platform/db/database.ts';
import type { StandingSlot } from './slot-queries.ts';
import { attributeClicks, slotWorth } from './slot-worth.ts';
import type { Shown } from './slot-worth.ts';
import { addPlaceCounts, addTrials, countedUntil, placeCounts } from './trial-queries.ts';

export interface BlockCounts {
  /** Pages read, by site. */
  reads: ReadonlyMap<number, number>;
  /** Reads that came from a block, by story. */
  clicks: ReadonlyMap<number, number>;
}

const slots = 12;

export async function countTrials(
  tx: Tx,
  stood: readonly StandingSlot[],
  counts: BlockCounts,
  now: Date,
): Promise<void> {
  const shown = stood.map(({ ofSiteId, storyId, slot, reasons }): Shown => ({
    ...{ storyId, slot, shows: counts.reads.get(ofSiteId) ?? 0 },
    swapped: reasons.swapped === true,
  }));
  const worth = slotWorth(await placeCounts(tx), slots);
  const given = attributeClicks(shown, counts.clicks, worth).filter(({ shows }) => shows > 0);
  // A click in a place that everybody clicks says less of the story.
  await addTrials(
    tx,
    given.map(({ clicks, slot, ...trial }) => ({ ...trial, clicks: clicks / (worth[slot - 1] ?? 1) })),
    now,
  );
  await addPlaceCounts(
    tx,
    given.filter(({ swapped }) => swapped),
  );
  await countedUntil(tx, now);
}
