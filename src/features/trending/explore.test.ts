import { describe, expect, test } from 'vitest';
import { now, sampleCandidate } from '../../../tests/support/sample-candidates.ts';
import { scoreCandidates } from './candidate.ts';
import { drawNew, drawRate, swapTwo, turnOf } from './explore.ts';

const minute = 60_000;
const turns = (siteId: number, count: number) =>
  Array.from({ length: count }, (_, at) => turnOf(siteId, new Date(now.getTime() + at * 5 * minute)));

describe('turns', () => {
  test('one in three explores, one swaps, and sites do so one after the other', () => {
    const kinds = turns(1, 30).map(({ kind }) => kind);
    for (const kind of ['explore', 'swap', 'plain']) expect(kinds.filter((one) => one === kind)).toHaveLength(10);
    expect(new Set([1, 2, 3].map((siteId) => turnOf(siteId, now).kind)).size).toBe(3);
  });

  test('what chance says stays the same for five minutes, and is other in the next turn and on other sites', () => {
    const first = (siteId: number, off: number) => turnOf(siteId, new Date(now.getTime() + off)).random();
    expect(first(1, 4 * minute)).toBe(first(1, 0));
    expect(new Set([first(1, 0), first(2, 0), first(1, 5 * minute), first(1, 10 * minute)]).size).toBe(4);
  });

  test('chance is even', () => {
    const drawn = turns(3, 4_000).map(({ random }) => random());
    for (const tenth of Array.from({ length: 10 }, (_, at) => at / 10)) {
      const within = drawn.filter((one) => one >= tenth && one < tenth + 0.1).length;
      expect(within).toBeGreaterThan(320);
      expect(within).toBeLessThan(480);
    }
  });
});

test('a draw is about as good as what it is drawn from, and bolder where little is known', () => {
  const { random } = turnOf(1, now);
  const draws = (tried: { shows: number; clicks: number }) =>
    Array.from({ length: 2_000 }, () => drawRate(tried, random));
  const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const spread = (all: number[]) => Math.max(...all) - Math.min(...all);
  const [unknown, known] = [draws({ shows: 0, clicks: 0 }), draws({ shows: 20_000, clicks: 1_000 })];
  expect(mean(unknown)).toBeCloseTo(1 / 21, 1.5);
  expect(mean(known)).toBeCloseTo(0.05, 2);
  expect(spread(unknown)).toBeGreaterThan(5 * spread(known));
});

test('only the new and little shown are tried out', () => {
  const hours = (count: number): Date => new Date(now.getTime() - count * 3_600_000);
  const young = Array.from({ length: 7 }, (_, at) =>
    sampleCandidate({ storyId: at + 1, publishedAt: hours(1), tried: { shows: at * 100, clicks: 0 } }),
  );
  const old = sampleCandidate({ storyId: 99, publishedAt: hours(7) });
  const scored = scoreCandidates([...young, old], new Map(), now);
  const drawn = new Set(turns(1, 300).map(({ random }) => drawNew(scored, random, now)?.storyId));
  expect(drawn).toEqual(new Set([1, 2, 3, 4, 5]));
});

test('a swap changes two places and leaves the pinned where they are', () => {
  for (const { random } of turns(2, 200)) {
    const swapped = swapTwo([0, 1, 2, 3, 4], 2, random);
    expect(swapped.slice(0, 2)).toEqual([0, 1]);
    expect(swapped.filter((one, at) => one !== at)).toHaveLength(2);
    expect(new Set(swapped)).toEqual(new Set([0, 1, 2, 3, 4]));
  }
  expect(swapTwo([1, 2], 1, () => 0.5)).toEqual([1, 2]);
});
