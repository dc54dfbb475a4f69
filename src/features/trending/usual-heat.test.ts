import { expect, test } from 'vitest';
import { usualHeat } from './usual-heat.ts';

const now = new Date('2026-11-24T09:40:00Z');
const ago = (hours: number, mean: number, siteId = 1) => ({
  siteId,
  hour: new Date(new Date('2026-11-24T09:00:00Z').getTime() - hours * 3_600_000),
  mean,
});
const usual = (...kept: Parameters<typeof usualHeat>[0]) => usualHeat(kept, now).get(1);

test('a Tuesday at nine is compared with the last four Tuesdays at nine', () => {
  expect(usual(ago(168, 2), ago(336, 4), ago(5 * 168, 100), ago(1, 50), ago(167, 90))).toBe(3);
});

test('in its first week a site is compared with its last day, in its first hour with how it is', () => {
  expect(usual(ago(1, 2), ago(23, 6), ago(30, 100))).toBe(4);
  expect(usual(ago(0, 7), ago(168, 2, 2), ago(1, 2, 2))).toBe(7);
});

test('the hour under way is not compared with itself', () => {
  expect(usual(ago(0, 100), ago(1, 3))).toBe(3);
});
