/** One member, as the desk names them: by number (`57`, `member:57`), slug or address. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { membersCalled } from './role-queries.ts';
import type { ListedMember } from './role-queries.ts';

/** A member may be called “57”: where that is somebody else than number 57, neither is meant before the desk says which. */
export async function memberNamed(db: Db, named: string): Promise<ListedMember> {
  const [, marked, digits] = /^(member:)?([1-9]\d{0,14})$/.exec(named) ?? [];
  const id = digits === undefined ? null : Number(digits);
  const [member, ...others] = await membersCalled(db, { id, name: marked === undefined ? named : null });
  if (!member) throw new KnownError('member-unknown', `“${named}”.`);
  if (others.length === 0) return member;
  const each = [member, ...others].map((one) => `member:${one.id} is ${one.name} (${one.slug})`);
  throw new KnownError('member-unclear', `${each.join(', ')}.`);
}
