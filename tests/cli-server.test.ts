/** A command on a DATA_DIR whose PostgreSQL does not run, or runs for somebody else. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts';
import { command } from './support/admin-command.ts';
import { testDataDir } from './support/data-folder.ts';
import { projectRoot } from './support/demo-network.ts';
import { kawaraban } from './support/kawaraban.ts';
import { endAllOn, isAlive, postgresOf } from './support/launched.ts';

test('a command stops the server that it started, whatever happens, and never one that it found', async () => {
  const dataDir = testDataDir();
  endAllOn(dataDir);
  const environment = { DATA_DIR: dataDir };
  const made = await kawaraban(['init', '--name', 'The Ladder', '--host', 'ladder.example'], environment);
  expect(made, made.stderr).toMatchObject({ code: 0 });
  expect(made.stderr).toContain('starting PostgreSQL for this command');
  expect(isAlive(postgresOf(dataDir))).toBe(false);

  const server = await startEmbeddedPostgres({ root: projectRoot, dataDir, say: () => undefined });
  // As it is for a moment while a launcher starts: the server is there, and nobody has noted its address.
  rmSync(join(dataDir, 'database-url'));
  expect(await kawaraban(['wire', 'status'], environment)).toMatchObject({ code: 0 });
  expect(isAlive(server.pid)).toBe(true);

  // A database that a newer program has migrated.
  await command(server.url, `insert into kysely_migration values ('9999_later', '2099-01-01')`);
  await server.stop();
  for (const args of [
    ['wire', 'status'],
    ['init', '--name', 'Again', '--host', 'again.example'],
  ])
    expect(await kawaraban(args, environment)).toMatchObject({ code: 1, stdout: '' });
  expect(isAlive(postgresOf(dataDir))).toBe(false);
}, 40_000);
