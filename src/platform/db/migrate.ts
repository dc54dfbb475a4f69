/** Brings a database to the schema in migrations/: forward only, one migrator at a time. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration, MigrationProvider } from 'kysely/migration';
import { isUnfinished } from '../backup/table-queries.ts';
import { KnownError } from '../http/errors.ts';
import { openDatabase } from './database.ts';

export interface MigrateOptions {
  databaseUrl: string;
  root: string;
  say: (line: string) => void;
  /** The last one that is applied; all, if none is named. */
  upTo?: string;
  /** A restore is under way, and this is it. */
  restoring?: boolean;
}

export async function migrate(options: MigrateOptions): Promise<{ applied: number }> {
  const { db, pool, close } = openDatabase({
    url: options.databaseUrl,
    name: 'kawaraban migrate',
    // An index over a large archive takes its time.
    statementTimeoutMs: 3_600_000,
  });
  try {
    if (!options.restoring && (await isUnfinished(pool))) throw new KnownError('restore-unfinished');
    // First, so that our SQL may name graphile_worker.
    await runMigrations({ pgPool: pool });
    const migrator = new Migrator({ db, provider: sqlFiles(join(options.root, 'migrations')) });
    const { error, results = [] } = await (options.upTo === undefined
      ? migrator.migrateToLatest()
      : migrator.migrateTo(options.upTo));
    for (const result of results) options.say(`migration ${result.migrationName}: ${result.status.toLowerCase()}`);
    if (error !== undefined) throw error;
    return { applied: results.length };
  } finally {
    await close();
  }
}

/** The names of all there are, in their order. */
export async function knownMigrations(root: string): Promise<string[]> {
  const files = await readdir(join(root, 'migrations'));
  return files
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.replace(/\.sql$/, ''))
    .toSorted();
}

function sqlFiles(folder: string): MigrationProvider {
  return {
    async getMigrations() {
      const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted();
      const entries = files.map(async (file): Promise<[string, Migration]> => {
        const text = await readFile(join(folder, file), 'utf8');
        return [file.replace(/\.sql$/, ''), { up: async (db) => void (await sql.raw(text).execute(db)) }];
      });
      return Object.fromEntries(await Promise.all(entries));
    },
  };
}
