/**
 * A block that shows only what is clicked already never learns of anything else. In one turn of three its last slot goes to
 * something new and hardly shown; in another, two slots change places, which tells what a place is worth by itself.
 */
import type { Scored } from './candidate.ts';

/** Pages are everybody's, so a turn is a time and not a view; long enough that pages are not made anew for it each minute. */
const turnMs = 300_000;
const newHours = 6;
const leastShown = 5;
/** What a story is believed to do before anybody has seen it: one click in twenty-one. */
const prior = { clicks: 1, misses: 20 };
const hourMs = 3_600_000;

export type Turn = { kind: 'explore' | 'swap' | 'plain'; random: () => number };

/** The same for every computation within a turn; sites take their turns one after the other. */
export function turnOf(siteId: number, now: Date): Turn {
  const number = Math.floor(now.getTime() / turnMs);
  const kind = (['explore', 'swap', 'plain'] as const)[(number + siteId) % 3] ?? 'plain';
  return { kind, random: chance(number * 31 + siteId) };
}

/** A Thompson draw: each is imagined as good as it might be by what is known of it, and the best of that day is taken. */
export function drawNew(candidates: readonly Scored[], random: () => number, now: Date): Scored | undefined {
  const young = candidates
    .filter(({ publishedAt }) => now.getTime() - publishedAt.getTime() < newHours * hourMs)
    .toSorted((a, b) => a.tried.shows - b.tried.shows || a.storyId - b.storyId)
    .slice(0, leastShown);
  const drawn = young.map((candidate) => ({ candidate, imagined: drawRate(candidate.tried, random) }));
  return drawn.toSorted((a, b) => b.imagined - a.imagined)[0]?.candidate;
}

/** From Beta(1 + clicks, 20 + shows − clicks). */
export function drawRate({ shows, clicks }: { shows: number; clicks: number }, random: () => number): number {
  const hits = drawGamma(prior.clicks + clicks, random);
  const misses = drawGamma(prior.misses + Math.max(0, shows - clicks), random);
  return hits / (hits + misses);
}

/** Two of the slots in each other's place; the first `fixed` stay. */
export function swapTwo<T>(slots: readonly T[], fixed: number, random: () => number): T[] {
  const free = slots.length - fixed;
  if (free < 2) return [...slots];
  const one = fixed + Math.floor(random() * free);
  const other = fixed + ((one - fixed + 1 + Math.floor(random() * (free - 1))) % free);
  const from = (at: number): number => (at === one ? other : at === other ? one : at);
  return slots.flatMap((_, at) => slots.slice(from(at), from(at) + 1));
}

/** Marsaglia and Tsang 2000, for shapes of 1 and more. */
function drawGamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box and Muller. */
function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Numbers from 0 to 1 by a linear congruence of 2^48 (the constants of POSIX’s drand48). */
function chance(seed: number): () => number {
  let state = (BigInt(seed) << 16n) | 0x330en;
  const next = (): number => {
    state = (state * 0x5deece66dn + 0xbn) & 0xffff_ffff_ffffn;
    return Number(state) / 2 ** 48;
  };
  // Neighbouring seeds begin alike.
  for (let thrown = 0; thrown < 4; thrown += 1) next();
  return next;
}
