/** A member's row, under a name and at an address of a page that nobody else has. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { insertMember, isNameTaken, memberByEmail } from './account-queries.ts';
import type { NewMember } from './account-queries.ts';
import { nameKey, slugOfName } from './member-name.ts';
import { newSecret } from './session-cookie.ts';

const mostTries = 40;

/**
 * A name that was taken since gets a number, or throws `name-taken` where it may not; where only the slug is another's,
 * the slug gets one. An address that has an account since ends the link.
 */
export async function makeMember(
  tx: Db,
  wanted: Omit<NewMember, 'nameKey' | 'slug'>,
  { mayNumberName }: { mayNumberName: boolean },
): Promise<number> {
  let name = wanted.name;
  let [names, slugs] = [1, 1];
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const made = await insertMember(tx, { ...wanted, name, nameKey: nameKey(name), slug: newSlug(name, slugs) });
    if (made) return made.id;
    if (wanted.emailKey !== null && (await memberByEmail(tx, wanted.emailKey)))
      throw new KnownError('link-ended', 'The address has an account by now.');
    if (!(await isNameTaken(tx, nameKey(name)))) {
      slugs += 1;
      continue;
    }
    if (!mayNumberName) break;
    names += 1;
    slugs = 1;
    name = `${Array.from(wanted.name).slice(0, 36).join('').trim()} ${names}`;
  }
  throw new KnownError('name-taken');
}

/** A name without Latin letters has an address of chance. */
function newSlug(name: string, attempt: number): string {
  const slug = slugOfName(name);
  if (slug !== undefined && attempt < 10) return attempt === 1 ? slug : `${slug}-${attempt}`;
  return `member-${newSecret().hash.toString('hex').slice(0, 8)}`;
}
