/** The desk names a member by number, slug or address, and never means somebody who has taken another's number as a name. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { memberNamed } from '../src/features/members/members.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { addMember } from './support/members.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const { db } = await testDesk({ databaseUrl, dataDir: testDataDir() });

test('a name of digits is not taken for a number, nor a number for a name', async () => {
  const mio = await addMember(db, 'Mio');
  const numbered = await addMember(db, String(mio.id).padStart(2, '0'));
  await sql`update member set slug = ${String(mio.id)} where id = ${numbered.id}`.execute(db);
  await addMember(db, '4711');
  const nameOf = async (named: string): Promise<string> => (await memberNamed(db, named)).name;
  expect([await nameOf('mio'), await nameOf(mio.email), await nameOf(`member:${mio.id}`)]).toEqual([
    'Mio',
    'Mio',
    'Mio',
  ]);
  await expect(nameOf(String(mio.id))).rejects.toMatchObject({
    code: 'member-unclear',
    message: expect.stringContaining(`member:${numbered.id} is `) as string,
  });
  expect([await nameOf('4711'), await nameOf(String(numbered.id))]).toEqual([
    '4711',
    (await memberNamed(db, numbered.email)).name,
  ]);
  // Only the number is meant by it.
  await expect(nameOf('member:4711')).rejects.toMatchObject({ code: 'member-unknown' });
});
