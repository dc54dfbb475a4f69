/** Some hours of four very unequal sites, through the program's own verbs: what the network blocks may and must show. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChance } from '../bench/chance.ts';
import { fourSites, startNetworkDays } from '../bench/network-days.ts';
import type { NetworkDays } from '../bench/network-days.ts';
import type { Storm } from '../bench/storms.ts';
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
    days.send(viral, 0);
  },
);

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

describe('a storm of machines', () => {
  const [reads, minutes] = [300, 20];
  const told = reads * minutes;

  /** On a new story of the smallest site: how often the story trended, and what became of what was told. */
  async function storm(...kinds: Storm[]) {
    const smallest = network.siteByKey('yorimichi');
    if (!smallest) throw new Error('The smallest site is not there.');
    const target = await days.publish(smallest);
    const before = { ...days.totals() };
    let trended = 0;
    days.storm(target, kinds, reads);
    await days.live(minutes, (slots) => {
      trended += slots.filter(({ storyId, reasons }) => storyId === target && reasons.kind === 'trending').length;
    });
    days.storm(target, [], 0);
    const after = days.totals();
    const of = (outcome: keyof typeof after): number => after[outcome] - before[outcome];
    return { trended, robot: of('robot'), storm: of('storm'), repeated: of('repeated'), counted: of('counted') };
  }

  test('that say what they are is not counted', { timeout: 60_000 }, async () => {
    expect(await storm('robots')).toMatchObject({ trended: 0, robot: told, storm: 0 });
  });

  test.each(['machine', 'network', 'newerNetwork'] as const)(
    'with made-up browsers moves nothing: %s',
    { timeout: 60_000 },
    async (kind) => {
      const found = await storm(kind);
      expect(found.trended).toBe(0);
      // A few may have been written before there were too many.
      expect(found.storm).toBeGreaterThan(told - 6);
    },
  );

  test('that tells again and again is one reader', { timeout: 60_000 }, async () => {
    expect(await storm('script')).toMatchObject({ trended: 0, repeated: told - 1 });
  });

  test('of all kinds at once moves nothing, and as many readers would have', { timeout: 60_000 }, async () => {
    expect((await storm('robots', 'machine', 'network', 'newerNetwork', 'script')).trended).toBe(0);
    const readers = await storm('readers');
    expect(readers.trended).toBeGreaterThan(minutes);
    expect(readers.counted).toBeGreaterThan(told);
  });
});
