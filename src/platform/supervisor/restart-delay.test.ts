import { expect, test } from 'vitest';
import { createRestarts, restartDelayMs } from './restart-delay.ts';

test('what died once is back at once; what keeps dying is left alone for five seconds', () => {
  expect([1, 2, 3, 6, 7, 100].map(restartDelayMs)).toEqual([100, 200, 400, 3_200, 5_000, 5_000]);
});

test('what had been ready for a while died of something new, and is back at once', () => {
  const restarts = createRestarts();
  const never = Number.NEGATIVE_INFINITY;
  expect([never, never, 1_000, 60_000, never].map((ms) => restarts.delayMs(ms))).toEqual([100, 200, 400, 100, 200]);
});
