import { expect, test } from 'vitest';
import { boxHeat, decayFactors, lift, score } from './heat.ts';

const landmark = new Date('2026-11-24T00:00:00Z');
const at = (hours: number): Date => new Date(landmark.getTime() + hours * 3_600_000);
/** Sums of so many reads an hour from the landmark on, as they are kept: weighed by when each came. */
const steady = (perHour: number, hours: number) => {
  const sums = { fast: 0, slow: 0 };
  for (let minute = 0; minute < hours * 60; minute += 1) {
    sums.fast += (perHour / 60) * 2 ** (minute / 60 / 2);
    sums.slow += (perHour / 60) * 2 ** (minute / 60 / 12);
  }
  return sums;
};
const heatAt = (sums: { fast: number; slow: number }, hours: number): number => {
  const factors = decayFactors(landmark, at(hours));
  return boxHeat({ fast: sums.fast * factors.fast, slow: sums.slow * factors.slow });
};

test('what is read steadily has the same heat by both half-lives', () => {
  const sums = steady(60, 240);
  const factors = decayFactors(landmark, at(240));
  expect(sums.fast * factors.fast).toBeCloseTo((sums.slow * factors.slow) / 6, 0);
});

test('a read an hour ago counts more than one yesterday, and both less than one now', () => {
  const read = (hours: number) => ({ fast: 2 ** (hours / 2), slow: 2 ** (hours / 12) });
  const [now, lately, yesterday] = [24, 23, 0].map((hours) => heatAt(read(hours), 24));
  expect(now).toBeGreaterThan(lately!);
  expect(lately).toBeGreaterThan(yesterday!);
  expect(now).toBeCloseTo(0.75);
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
