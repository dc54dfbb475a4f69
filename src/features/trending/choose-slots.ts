/** What stands in the network block of one site, slot by slot, and why. */
import type { Candidate, Scored } from './candidate.ts';
import { scoreCandidates } from './candidate.ts';
import { drawNew, swapTwo, turnOf } from './explore.ts';
import { lift } from './heat.ts';
import { mixSlots } from './mix-slots.ts';

export const slotCount = 12;

export interface Slot {
  storyId: number;
  /** Where its link leads: never the site whose block it is. */
  siteId: number;
  reasons: SlotReasons;
}

export interface SlotReasons {
  kind: 'pin' | 'trending' | 'new';
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

export interface Supply {
  candidates: readonly Candidate[];
  /** Stories that have an address on the site itself: readers find them there. */
  own: ReadonlySet<number>;
  usualOf: ReadonlyMap<number, number>;
}

export function chooseSlots(siteId: number, supply: Supply, now: Date): Slot[] {
  const elsewhere = supply.candidates.filter((one) => one.siteId !== siteId && !supply.own.has(one.cluster));
  const scored = scoreCandidates(elsewhere, supply.usualOf, now);
  const pinned = onePerCluster(scored.filter(({ choice }) => choice?.kind === 'pin')).slice(0, slotCount);
  const open = scored.filter(({ choice }) => choice?.kind !== 'pin');
  const turn = turnOf(siteId, now);
  const tryOut = turn.kind === 'explore' && pinned.length < slotCount ? drawNew(open, turn.random, now) : undefined;
  const rest = tryOut ? open.filter(({ cluster }) => cluster !== tryOut.cluster) : open;
  const mixed = mixSlots(rest, slotCount, [...pinned, ...(tryOut ? [tryOut] : [])]);
  const slots = [
    ...pinned.map((one) => slotOf(one, 'pin', now)),
    ...mixed.map((one) => slotOf(one, 'trending', now)),
    ...(tryOut ? [slotOf(tryOut, 'new', now)] : []),
  ];
  if (turn.kind !== 'swap') return slots;
  return swapTwo(slots, pinned.length, turn.random).map((slot, at) =>
    slot === slots[at] ? slot : { ...slot, reasons: { ...slot.reasons, swapped: true } },
  );
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
