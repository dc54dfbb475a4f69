/** What stands in the network block of one site, slot by slot, and why. */
import type { Candidate, Scored } from './candidate.ts';
import { isFresh, scoreCandidates } from './candidate.ts';
import { drawNew, swapTwo, turnOf } from './explore.ts';
import { lift } from './heat.ts';
import { fillWithNewest, mixSlots } from './mix-slots.ts';

const slotCount = 12;
const pictureRow = 4;

export interface Slot {
  storyId: number;
  /** Where its link leads: never the site whose block it is. */
  siteId: number;
  reasons: SlotReasons;
}

export interface SlotReasons {
  /** `new` is tried out, `newest` fills up what nothing is read enough for. */
  kind: 'pin' | 'trending' | 'new' | 'newest';
  /** In reads, by the two half-lives together. */
  heat: number;
  usual: number;
  /** How many times its site's usual. */
  lift: number;
  score: number;
  /** Since it came out. */
  hours: number;
  /** What an editor added to its score. */
  boost?: number;
  /** Of a new one: how often it was seen and clicked in the block before. */
  tried?: { shows: number; clicks: number };
  /** Stands here by chance, for learning what places are worth. */
  swapped?: true;
}

export function chooseSlots(
  siteId: number,
  candidates: readonly Candidate[],
  usualOf: ReadonlyMap<number, number>,
  now: Date,
): Slot[] {
  // What the site has itself, its readers find there.
  const elsewhere = candidates.filter(({ onSites }) => !onSites.includes(siteId));
  const scored = scoreCandidates(elsewhere, usualOf, now);
  const pinned = onePerCluster(scored.filter(({ choice }) => choice?.kind === 'pin')).slice(0, slotCount);
  const open = scored.filter(({ choice }) => choice?.kind !== 'pin');
  const fresh = open.filter((one) => isFresh(one, one.heat, now));
  const turn = turnOf(siteId, now);
  const tryOut = turn.kind === 'explore' && pinned.length < slotCount ? drawNew(fresh, turn.random, now) : undefined;
  const taken = [...pinned, ...(tryOut ? [tryOut] : [])];
  const mixed = mixSlots(fresh, slotCount, taken);
  const newest = fillWithNewest(open, slotCount, [...taken, ...mixed]);
  const filled = [
    ...mixed.map((one) => ({ one, kind: 'trending' as const })),
    ...newest.map((one) => ({ one, kind: 'newest' as const })),
  ];
  const slots = [
    ...pinned.map((one) => slotOf(one, 'pin', now)),
    ...picturedFirst(filled, pictureRow - pinned.length).map(({ one, kind }) => slotOf(one, kind, now)),
    ...(tryOut ? [slotOf(tryOut, 'new', now)] : []),
  ];
  if (turn.kind !== 'swap') return slots;
  return swapTwo(slots, pinned.length, turn.random).map((slot, at) =>
    slot === slots[at] ? slot : { ...slot, reasons: { ...slot.reasons, swapped: true } },
  );
}

/** The first row shows pictures; what has none stands after it. */
function picturedFirst<T extends { one: Scored }>(filled: readonly T[], places: number): T[] {
  const row = filled.filter(({ one }) => one.pictured).slice(0, Math.max(0, places));
  return [...row, ...filled.filter((slot) => !row.includes(slot))];
}

function onePerCluster(candidates: readonly Scored[]): Scored[] {
  return [...new Map(candidates.toReversed().map((one) => [one.cluster, one])).values()].toReversed();
}

function slotOf(one: Scored, kind: SlotReasons['kind'], now: Date): Slot {
  const { storyId, siteId, choice, tried } = one;
  return {
    storyId,
    siteId,
    reasons: {
      kind,
      heat: rounded(one.heat),
      usual: rounded(one.usual),
      lift: rounded(lift(one.heat, one.usual)),
      score: rounded(one.score),
      hours: rounded((now.getTime() - one.publishedAt.getTime()) / 3_600_000),
      ...(choice?.kind === 'boost' ? { boost: choice.by } : {}),
      ...(kind === 'new' ? { tried } : {}),
    },
  };
}

function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}
