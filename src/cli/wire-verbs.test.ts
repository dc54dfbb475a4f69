import { expect, test } from 'vitest';
import type { CliContext } from './verb.ts';
import { UsageError } from './verb.ts';
import { wireVerbs } from './wire-verbs.ts';

/** No database: what is wrong use is said before one is asked for. */
const context = {} as CliContext;

test.each([
  [[], 'PROVIDER is missing.'],
  [[''], 'PROVIDER is missing.'],
  [['kaikyo'], 'FILE is missing.'],
])('wire ingest %j is wrong use', async (args, words) => {
  const run = async (): Promise<void> => wireVerbs['wire ingest']?.run(context, args, {});
  await expect(run()).rejects.toThrow(new UsageError(words));
  await expect(run()).rejects.toBeInstanceOf(UsageError);
});
