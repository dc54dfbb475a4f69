/** An identity at a provider becomes one more way into an account whose owner is logged in and has pressed for it. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { SocialPerson, SocialProvider } from './social-provider.ts';
import type { OwnIdentity } from './social-queries.ts';
import { deleteIdentity, deleteUnproven, insertIdentity, lockMember, memberOfIdentity } from './social-queries.ts';

export type Connected = 'connected' | 'taken';

export async function connectIdentity(
  db: Db,
  memberId: number,
  person: SocialPerson,
  { key: provider }: Pick<SocialProvider, 'key'>,
): Promise<Connected> {
  return db.transaction().execute(async (tx) => {
    const member = await lockMember(tx, memberId);
    // Whoever has proven nothing cannot lay a second way into an account that somebody else may prove to be theirs.
    if (!member || member.email === null) throw new KnownError('address-unproven');
    const holder = await memberOfIdentity(tx, person);
    if (holder?.memberId === memberId) return 'connected';
    // The same person, who came by the provider first and never confirmed: that account was a doorstep, and goes.
    if (holder && !(await deleteUnproven(tx, holder.memberId))) return 'taken';
    if (!(await insertIdentity(tx, memberId, { ...person, provider }))) return 'taken';
    await record(tx, `member:${memberId}`, 'identity.connect', `member:${memberId}`, { provider });
    return 'connected';
  });
}

/** False for the only way in. */
export async function disconnectIdentity(
  db: Db,
  memberId: number,
  identity: Pick<OwnIdentity, 'issuer' | 'subject' | 'provider'>,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockMember(tx, memberId)) || !(await deleteIdentity(tx, memberId, identity))) return false;
    const { provider } = identity;
    await record(tx, `member:${memberId}`, 'identity.disconnect', `member:${memberId}`, { provider });
    return true;
  });
}
