/** `backup FILE`: every table at one moment, and the pictures, while everything runs. */
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { masterFile, renditionFile } from './features/media/media.ts';
import type { Crop, Rendition } from './features/media/media.ts';
import { KnownError } from './platform/http/errors.ts';
import { holdings } from './restore-queries.ts';
import { writeArchive } from './platform/backup/archive.ts';
import type { ArchiveWriter } from './platform/backup/archive.ts';
import {
  allTables,
  appliedMigrations,
  atOneMoment,
  copyOut,
  counters,
  withClient,
} from './platform/backup/table-queries.ts';
import type { TableOf } from './platform/backup/table-queries.ts';

/** What the first entry says. */
export const aboutInput = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  /** The next number of each counter, as `story.id`. */
  counters: z.record(z.string(), z.number()),
});
export type AboutBackup = z.infer<typeof aboutInput>;

/**
 * What a backup does not hold: secrets that open something for an hour or a day, salts and origins that we have promised to
 * throw away, and notes of processes that run. After a restore everybody logs in again.
 */
const leftOut = new Set([
  ...['session', 'auth_request', 'handoff', 'mail_token', 'social_request', 'social_arrival', 'letter_token', 'intent'],
  ...['read_salt', 'read_seen', 'read_batch', 'comment_origin', 'throttle', 'promo_key', 'promo_event', 'promo_batch'],
  ...['purge', 'worker_heartbeat', 'node', 'task_run'],
]);

export interface BackupResult {
  bytes: number;
  tables: number;
  rows: number;
  pictures: number;
  /** Files that a picture's row names and that are not there. */
  missing: string[];
}

export async function backUp(
  options: { databaseUrl: string; dataDir: string; now: Date; say: (line: string) => void },
  file: string,
): Promise<BackupResult> {
  const result = { tables: 0, rows: 0, pictures: 0, missing: [] as string[] };
  let named: string[] = [];
  const progress = sayEverySecond(options.say);
  const bytes = await withClient(options.databaseUrl, 'kawaraban backup', (client) =>
    writeArchive(file, async (archive) => {
      await atOneMoment(client, async () => {
        const migrations = await appliedMigrations(client);
        if (migrations.length === 0 || (await holdings(client)).sites === 0) throw new KnownError('backup-nothing');
        const tables = (await allTables(client)).filter(({ name }) => !leftOut.has(name));
        const about: AboutBackup = {
          ...{ format: 1, madeAt: options.now.toISOString() },
          ...{ migrations, tables, counters: await counters(client) },
        };
        await archive.add('ABOUT.json', Buffer.from(JSON.stringify(about, null, 1)));
        for (const table of tables) {
          progress(`table ${table.name} (${result.tables} of ${tables.length})`);
          result.rows += await addTable(client, archive, table);
          result.tables += 1;
        }
        named = await pictureFiles(client, new Set(tables.map(({ name }) => name)));
      });
      const added = await addPictures(archive, join(options.dataDir, 'media'), progress);
      result.pictures = added.size;
      result.missing = named.filter((name) => !added.has(name));
    }),
  );
  return { ...result, bytes };
}

async function addTable(client: pg.Client, archive: ArchiveWriter, table: TableOf): Promise<number> {
  let piece = 0;
  let rows = 0;
  await copyOut(client, table, async (bytes) => {
    piece += 1;
    for (const byte of bytes) if (byte === 10) rows += 1;
    await archive.add(`tables/${table.name}/${String(piece).padStart(6, '0')}`, bytes);
  });
  return rows;
}

/** What the rows name: each picture's master, its renditions, and those of pieces of it. */
async function pictureFiles(client: pg.Client, tables: ReadonlySet<string>): Promise<string[]> {
  const whole = await client.query<{ key: string; renditions: Rendition[] }>('select key, renditions from picture');
  // One of an older form is backed up before it is brought to the newest.
  const cut = tables.has('picture_crop')
    ? await client.query<{ key: string; renditions: Rendition[] } & Crop>(
        'select p.key, c.renditions, c.ratio, c.x, c.y from picture_crop c join picture p on p.id = c.picture_id',
      )
    : { rows: [] };
  const files = [
    ...whole.rows.map(({ key }) => masterFile('', key)),
    ...whole.rows.flatMap(({ key, renditions }) =>
      renditions.map((one) => renditionFile('', key, one.width, one.format)),
    ),
    ...cut.rows.flatMap(({ key, renditions, ...crop }) =>
      renditions.map((one) => renditionFile('', key, one.width, one.format, crop)),
    ),
  ];
  return files.map((path) => basename(path));
}

/** After the tables: a row's files are there before the row is, and a picture is never changed. */
async function addPictures(
  archive: ArchiveWriter,
  folder: string,
  progress: (line: string) => void,
): Promise<Set<string>> {
  const there = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
  const files = there.filter((one) => one.isFile() && !one.name.endsWith('.part'));
  const added = new Set<string>();
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    await archive.add(`media/${relative(folder, path).split(sep).join('/')}`, await readFile(path));
    added.add(file.name);
    progress(`picture files: ${added.size} of ${files.length}`);
  }
  return added;
}

export function sayEverySecond(say: (line: string) => void): (line: string) => void {
  let said = Date.now();
  return (line) => {
    if (Date.now() - said < 1_000) return;
    said = Date.now();
    say(line);
  };
}
