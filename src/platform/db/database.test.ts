import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { isDatabaseDown, openDatabase } from './database.ts';

const { url } = await testDatabase();

test.each(['through Kysely', 'through its pool alone', 'not at all'])(
  'a database that was used %s has no connection left when it is closed',
  async (how) => {
    const database = openDatabase({ url, name: 'kawaraban test' });
    if (how === 'through Kysely') await database.db.selectFrom('site').select('id').execute();
    if (how === 'through its pool alone') await database.pool.query('select 1');
    await database.close();
    expect([database.pool.ended, database.pool.totalCount]).toEqual([true, 0]);
  },
);

test('a server that is not there is down; a file that is not there, a refusal and a wrong query are not', async () => {
  const failure = async (attempt: Promise<unknown>): Promise<unknown> =>
    attempt.then(
      () => undefined,
      (error: unknown) => error,
    );
  const socket = (path: string): Promise<unknown> => new Promise((_, reject) => connect(path).once('error', reject));
  expect(isDatabaseDown(await failure(socket('/nowhere/.s.PGSQL.5432')))).toBe(true);
  const nobody = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing', name: 'kawaraban test' });
  expect(isDatabaseDown(await failure(nobody.pool.query('select 1')))).toBe(true);
  await nobody.close();
  expect(isDatabaseDown(await failure(readFile('/nowhere/picture.jpg')))).toBe(false);
  const database = openDatabase({ url, name: 'kawaraban test' });
  expect(isDatabaseDown(await failure(database.pool.query('select nothing')))).toBe(false);
  await database.close();
});
