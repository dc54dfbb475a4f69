import { expect, test } from 'vitest';
import { restartDelayMs } from './restart-delay.ts';

test('what died once is back at once; what keeps dying is left alone for five seconds', () => {
  expect([1, 2, 3, 6, 7, 100].map(restartDelayMs)).toEqual([100, 200, 400, 3_200, 5_000, 5_000]);
});
