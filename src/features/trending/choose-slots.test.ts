import { describe, expect, test } from 'vitest';
import { now, sampleCandidate } from '../../../tests/support/sample-candidates.ts';
import type { Candidate } from './candidate.ts';
import { chooseSlots } from './choose-slots.ts';
import { turnOf } from './explore.ts';

const inTurn = (kind: string): Date => {
  for (let minutes = 0; ; minutes += 5) {
    const moment = new Date(now.getTime() + minutes * 60_000);
    if (turnOf(1, moment).kind === kind) return moment;
  }
};
const stories = (count: number, changed: Partial<Candidate> = {}): Candidate[] =>
  Array.from({ length: count }, (_, at) =>
    sampleCandidate({ storyId: at + 1, siteId: 2 + (at % 3), fast: 60 - at, topics: [`t${at}`], ...changed }),
  );
const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const choose = (candidates: Candidate[], moment = inTurn('plain')) => chooseSlots(1, candidates, new Map(), moment);
const idsOf = (slots: { storyId: number }[]): number[] => slots.map(({ storyId }) => storyId).toSorted((a, b) => a - b);

test('none of the site’s own, nor what readers find there too', () => {
  const too = sampleCandidate({ storyId: 9, siteId: 2, onSites: [1, 2], fast: 99 });
  const slots = choose([...stories(3), too, ...stories(4, { siteId: 1, onSites: [1] })]);
  expect(idsOf(slots)).toEqual([1, 2, 3]);
  expect(slots.every(({ siteId }) => siteId !== 1)).toBe(true);
});

test('each slot says why it is what it is', () => {
  const [first] = choose(stories(1, { fast: 40, slow: 240 }));
  expect(first?.reasons).toEqual({
    kind: 'trending',
    heat: 40,
    usual: 0,
    lift: 9,
    score: 0.94,
    hours: expect.any(Number) as number,
  });
});

test('what is pinned stands first, whatever it is read and whatever the turn', () => {
  const pinned = sampleCandidate({ storyId: 99, siteId: 3, fast: 0, choice: { kind: 'pin' }, publishedAt: ago(500) });
  for (let minutes = 0; minutes < 200; minutes += 5) {
    const [first] = choose([...stories(3), pinned], new Date(now.getTime() + minutes * 60_000));
    expect(first).toMatchObject({ storyId: 99, reasons: { kind: 'pin' } });
  }
});

test('what nothing is read enough for is filled with the newest, by turns, and said to be', () => {
  const unread = (siteId: number, count: number) =>
    Array.from({ length: count }, (_, at) =>
      sampleCandidate({ storyId: siteId * 100 + at, siteId, fast: 0, publishedAt: ago(siteId * 100 + at) }),
    );
  const slots = choose([sampleCandidate({ storyId: 1, siteId: 2, fast: 80 }), ...unread(2, 20), ...unread(3, 2)]);
  expect(slots.map(({ storyId, reasons }) => `${storyId} ${reasons.kind}`)).toEqual([
    ...['1 trending', '300 newest', '200 newest', '301 newest', '201 newest', '202 newest', '203 newest', '204 newest'],
  ]);
});

test('the first row is of those with pictures, each else in its order', () => {
  const slots = choose(stories(8).map((one, at) => ({ ...one, pictured: at % 2 === 1 })));
  const unmoved = idsOf(choose(stories(8)));
  expect(idsOf(slots)).toEqual(unmoved);
  const pictured = slots.map(({ storyId }) => storyId % 2 === 0);
  expect(pictured).toEqual([true, true, true, true, false, false, false, false]);
});

describe('in its turn', () => {
  test('the last slot is for something new, within the same caps', () => {
    const slots = choose(
      [...stories(30), sampleCandidate({ storyId: 99, siteId: 4, fast: 0, publishedAt: inTurn('explore') })],
      inTurn('explore'),
    );
    expect(slots).toHaveLength(12);
    expect(slots.at(-1)).toMatchObject({ storyId: 99, reasons: { kind: 'new', tried: { shows: 0, clicks: 0 } } });
    expect(slots.filter(({ siteId }) => siteId === 4).length).toBeLessThanOrEqual(6);
  });

  test('two slots are swapped and say so', () => {
    const [plain, swapped] = [choose(stories(30), inTurn('plain')), choose(stories(30), inTurn('swap'))];
    expect(idsOf(swapped)).toEqual(idsOf(plain));
    expect(swapped.filter(({ reasons }) => reasons.swapped)).toHaveLength(2);
    expect(plain.filter(({ reasons }) => reasons.swapped)).toHaveLength(0);
  });
});
