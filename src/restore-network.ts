/**
 * `restore FILE`: a network as a backup holds it, and what has been killed or erased since stays killed and erased. The file is
 * looked at whole before anything is touched; the tables come in one transaction; while it is not done, nothing of ours starts.
 */
import { join, normalize } from 'node:path';
import type pg from 'pg';
import { aboutInput, sayEverySecond } from './backup-network.ts';
import type { AboutBackup } from './backup-network.ts';
import { eraseNow, wordsStay } from './erase-members.ts';
import { killStory, storyState, takeDownStory } from './features/stories/stories.ts';
import { BrokenArchive, readArchive } from './platform/backup/archive.ts';
import {
  allOrNothing,
  allTables,
  appliedMigrations,
  connectedProcesses,
  copyIn,
  counters,
  dropSchema,
  emptyTables,
  foreignTables,
  inLots,
  markFinished,
  markUnfinished,
  setCounters,
  withClient,
  withoutReferences,
} from './platform/backup/table-queries.ts';
import { openDatabase } from './platform/db/database.ts';
import type { Db } from './platform/db/database.ts';
import { knownMigrations, migrate } from './platform/db/migrate.ts';
import { KnownError } from './platform/http/errors.ts';
import { openTombstones, readTombstones } from './platform/page-cache/tombstones.ts';
import type { TombstoneLine, Tombstones } from './platform/page-cache/tombstones.ts';
import { writeWhole } from './platform/storage/files.ts';
import { giveUpDeliveries, holdings, isMember, keepTombstone, ledgerOf } from './restore-queries.ts';

const actor = 'system:restore';

export interface RestoreOptions {
  databaseUrl: string;
  root: string;
  dataDir: string;
  /** What is there goes. */
  replace: boolean;
  /** Files of tombstones from other machines. */
  tombstoneFiles: readonly string[];
  now: Date;
  say: (line: string) => void;
}

export interface RestoreResult {
  madeAt: string;
  tables: number;
  pictures: number;
  /** Killed, taken down or erased since the backup, and gone again. */
  goneAgain: number;
}

/** Throws `backup-broken`, `backup-newer`, `restore-occupied` and `restore-running` before anything is changed. */
export async function restore(options: RestoreOptions, file: string): Promise<RestoreResult> {
  const { say } = options;
  say('looking at the whole file');
  const about = await lookThrough(file, sayEverySecond(say));
  const known = await knownMigrations(options.root);
  const newer = about.migrations.filter((name) => !known.includes(name));
  if (newer.length > 0) throw new KnownError('backup-newer', `It has ${newer.join(', ')}.`);
  return withClient(options.databaseUrl, 'kawaraban restore', async (client) => {
    const running = await connectedProcesses(client);
    if (running.length > 0) throw new KnownError('restore-running', `Connected: ${running.join(', ')}.`);
    const foreign = await foreignTables(client);
    if (foreign.length > 0) throw new KnownError('restore-foreign', `It holds ${foreign.join(', ')}.`);
    const before = await whatIsThere(client, options);
    if (before.sites > 0 && !options.replace) throw new KnownError('restore-occupied', `${before.holds}.`);
    if (before.sites > 0) say(`what is there goes: ${before.holds}`);
    keepLocally(options, before.tombstones);
    await prepareSchema(client, about, options);
    const pictures = await load(client, about, options, file);
    say('bringing it to the newest form');
    await migrate({ ...options, restoring: true, say: () => undefined });
    say('what has been killed or erased since goes again');
    const goneAgain = await bury(client, options, before);
    await markFinished(client);
    return { madeAt: about.madeAt, tables: about.tables.length, pictures, goneAgain };
  });
}

async function lookThrough(file: string, progress: (line: string) => void): Promise<AboutBackup> {
  let about: AboutBackup | null = null;
  let entries = 0;
  try {
    await readArchive(file, async ({ name, bytes }) => {
      if (entries === 0) about = toAbout(name, bytes);
      entries += 1;
      progress(`${entries} entries`);
    });
  } catch (error) {
    if (error instanceof BrokenArchive) throw new KnownError('backup-broken', error.message);
    throw error;
  }
  if (about === null) throw new KnownError('backup-broken', 'It is empty.');
  return about;
}

