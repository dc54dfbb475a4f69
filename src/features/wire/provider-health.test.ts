import { expect, test } from 'vitest';
import { rhythmInWords, silenceOf } from './provider-health.ts';

test.each([
  [null, null, 'fine'],
  [86_400, null, 'fine'],
  [86_401, null, 'late'],
  [9e9, null, 'late'],
  [3_600, 3_600, 'fine'],
  [3_601, 3_600, 'late'],
  [7_200, 3_600, 'late'],
  [7_201, 3_600, 'silent'],
] as const)('silent for %s s where %s s are expected: %s', (silentSeconds, rhythmSeconds, expected) => {
  expect(silenceOf({ silentSeconds, rhythmSeconds, awaitedSeconds: 0 })).toBe(expected);
});

test.each([
  [3_600, 3_600, 'fine'],
  [3_601, 3_600, 'late'],
  [7_201, 3_600, 'silent'],
  [9e9, null, 'fine'],
] as const)(
  'one that has never sent, awaited for %s s, where %s s are expected: %s',
  (awaitedSeconds, rhythmSeconds, expected) => {
    expect(silenceOf({ silentSeconds: null, rhythmSeconds, awaitedSeconds })).toBe(expected);
  },
);

test('a rhythm is said exactly', () => {
  expect([60, 5_400, 3_600, 21_600, 86_400, 90_000].map(rhythmInWords)).toEqual([
    ...['1 minute', '90 minutes', '1 hour', '6 hours', '1 day', '25 hours'],
  ]);
});
