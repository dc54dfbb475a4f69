import { expect, test } from 'vitest';
import { openingOf, redated } from './story-opening.ts';

const [past, now, tomorrow, later] = [22, 23, 24, 25].map((day) => new Date(Date.UTC(2026, 10, day)));
const never = { firstPublishedAt: null, embargoUntil: null, embargoOpen: false };

test('a story is dated when it opens, and what has once been out keeps its date', () => {
  expect(openingOf(never, now!)).toEqual(now);
  expect(openingOf({ ...never, embargoUntil: tomorrow! }, now!)).toEqual(tomorrow);
  expect(openingOf({ ...never, embargoUntil: past! }, now!)).toEqual(now);
  expect(openingOf({ ...never, embargoUntil: tomorrow!, embargoOpen: true }, now!)).toBeNull();
  expect(openingOf({ ...never, firstPublishedAt: past!, embargoUntil: tomorrow! }, now!)).toEqual(past);
  expect(openingOf({ ...never, firstPublishedAt: past!, embargoOpen: true }, now!)).toEqual(past);
});

test('another embargo dates anew what has never been out', () => {
  const waiting = { state: 'live' as const, ...never, firstPublishedAt: tomorrow!, embargoUntil: tomorrow! };
  expect(redated(waiting, { embargoUntil: later! }, now!)).toEqual({ firstPublishedAt: later });
  expect(redated(waiting, { embargoUntil: null }, now!)).toEqual({ firstPublishedAt: now });
  expect(redated(waiting, { embargoOpen: true }, now!)).toEqual({ firstPublishedAt: null });
  expect(redated(waiting, {}, now!)).toEqual({});
  // It opened a day ago.
  expect(redated(waiting, { embargoUntil: null }, later!)).toEqual({});
  expect(redated({ ...waiting, state: 'withheld' }, { embargoUntil: null }, now!)).toEqual({});
});
