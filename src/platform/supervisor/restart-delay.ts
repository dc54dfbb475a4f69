/** How long to leave alone what keeps ending. */
const firstMs = 100;
const longestMs = 5_000;
/** What was ready for this long did not die of its start. */
const soundAfterMs = 2_000;

/** Counts the failures in a row of one child, or of several alike. */
export interface Restarts {
  /** How long to wait before the next start. Of one that never was ready: zero or less. */
  delayMs(wasReadyForMs: number): number;
}

export function createRestarts(): Restarts {
  let failures = 0;
  return {
    delayMs(wasReadyForMs) {
      failures = wasReadyForMs > soundAfterMs ? 1 : failures + 1;
      return restartDelayMs(failures);
    },
  };
}

/** Doubles with each failure in a row: 0.1, 0.2, 0.4 … 5 s. */
export function restartDelayMs(failuresInARow: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, failuresInARow - 1));
}
