/** The demo with its stories and pictures, seeded once per run: the first file that wants it makes it, others copy. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { seedDemo } from '../../src/demo-seed.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import { command, databaseNamed, dropDatabase } from './admin-command.ts';
import { testDataDir } from './data-folder.ts';
import { projectRoot } from './demo-network.ts';

export interface SeededDemo {
  url: string;
  dataDir: string;
}

/** Any number; the files of one run agree on it. */
const seedingLock = 20_261_124;

/** Called at the top of a test file; the database is its own and goes with it, the pictures are shared and only read. */
export async function seededDemo(): Promise<SeededDemo> {
  const { adminUrl, template, demoFolder } = inject('postgres');
  const seeded = `${template}_demo`;
  const name = `kawaraban_test_${randomBytes(6).toString('hex')}`;
  const lock = new pg.Client({ connectionString: adminUrl });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [seedingLock]);
    if (!existsSync(demoFolder)) await seed(seeded);
    await command(adminUrl, `create database ${name} template ${seeded} strategy file_copy`);
  } finally {
    await lock.end();
  }
  afterAll(() => dropDatabase(adminUrl, name));
  const dataDir = testDataDir();
  symlinkSync(join(demoFolder, 'media'), join(dataDir, 'media'));
  return { url: databaseNamed(adminUrl, name), dataDir };
}

/** The folder gets its name last, so that its being there says that the seeding came to its end. */
async function seed(seeded: string): Promise<void> {
  const { adminUrl, template, demoFolder } = inject('postgres');
  const unfinished = `${demoFolder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(join(unfinished, 'media'), { recursive: true });
  await dropDatabase(adminUrl, seeded);
  await command(adminUrl, `create database ${seeded} template ${template} strategy file_copy`);
  const { db, close } = openDatabase({ url: databaseNamed(adminUrl, seeded), name: 'kawaraban test seed' });
  await seedDemo(db, { root: projectRoot, dataDir: unfinished }, new Date(), () => undefined);
  await close();
  renameSync(unfinished, demoFolder);
}
