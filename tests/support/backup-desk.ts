/** A network with something in it, and what a backup of it is asked. */
import { join } from 'node:path';
import pg from 'pg';
import { backUp } from '../../src/backup-network.ts';
import { restore } from '../../src/restore-network.ts';
import type { RestoreOptions, RestoreResult } from '../../src/restore-network.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { testDataDir } from './data-folder.ts';
import { testDatabase } from './database.ts';
import { projectRoot } from './demo-network.ts';
import { testDesk } from './test-desk.ts';
import type { TestDesk } from './test-desk.ts';
import { whenDone } from './when-done.ts';

export interface BackupDesk extends TestDesk {
  dataDir: string;
  databaseUrl: string;
  /** Into a file that is returned. */
  backUp(name?: string): Promise<string>;
}

export async function backupDesk(databaseUrl: string): Promise<BackupDesk> {
  const dataDir = testDataDir();
  const desk = await testDesk({ databaseUrl, dataDir });
  let made = 0;
  return {
    ...desk,
    ...{ dataDir, databaseUrl },
    async backUp(name) {
      made += 1;
      const file = join(dataDir, 'backups', name ?? `backup-${made}`);
      await backUp({ databaseUrl, dataDir, now: new Date(), say: () => undefined }, file);
      return file;
    },
  };
}

export function restoreTo(
  to: { databaseUrl: string; dataDir: string },
  file: string,
  options: Partial<RestoreOptions> = {},
): Promise<RestoreResult> {
  const usual = { replace: false, tombstoneFiles: [], now: new Date(), say: () => undefined };
  return restore({ ...usual, ...to, root: projectRoot, ...options }, file);
}

/** One line for each table: its name, its rows and a hash of them in any order. */
export async function printOf(databaseUrl: string, except: readonly string[] = []): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
        and relname not like 'kysely%' order by 1`);
    const lines: string[] = [];
    for (const { name } of tables.filter((table) => !except.includes(table.name))) {
      const { rows } = await client.query<{ print: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as print from "${name}" t`,
      );
      lines.push(`${name} ${rows[0]?.print}`);
    }
    return lines;
  } finally {
    await client.end();
  }
}

/** Somewhere to restore to. */
export async function elsewhere(): Promise<{ databaseUrl: string; dataDir: string }> {
  return { databaseUrl: (await testDatabase()).url, dataDir: testDataDir() };
}

/** Secrets of an hour and notes of processes: in no backup. */
export const notKept = [
  ...['session', 'auth_request', 'handoff', 'mail_token', 'social_request', 'social_arrival', 'letter_token', 'intent'],
  ...['read_salt', 'read_seen', 'read_batch', 'comment_origin', 'throttle', 'promo_key', 'promo_event', 'promo_batch'],
  ...['purge', 'worker_heartbeat', 'node', 'task_run'],
];

/** Closed when the test or the file is done. */
export function opened(databaseUrl: string): Db {
  const { db, close } = openDatabase({ url: databaseUrl, name: 'kawaraban test' });
  whenDone(close);
  return db;
}