function toAbout(name: string, bytes: Buffer): AboutBackup {
  const said = name === 'ABOUT.json' ? aboutInput.safeParse(parseJson(bytes)).data : undefined;
  if (said === undefined) throw new BrokenArchive('It does not say that it is a backup of Kawaraban.');
  return said;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

interface There {
  sites: number;
  /** For people. */
  holds: string;
  tombstones: TombstoneLine[];
  /** Numbers that were given are not given again. */
  counters: Record<string, number>;
}

async function whatIsThere(client: pg.Client, { dataDir, tombstoneFiles }: RestoreOptions): Promise<There> {
  const files = [join(dataDir, 'tombstones.log'), ...tombstoneFiles];
  const written = files.flatMap((file) => readTombstones(file));
  if ((await appliedMigrations(client)).length === 0)
    return { sites: 0, holds: 'nothing', tombstones: written, counters: {} };
  return {
    ...(await holdings(client)),
    tombstones: [...written, ...(await ledgerOf(client))],
    counters: await counters(client),
  };
}

/** On the disk before anything goes: a second try, after one that broke off, has nothing else. */
function keepLocally({ dataDir, now }: RestoreOptions, tombstones: readonly TombstoneLine[]): void {
  const local = openTombstones(join(dataDir, 'tombstones.log'));
  for (const [tag, kind] of kindsOf(tombstones)) local.add([tag], now, kind ?? undefined);
}

/** As it was when the backup was made; the mark is set before anything goes. */
async function prepareSchema(
  client: pg.Client,
  about: AboutBackup,
  { databaseUrl, root }: RestoreOptions,
): Promise<void> {
  const applied = await appliedMigrations(client);
  if (applied.join() === about.migrations.join()) return markUnfinished(client);
  if (applied.length > 0) await dropSchema(client);
  await markUnfinished(client);
  const last = about.migrations.at(-1);
  await migrate({
    databaseUrl,
    root,
    restoring: true,
    say: () => undefined,
    ...(last === undefined ? {} : { upTo: last }),
  });
}

/** How many files of pictures came. */
async function load(client: pg.Client, about: AboutBackup, options: RestoreOptions, file: string): Promise<number> {
  const tables = new Map(about.tables.map((table) => [table.name, table]));
  const media = join(options.dataDir, 'media');
  const progress = sayEverySecond(options.say);
  let pictures = 0;
  const take = async (): Promise<void> => {
    await emptyTables(client, await allTables(client));
    await readArchive(file, async ({ name, bytes }) => {
      const [kind, ...rest] = name.split('/');
      const table = kind === 'tables' ? tables.get(rest[0] ?? '') : undefined;
      if (table) await copyIn(client, table, bytes);
      if (kind === 'media') {
        await writeWhole(insideOf(media, rest.join('/')), bytes);
        pictures += 1;
      }
      progress(name);
    });
    await setCounters(client, about.counters);
    await giveUpDeliveries(client);
  };
  await allOrNothing(client, () => inLots(client, () => withoutReferences(client, take)));
  return pictures;
}

/** An archive names files below its folder, whatever it says. */
function insideOf(folder: string, path: string): string {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + '/')) throw new KnownError('backup-broken', `It names ${path}.`);
  return file;
}

/** By the product's own verbs; one that is there already changes nothing. */
async function bury(client: pg.Client, options: RestoreOptions, before: There): Promise<number> {
  await setCounters(client, await beyond(client, before));
  const { db, close } = openDatabase({
    url: options.databaseUrl,
    name: 'kawaraban restore',
    statementTimeoutMs: 60_000,
  });
  try {
    const local = openTombstones(join(options.dataDir, 'tombstones.log'));
    let again = 0;
    for (const [tag, kind] of kindsOf(before.tombstones)) {
      if (await buryOne(db, local, { tag, kind, now: options.now })) again += 1;
    }
    return again;
  } finally {
    await close();
  }
}

/** Whoever knew what it was has the word; of an erasure, whoever knew what became of the words. */
function kindsOf(tombstones: readonly TombstoneLine[]): Map<string, string | null> {
  const kinds = new Map<string, string | null>();
  for (const { tag, kind } of tombstones) {
    const known = kinds.get(tag) ?? null;
    if (known === null || (kind !== null && kind !== 'erasure')) kinds.set(tag, kind);
  }
  return kinds;
}

interface Buried {
  tag: string;
  kind: string | null;
  now: Date;
}

/** Whether it had come back. */
async function buryOne(db: Db, local: Tombstones, { tag, kind, now }: Buried): Promise<boolean> {
  const [, what, number] = /^(story|member):(\d{1,15})$/.exec(tag) ?? [];
  const id = Number(number);
  // What nobody knows more of leaves no trace: a notice can be given again, a court's order cannot be taken back.
  const how = what === 'member' ? 'erasure' : kind === 'kill' ? 'kill' : 'takedown';
  const came = what === 'member' ? await isMember(db, id) : what === 'story' && (await isStanding(db, id));
  if (!came) await keepTombstone(db, how, tag);
  // Where nobody knows whether their words were to stay, they go.
  else if (how === 'erasure') await eraseNow(db, local, id, { words: kind !== wordsStay, now });
  else if (how === 'kill') await killStory(db, local, id, null, actor, now);
  else await takeDownStory(db, local, id, actor, now);
  return came;
}

/** A number of something that was made after the backup, and then killed, may not become that of something new. */
async function beyond(client: pg.Client, { tombstones, counters: former }: There): Promise<Record<string, number>> {
  const next = await counters(client);
  for (const [place, value] of Object.entries(former))
    if (place in next) next[place] = Math.max(next[place] ?? 1, value);
  for (const { tag } of tombstones) {
    const [, what, number] = /^(story|member):(\d{1,15})$/.exec(tag) ?? [];
    const place = `${what}.id`;
    if (what && place in next) next[place] = Math.max(next[place] ?? 1, Number(number) + 1);
  }
  return next;
}

/** Whether it is there, and neither killed nor taken down. */
async function isStanding(db: Db, storyId: number): Promise<boolean> {
  const state = await storyState(db, storyId);
  return state !== undefined && state !== 'killed' && state !== 'taken-down';
}
