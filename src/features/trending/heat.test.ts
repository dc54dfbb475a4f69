import { expect, test } from 'vitest';
import { boxHeat, halfLifeHours, lift, score } from './heat.ts';

/** Of so many reads an hour for ten days. */
const steady = (perHour: number) => {
  const sums = { fast: 0, slow: 0 };
  for (let minute = 0; minute < 14_400; minute += 1) {
    sums.fast += (perHour / 60) * 2 ** (-minute / 60 / halfLifeHours.fast);
    sums.slow += (perHour / 60) * 2 ** (-minute / 60 / halfLifeHours.slow);
  }
  return sums;
};

test('what is read steadily has the same heat by both half-lives', () => {
  const { fast, slow } = steady(60);
  expect(fast).toBeCloseTo(slow / 6, 0);
  expect(boxHeat({ fast, slow })).toBeCloseTo(fast, 0);
});

test('two reads on a site that has none are no wonder; fifty on one that has two are', () => {
  expect(lift(2, 0.2)).toBeLessThan(1.5);
  expect(lift(50, 2)).toBeGreaterThan(7);
});

test('a small site’s wonder beats a large site’s ordinary story, and an unread one is below the floor', () => {
  const ordinaryOnLarge = score(300, 900, 300);
  expect(score(60, 900, 3)).toBeGreaterThan(ordinaryOnLarge);
  expect(score(0, 900, 0)).toBeLessThan(0.34);
  expect(score(0, 0, 0)).toBeLessThan(0.34);
});
