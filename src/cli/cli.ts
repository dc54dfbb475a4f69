/** Finds the verb, runs it, and turns what goes wrong into words and an exit code. */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { isDatabaseDown } from '../platform/db/database.ts';
import { KnownError } from '../platform/http/errors.ts';
import { aliasVerbs } from './alias-verbs.ts';
import { appearanceVerbs } from './appearance-verbs.ts';
import { authorVerbs } from './author-verbs.ts';
import { backupVerbs } from './backup-verbs.ts';
import { bannerVerbs } from './banner-verbs.ts';
import { bodyVerbs } from './body-verbs.ts';
import { chainVerbs } from './chain-verbs.ts';
import { commentVerbs } from './comment-verbs.ts';
import { conflictVerbs } from './conflict-verbs.ts';
import { emergencyVerbs } from './emergency-verbs.ts';
import { wordVerbs } from './word-verbs.ts';
import { discoveryVerbs } from './discovery-verbs.ts';
import { healthVerbs } from './health-verbs.ts';
import { letterVerbs } from './letter-verbs.ts';
import { memberVerbs } from './member-verbs.ts';
import { deliveryVerbs } from './delivery-verbs.ts';
import { killVerbs } from './kill-verbs.ts';
import { networkVerbs } from './network-verbs.ts';
import { pageVerbs } from './page-verbs.ts';
import { pollVerbs } from './poll-verbs.ts';
import { promoVerbs } from './promo-verbs.ts';
import { providerVerbs } from './provider-verbs.ts';
import { ruleVerbs } from './rule-verbs.ts';
import { seriesVerbs } from './series-verbs.ts';
import { storyVerbs } from './story-verbs.ts';
import { tagVerbs } from './tag-verbs.ts';
import { taskVerbs } from './task-verbs.ts';
import { territoryVerbs } from './territory-verbs.ts';
import { trendingVerbs } from './trending-verbs.ts';
import { fileTrouble } from './file-trouble.ts';
import { UnreachableError, unconfirmed, UsageError } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';
import { helpText, noSuchVerb } from './verb-help.ts';
import { wireVerbs } from './wire-verbs.ts';

const verbs: Readonly<Record<string, Verb>> = {
  ...networkVerbs,
  ...territoryVerbs,
  ...discoveryVerbs,
  ...healthVerbs,
  ...taskVerbs,
  ...backupVerbs,
  ...aliasVerbs,
  ...storyVerbs,
  ...appearanceVerbs,
  ...bodyVerbs,
  ...tagVerbs,
  ...authorVerbs,
  ...seriesVerbs,
  ...killVerbs,
  ...wireVerbs,
  ...deliveryVerbs,
  ...chainVerbs,
  ...conflictVerbs,
  ...ruleVerbs,
  ...providerVerbs,
  ...bannerVerbs,
  ...emergencyVerbs,
  ...promoVerbs,
  ...pageVerbs,
  ...pollVerbs,
  ...commentVerbs,
  ...wordVerbs,
  ...memberVerbs,
  ...letterVerbs,
  ...trendingVerbs,
};

/** 0 done · 1 refused or failed, in words · 2 used wrongly · 3 the database cannot be reached · 4 done, and not confirmed by all nodes. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

export async function runCli(args: readonly string[]): Promise<ExitCode> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const [name, rest] = findVerb(args);
  const verb = name === undefined ? undefined : verbs[name];
  if (args.length === 0 || args.includes('--help')) {
    process.stdout.write(`${helpText(verbs, args, verb)}\n`);
    return 0;
  }
  if (!verb) {
    say(noSuchVerb(verbs, args));
    return 2;
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...verb.options, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const { takes = 0 } = verb;
    if (positionals.length > takes)
      throw new UsageError(
        `“${positionals[takes]}” is one word too many: leave it out, or call the verb once for each; what belongs together goes into quotes.`,
      );
    const json = values['json'] === true;
    const context: CliContext = {
      config: readConfig(),
      json,
      result: (value, line) => void process.stdout.write(`${json ? JSON.stringify(value) : line}\n`),
      say,
      now: () => new Date(),
    };
    await verb.run(context, positionals, values as Record<string, string | boolean | undefined>);
    return process.exitCode === 1 || process.exitCode === unconfirmed ? process.exitCode : 0;
  } catch (error) {
    return explain(error, verb, rest, say);
  }
}

function findVerb(args: readonly string[]): [string | undefined, readonly string[]] {
  for (const length of [3, 2, 1]) {
    const name = args.slice(0, length).join(' ');
    if (Object.hasOwn(verbs, name)) return [name, args.slice(length)];
  }
  return [undefined, args];
}

function explain(error: unknown, verb: Verb, rest: readonly string[], say: (line: string) => void): ExitCode {
  if (error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) {
    say(`${(error as Error).message}\nUsage: ./kawaraban ${verb.usage}`);
    return 2;
  }
  if (error instanceof UnreachableError) {
    say(error.message);
    return 3;
  }
  if (isDatabaseDown(error)) {
    say('The database cannot be reached. Start it with `npm start`, or look at DATABASE_URL.');
    return 3;
  }
  say(error instanceof KnownError ? knownInWords(error, rest) : (fileTrouble(error) ?? messageOf(error)));
  return 1;
}

/** What was not sent but said here is mended in the file that says it, or in the options. */
function knownInWords({ code, message, detail, next }: KnownError, rest: readonly string[]): string {
  if (code !== 'input-invalid' || detail === undefined) return `${message}\n${next}`;
  const problems = detail.trim();
  const file = rest.find((word) => word.endsWith('.json') || word === '-');
  const where = file === '-' ? 'what came in' : (file ?? 'what was said');
  const named = rest.some((word) => problems.startsWith(`${word}:`));
  const own = file !== undefined && problems.startsWith(`${file}\n`) ? problems.slice(file.length + 1) : problems;
  return `${named ? problems : `Some of ${where} cannot be used:\n${own}`}\nMend what is named.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
