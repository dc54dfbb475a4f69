/** A command on a DATA_DIR whose PostgreSQL does not run, or runs for somebody else. */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../src/platform/db/database.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts';
import { command } from './support/admin-command.ts';
import { testDataDir } from './support/data-folder.ts';
import { projectRoot } from './support/demo-network.ts';
import { kawaraban } from './support/kawaraban.ts';
import { endAllOn, isAlive, killHard, postgresOf } from './support/launched.ts';
import { until } from './support/until.ts';

test('a command stops the server that it started, whatever happens, and never one that it found', async () => {
  const dataDir = testDataDir();
  endAllOn(dataDir);
  const environment = { DATA_DIR: dataDir };
  const init = ['init', '--name', 'The Ladder', '--host', 'ladder.example'];
  const made = await kawaraban(init, environment, { unread: true });
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
});

test('a command says that PostgreSQL is stopping and leaves it to its launcher; without one it ends it and goes on', async () => {
  const dataDir = testDataDir();
  endAllOn(dataDir);
  const environment = { DATA_DIR: dataDir };
  const made = await kawaraban(['init', '--name', 'The Ladder', '--host', 'ladder.example'], environment);
  expect(made, made.stderr).toMatchObject({ code: 0 });
  const server = await startEmbeddedPostgres({ root: projectRoot, dataDir, say: () => undefined });
  const answering = Date.now();
  expect(await kawaraban(['wire', 'status'], environment)).toMatchObject({ code: 0 });
  const answeredMs = Date.now() - answering;
  // Somebody who stays: at SIGTERM PostgreSQL lets nobody in any more and waits.
  const sitting = openDatabase({ url: server.url, name: 'kawaraban test', maxConnections: 1 });
  await sitting.pool.query('select 1');
  process.kill(server.pid, 'SIGTERM');
  // A launcher as far as its note and its command line go; it mends nothing.
  const launcher = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)', 'launcher']);
  onTestFinished(() => void launcher.kill());
  writeFileSync(join(dataDir, 'launcher.pid'), String(launcher.pid));
  await until('nobody let in', async () => {
    const asking = openDatabase({ url: server.url, name: 'kawaraban test', maxConnections: 1 });
    const refused = await asking.pool.query('select 1').then(
      () => false,
      () => true,
    );
    await asking.close();
    return refused;
  });
  const asked = Date.now();
  const refused = await kawaraban(['wire', 'status'], environment);
  expect(refused).toMatchObject({ code: 3, stdout: '' });
  expect(refused.stderr).toMatch(
    /^PostgreSQL lets nobody in just now; the launcher \(process \d+\) .*few seconds\.\n$/,
  );
  // On a machine as busy as it is now.
  expect(Date.now() - asked).toBeLessThan(answeredMs + 2_500);
  expect(isAlive(server.pid)).toBe(true);

  killHard(launcher.pid);
  await until('the launcher to end', () => !isAlive(launcher.pid));
  const answered = await kawaraban(['wire', 'status'], environment);
  expect(answered, answered.stderr).toMatchObject({ code: 0 });
  expect([server.pid, postgresOf(dataDir)].some(isAlive)).toBe(false);
  await sitting.close();
});
