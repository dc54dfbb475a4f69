import { expect, test } from 'vitest';
import { attributeClicks, slotWorth } from './slot-worth.ts';

test('places are worth the same until they have been seen enough, then what chance has shown', () => {
  expect(slotWorth([], 3)).toEqual([1, 1, 1]);
  const few = slotWorth(
    [
      { slot: 1, shows: 10, clicks: 3 },
      { slot: 2, shows: 10, clicks: 1 },
    ],
    3,
  );
  expect(Math.max(...few)).toBeLessThan(1.02);
  const [first, second] = slotWorth(
    [
      { slot: 1, shows: 90_000, clicks: 9_000 },
      { slot: 2, shows: 90_000, clicks: 3_000 },
    ],
    3,
  );
  expect(first).toBeCloseTo(1.5, 1);
  expect(second).toBeCloseTo(0.5, 1);
});

test('a story’s clicks are shared among its places, and all of them are given to one', () => {
  const place = (storyId: number, slot: number, shows: number) => ({ storyId, slot, shows, swapped: false });
  const given = attributeClicks(
    [place(7, 1, 100), place(7, 2, 100), place(8, 3, 50)],
    new Map([
      [7, 6],
      [9, 4],
    ]),
    [2, 1, 1],
  );
  expect(given.map(({ clicks }) => clicks)).toEqual([4, 2, 0]);
});
