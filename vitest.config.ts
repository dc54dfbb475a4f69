/** Tests run on a real PostgreSQL, which the global setup starts; see tests/support/. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'bin/**/*.test.ts',
      'bench/**/*.test.ts',
      'faults/**/*.test.ts',
      'fuzz/**/*.test.ts',
      'tests/**/*.test.{ts,tsx}',
    ],
    globalSetup: ['tests/support/global-setup.ts'],
    // What a test prints or leaves running is a fault of the test.
    teardownTimeout: 10_000,
    // For machines that do much else: what hangs is found by it, not what is slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
