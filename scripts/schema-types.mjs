/**
 * The types of all tables, generated from a database that was just migrated, compared with the file in the
 * repository. `--write` writes that file instead.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '../src/platform/db/migrate.ts';
import { startTestPostgres } from '../tests/support/test-postgres.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'src', 'platform', 'db', 'schema.gen.ts');

const generated = await generateTypes();
if (process.argv.includes('--write')) {
  writeFileSync(file, generated);
  console.error('src/platform/db/schema.gen.ts is written.');
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== generated) {
  console.error('src/platform/db/schema.gen.ts is not what the migrations make: run `npm run db:types`.');
  process.exitCode = 1;
}

async function generateTypes() {
  const server = await startTestPostgres(root);
  try {
    const databaseUrl = await server.createDatabase('kawaraban_types');
    await migrate({ databaseUrl, root, say: () => undefined });
    return typesOf(databaseUrl);
  } finally {
    await server.dropDatabase('kawaraban_types');
    await server.stop();
  }
}

function typesOf(databaseUrl) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js'),
      '--dialect=postgres',
      `--url=${databaseUrl}`,
      '--print',
      '--log-level=error',
      // int8 is a number: the pool parses it so (src/platform/db/database.ts).
      `--type-mapping=${JSON.stringify({ int8: 'number' })}`,
      '--exclude-pattern=(graphile_worker.*|kysely_*)',
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0 || !stdout.includes('export interface DB'))
    throw new Error(`kysely-codegen failed: ${stderr}${stdout}`);
  return `${stdout.trim()}\n`;
}
