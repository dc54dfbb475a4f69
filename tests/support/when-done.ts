/** Cleans up after the test that is running, or after the file: `afterAll` inside a test is never called. */
import { afterAll, expect, onTestFinished } from 'vitest';

export function whenDone(cleanUp: () => Promise<void> | void): void {
  if (expect.getState().currentTestName === undefined) afterAll(cleanUp);
  else onTestFinished(cleanUp);
}
