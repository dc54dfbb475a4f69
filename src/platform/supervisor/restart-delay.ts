const firstMs = 100;
const longestMs = 5_000;

/** Doubles with each failure in a row: 0.1, 0.2, 0.4 … 5 s. */
export function restartDelayMs(failuresInARow: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, failuresInARow - 1));
}
