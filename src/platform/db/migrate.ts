/** Brings a database to the schema in migrations/: forward only, one migrator at a time. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration, MigrationProvider } from 'kysely/migration';
import { openDatabase } from './database.ts';

export interface MigrateOptions {
  databaseUrl: string;
  root: string;
  say: (line: string) => void;
}

export async function migrate(options: MigrateOptions): Promise<{ applied: number }> {
  const { db, pool, close } = openDatabase({
    url: options.databaseUrl,
    name: 'kawaraban migrate',
    statementTimeoutMs: 600_000,
  });
  try {
    // First, so that our SQL may name graphile_worker.
    await runMigrations({ pgPool: pool });
    const migrator = new Migrator({ db, provider: sqlFiles(join(options.root, 'migrations')) });
    const { error, results = [] } = await migrator.migrateToLatest();
    for (const result of results) options.say(`migration ${result.migrationName}: ${result.status.toLowerCase()}`);
    if (error !== undefined) throw error;
    return { applied: results.length };
  } finally {
    await close();
  }
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
