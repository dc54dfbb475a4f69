/** The emergency edition by command. It works without a database: a node looks into its DATA_DIR every second. */
import { join } from 'node:path';
import {
  emergencyFile,
  emergencyOf,
  longestNotice,
  readEmergencyFile,
  sayEmergency,
  writeEmergencyFile,
} from '../features/emergency/emergency.ts';
import type { EmergencyWord } from '../features/emergency/emergency.ts';
import { machineTime } from '../features/network/network.ts';
import { isDatabaseDown, openDatabase } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { isReachable } from '../platform/db/is-reachable.ts';
import { needed, UsageError } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';

const actor = 'desk:cli';

export const emergencyVerbs: Record<string, Verb> = {
  'emergency on': {
    usage: 'emergency on TEXT [--ja TEXT]',
    help: 'All sites serve their light editions with this notice above every page, also while the database is down.',
    takes: 1,
    options: { ja: { type: 'string' } },
    async run(context, [text], { ja }) {
      const words = {
        en: notice('TEXT', needed(text, 'TEXT')),
        ...(typeof ja === 'string' ? { ja: notice('--ja', ja) } : {}),
      };
      await say(context, { words, saidAt: context.now() });
      context.result({ emergency: 'on', words }, 'the emergency edition is out');
    },
  },
  'emergency off': {
    usage: 'emergency off',
    help: 'All sites serve their whole pages again.',
    async run(context) {
      await say(context, { words: null, saidAt: context.now() });
      context.result({ emergency: 'off' }, 'the emergency is over');
    },
  },
  'emergency status': {
    usage: 'emergency status',
    help: 'Whether the emergency edition is out, since when and with which notice.',
    async run(context) {
      const word = (await withDatabase(context, emergencyOf)) ?? (await readEmergencyFile(fileOf(context)));
      const state = word?.words ? 'on' : 'off';
      const since = word ? `, since ${machineTime(word.saidAt)}` : '';
      context.result({ emergency: state, ...word }, `${state}${since}${word?.words ? `: ${word.words.en}` : ''}`);
    },
  },
};

/** The file first: it is what the nodes here see whatever else fails. */
async function say(context: CliContext, word: EmergencyWord): Promise<void> {
  await writeEmergencyFile(fileOf(context), word);
  const told = await withDatabase(context, (db) => sayEmergency(db, word, actor));
  if (told === undefined)
    context.say('The database cannot be reached. The nodes on this DATA_DIR know; others will once it is back.');
}

/** Undefined where it cannot be asked. */
async function withDatabase<Value>(
  { config }: CliContext,
  ask: (db: Db) => Promise<Value>,
): Promise<Value | undefined> {
  const url = config.databaseUrl;
  if (url === null || !(await isReachable(url))) return undefined;
  const { db, close } = openDatabase({ url, name: 'kawaraban cli', statementTimeoutMs: 5_000 });
  try {
    return await ask(db);
  } catch (error) {
    if (isDatabaseDown(error)) return undefined;
    throw error;
  } finally {
    await close();
  }
}

function fileOf({ config }: CliContext): string {
  return join(config.dataDir, emergencyFile);
}

function notice(what: string, text: string): string {
  const words = text.replaceAll(/\s+/gu, ' ').trim();
  if (words === '' || words.length > longestNotice)
    throw new UsageError(`${what} is a notice of 1 to ${longestNotice} characters.`);
  return words;
}
