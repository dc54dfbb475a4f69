/** Members of a test, made as the demo makes its own: without a mail. */
import { insertMember } from '../../src/features/members/account-queries.ts';
import { createPasswords } from '../../src/features/members/passwords.ts';
import { nameKey, slugOfName } from '../../src/features/members/member-name.ts';
import type { Role } from '../../src/features/members/role.ts';
import type { Db } from '../../src/platform/db/database.ts';

export const testPassword = 'the third tram is always late';
let hashed: Promise<string> | undefined;

export async function addMember(
  db: Db,
  name: string,
  options: { proven?: boolean; grants?: { role: Role; siteId: number | null }[] } = {},
): Promise<{ id: number; slug: string; email: string }> {
  hashed ??= createPasswords().hash(testPassword);
  const slug = slugOfName(name) ?? 'member';
  const email = `${slug}@readers.example`;
  const proven = options.proven ?? true;
  const made = await insertMember(db, {
    ...{ name, nameKey: nameKey(name), slug, language: 'en' },
    ...{ email: proven ? email : null, emailKey: proven ? email : null, passwordHash: await hashed },
  });
  if (!made) throw new Error(`${name} could not be made a member.`);
  for (const { role, siteId } of options.grants ?? [])
    await db
      .insertInto('role_grant')
      .values({ member_id: made.id, role, site_id: siteId, granted_by: 'desk:test' })
      .execute();
  return { ...made, email };
}
