/** What a verb of the command line is. Results alone go to stdout; progress and words to stderr. */
import type { Config } from '../config.ts';

export interface CliContext {
  config: Config;
  /** Whether `--json` was asked for. */
  json: boolean;
  /** The result: a line for people, or the value as JSON. */
  result(value: unknown, line: string): void;
  /** For a database that may be empty. */
  migrateFirst?: boolean;
  say(line: string): void;
  now: () => Date;
}

export interface Verb {
  /** As in the help: `story publish STORY`. */
  usage: string;
  help: string;
  /** How many words it takes besides its options; none unless said. */
  takes?: number;
  options?: Readonly<Record<string, { type: 'string' | 'boolean' }>>;
  run(
    context: CliContext,
    args: readonly string[],
    options: Readonly<Record<string, string | boolean | undefined>>,
  ): Promise<void>;
}

/** Wrong use, told in one line; exit code 2. */
export class UsageError extends Error {}

/** The database cannot be reached; exit code 3. */
export class UnreachableError extends Error {}

/** A kill is done, and a node has not said that it has heard; exit code of its own, so that a script sees it. */
export const unconfirmed = 4;

export function needed(value: string | boolean | undefined, what: string): string {
  if (typeof value !== 'string' || value === '') throw new UsageError(`${what} is missing.`);
  return value;
}
