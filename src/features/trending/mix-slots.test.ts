import { expect, test } from 'vitest';
import { now, sampleCandidate } from '../../../tests/support/sample-candidates.ts';
import { scoreCandidates } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import { mixSlots } from './mix-slots.ts';

const many = (siteId: number, count: number, heat: number, from = siteId * 100): Partial<Candidate>[] =>
  Array.from({ length: count }, (_, at) => ({
    storyId: from + at,
    siteId,
    fast: heat - at / 10,
    topics: [`topic ${siteId} ${at}`],
  }));
const mix = (wanted: Partial<Candidate>[], usual: [number, number][] = [], count = 12) =>
  mixSlots(scoreCandidates(wanted.map(sampleCandidate), new Map(usual), now), count);
const sitesOf = (slots: { siteId: number }[]): Record<number, number> =>
  Object.fromEntries([...Map.groupBy(slots, ({ siteId }) => siteId)].map(([siteId, own]) => [siteId, own.length]));

test('no site has more than half of the slots, however much it is read', () => {
  expect(
    sitesOf(
      mix(
        [...many(1, 40, 900), ...many(2, 2, 20)],
        [
          [1, 10],
          [2, 5],
        ],
      ),
    ),
  ).toEqual({ 1: 6, 2: 2 });
});

test('each site with something above the floor has a slot', () => {
  const slots = mix(
    [...many(1, 40, 900), ...many(2, 40, 800), ...many(3, 1, 9)],
    [
      [1, 100],
      [2, 100],
      [3, 3],
    ],
  );
  expect(sitesOf(slots)).toEqual({ 1: expect.any(Number) as number, 2: expect.any(Number) as number, 3: 1 });
  expect(slots).toHaveLength(12);
});

test('a site’s unread stories are not called trending to make up the number', () => {
  expect(sitesOf(mix([...many(1, 3, 50), ...many(2, 5, 0)]))).toEqual({ 1: 3 });
});

test('of two equally read stories of a site, the one on another subject goes first', () => {
  const about = (storyId: number, fast: number, ...topics: string[]) => ({ storyId, siteId: 1, fast, topics });
  const [first, second] = mix([about(1, 50, 'rail'), about(2, 49.9, 'rail'), about(3, 49.8, 'food')]);
  expect([first?.storyId, second?.storyId]).toEqual([1, 3]);
});

test('a story that two sites have stands there once', () => {
  const slots = mix([
    { storyId: 1, siteId: 1, cluster: 1, fast: 90 },
    { storyId: 1, siteId: 2, cluster: 1, fast: 80 },
  ]);
  expect(slots).toHaveLength(1);
});
