/**
 * From scores to a mixture: each next slot goes to what is both read and unlike what stands there already (maximal marginal
 * relevance, Carbonell and Goldstein 1998), within what is fair between sites.
 */
import type { Scored } from './candidate.ts';

/** A story below this is not called trending. An unread one has at most 0.33, one read as usual on a small site about 0.45. */
export const scoreFloor = 0.42;
const relevance = 0.7;

/** In the order of the slots, at most `count`; of a cluster, one. `taken` stands in slots before these. */
export function mixSlots(candidates: readonly Scored[], count: number, taken: readonly Scored[] = []): Scored[] {
  const most = Math.ceil(count / 2);
  const chosen = [...taken];
  const pool = new Map(
    candidates.filter(({ score }) => score >= scoreFloor).map((candidate) => [candidate, likest(candidate, taken)]),
  );
  while (chosen.length < count) {
    const full = sitesWith(chosen, most);
    const used = new Set(chosen.map(({ cluster }) => cluster));
    for (const candidate of pool.keys())
      if (used.has(candidate.cluster) || full.has(candidate.siteId)) pool.delete(candidate);
    const waiting = sitesWithout(chosen, pool.keys());
    // As many slots are left as there are sites that have none yet: those go first.
    const owed = waiting.size >= count - chosen.length;
    const next = best(pool, (candidate) => !owed || waiting.has(candidate.siteId));
    if (next === undefined) break;
    chosen.push(next);
    for (const [candidate, alike] of pool) pool.set(candidate, Math.max(alike, likeness(candidate, next)));
  }
  return chosen.slice(taken.length);
}

/** The newest of the sites in turn, those with the fewest slots first, for the slots that nothing is read enough for. */
export function fillWithNewest(candidates: readonly Scored[], count: number, taken: readonly Scored[]): Scored[] {
  const most = Math.ceil(count / 2);
  const chosen = [...taken];
  const newest = candidates.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  while (chosen.length < count) {
    const used = new Set(chosen.map(({ cluster }) => cluster));
    const slotsOf = (siteId: number): number => chosen.filter((one) => one.siteId === siteId).length;
    const left = newest.filter(({ cluster, siteId }) => !used.has(cluster) && slotsOf(siteId) < most);
    const fewest = Math.min(...left.map(({ siteId }) => slotsOf(siteId)));
    const next = left.find(({ siteId }) => slotsOf(siteId) === fewest);
    if (next === undefined) break;
    chosen.push(next);
  }
  return chosen.slice(taken.length);
}

/** 0 to 0.8. The same story twice is no question of likeness: a cluster has one slot. */
export function likeness(a: Scored, b: Scored): number {
  return (a.siteId === b.siteId ? 0.5 : 0) + 0.3 * jaccard(a.topics, b.topics);
}

function likest(candidate: Scored, others: readonly Scored[]): number {
  return Math.max(0, ...others.map((other) => likeness(candidate, other)));
}

function best(pool: ReadonlyMap<Scored, number>, mayBe: (candidate: Scored) => boolean): Scored | undefined {
  let found: Scored | undefined;
  let worth = Number.NEGATIVE_INFINITY;
  for (const [candidate, alike] of pool) {
    const margin = relevance * candidate.score - (1 - relevance) * alike;
    if (margin <= worth || !mayBe(candidate)) continue;
    found = candidate;
    worth = margin;
  }
  return found;
}

function sitesWith(chosen: readonly Scored[], slots: number): Set<number> {
  const bySite = Map.groupBy(chosen, ({ siteId }) => siteId);
  return new Set([...bySite].filter(([, own]) => own.length >= slots).map(([siteId]) => siteId));
}

function sitesWithout(chosen: readonly Scored[], pool: Iterable<Scored>): Set<number> {
  const there = new Set(chosen.map(({ siteId }) => siteId));
  return new Set([...pool].map(({ siteId }) => siteId).filter((siteId) => !there.has(siteId)));
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  const shared = a.filter((topic) => b.includes(topic)).length;
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 0 : shared / all;
}
