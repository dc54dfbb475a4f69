/** A database of its own for each test file: a copy of the migrated template, dropped when the file is done. */
import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { command, databaseNamed, dropDatabase } from './admin-command.ts';

export interface TestDatabase {
  url: string;
}

/** Called at the top of a test file: `const database = await testDatabase();`. Close your pools in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const { adminUrl, template } = inject('postgres');
  const name = `kawaraban_test_${randomBytes(6).toString('hex')}`;
  // Copying files costs a third of going through the log (`wal_log`, the default) for a schema of our size.
  await command(adminUrl, `create database ${name} template ${template} strategy file_copy`);
  afterAll(() => dropDatabase(adminUrl, name));
  return { url: databaseNamed(adminUrl, name) };
}
