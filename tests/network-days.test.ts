/** Some hours of four very unequal sites, through the program's own verbs: what the network blocks may and must show. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChance } from '../bench/chance.ts';
import { fourSites, startNetworkDays } from '../bench/network-days.ts';
import type { NetworkDays } from '../bench/network-days.ts';
import { isFresh, scoreCandidates } from '../src/features/trending/candidate.ts';
import { keptSiteHeat, trendingCandidates } from '../src/features/trending/candidate-queries.ts';
import { scoreFloor } from '../src/features/trending/mix-slots.ts';
import { standingSlots } from '../src/features/trending/trending.ts';
import type { StandingSlot } from '../src/features/trending/trending.ts';
import { slotWorth } from '../src/features/trending/slot-worth.ts';
import { placeCounts } from '../src/features/trending/trial-queries.ts';
import { usualHeat } from '../src/features/trending/usual-heat.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';

const database = await testDatabase();
const { db, network } = await demoNetwork(database.url);
let days: NetworkDays;

const slotsBySite = (slots: StandingSlot[]): Map<number, StandingSlot[]> =>
  Map.groupBy(slots, ({ ofSiteId }) => ofSiteId);

/** The sites that have something above the floor for a block, whether or not they got a slot. */
async function sitesAboveFloor(ofSiteId: number, now: Date): Promise<Set<number>> {
  const candidates = (await trendingCandidates(db, now)).filter(({ onSites }) => !onSites.includes(ofSiteId));
  const scored = scoreCandidates(candidates, usualHeat(await keptSiteHeat(db, now), now), now);
  const above = scored.filter((one) => isFresh(one, one.heat, now) && one.score >= scoreFloor);
  return new Set(above.map(({ siteId }) => siteId));
}

beforeAll(async () => {
  days = await startNetworkDays({
    ...{ db, network, chance: createChance(5) },
    from: new Date('2026-11-24T02:00:00Z'),
  });
  await days.live(90);
});
afterAll(() => days.end());

test('no site has over half of the slots, and each above the floor has one', { timeout: 60_000 }, async () => {
  let blocks = 0;
  await days.live(60, async (slots, now) => {
    for (const [ofSiteId, own] of slotsBySite(slots)) {
      blocks += 1;
      expect(own).toHaveLength(12);
      for (const [siteId, its] of Map.groupBy(own, (slot) => slot.siteId)) {
        expect(siteId).not.toBe(ofSiteId);
        expect(its.length).toBeLessThanOrEqual(6);
      }
      if (now.getUTCMinutes() % 10 !== 0) continue;
      const there = new Set(own.map(({ siteId }) => siteId));
      for (const siteId of await sitesAboveFloor(ofSiteId, now)) expect(there).toContain(siteId);
    }
  });
  expect(blocks).toBe(60 * fourSites.length);
});

test(
  'a story of the smallest site that all want is up on the others within ten minutes',
  { timeout: 60_000 },
  async () => {
    const smallest = network.siteByKey('yorimichi');
    if (!smallest) throw new Error('The smallest site is not there.');
    const viral = await days.publish(smallest);
    days.send(viral, 6);
    await days.live(10);
    for (const [ofSiteId, own] of slotsBySite(await standingSlots(db)))
      if (ofSiteId !== smallest.id)
        expect(own.filter(({ reasons }) => reasons.kind === 'trending').map(({ storyId }) => storyId)).toContain(viral);
  },
);

test('a storm of machines moves nothing', { timeout: 60_000 }, async () => {
  const smallest = network.siteByKey('yorimichi');
  if (!smallest) throw new Error('The smallest site is not there.');
  const target = await days.publish(smallest);
  const before = { ...days.totals() };
  days.storm(target, 300);
  await days.live(20, (slots) => {
    const shown = slots.filter(({ storyId, reasons }) => storyId === target && reasons.kind === 'trending');
    expect(shown.map(({ reasons }) => reasons)).toEqual([]);
  });
  days.storm(target, 0);
  const { robot, storm } = days.totals();
  expect(robot - before.robot).toBe(20 * 300);
  expect(storm - before.storm).toBeGreaterThan(20 * 290);
});

test('the first places turn out to be worth more, and what is tried out is counted', { timeout: 60_000 }, async () => {
  await days.live(400);
  const worth = slotWorth(await placeCounts(db), 12);
  const mean = (places: number[]): number => places.reduce((sum, one) => sum + one, 0) / places.length;
  expect(mean(worth.slice(0, 4))).toBeGreaterThan(1.2 * mean(worth.slice(8)));
  const tried = (await trendingCandidates(db, days.now())).map((one) => one.tried);
  expect(tried.filter(({ shows }) => shows > 0).length).toBeGreaterThan(20);
  const all = tried.reduce((sum, one) => ({ shows: sum.shows + one.shows, clicks: sum.clicks + one.clicks }));
  // Two views in a hundred are followed by a click on one of twelve.
  expect((12 * all.clicks) / all.shows).toBeGreaterThan(0.01);
  expect((12 * all.clicks) / all.shows).toBeLessThan(0.03);
});
