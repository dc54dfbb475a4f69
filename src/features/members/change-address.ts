/** A member gives an address, the first or another one: it counts when the mail to it is answered. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import { memberById, waitingProof } from './account-queries.ts';
import { confirmSelf } from './confirm-self.ts';
import type { SelfConfirmation } from './confirm-self.ts';
import type { Passwords } from './passwords.ts';
import { sendProof } from './prove-address.ts';
import type { ProofAbout } from './prove-address.ts';
import { throttle } from './throttle.ts';

export interface ChangingAddress extends Omit<ProofAbout, 'memberId' | 'name' | 'address'>, SelfConfirmation {
  email: string;
}

/** What is wrong with it, or nothing. */
export async function changeAddress(
  db: Db,
  passwords: Passwords,
  wanted: ChangingAddress,
  now: Date,
): Promise<'no-address' | null> {
  const address = mailAddress(wanted.email);
  if (address === undefined) return 'no-address';
  const member = await memberById(db, wanted.memberId);
  if (!member) throw new KnownError('login-needed');
  await throttle(db, 'prove', wanted.network, address.key);
  // The first address takes nothing from anybody; another one would take the account along.
  if (member.email !== null) await confirmSelf(db, passwords, wanted);
  // The first one may be given anew, and a site may wait for it.
  const authRequest =
    member.email === null ? ((await waitingProof(db, wanted.memberId))?.authRequest ?? null) : wanted.authRequest;
  await db.transaction().execute((tx) => sendProof(tx, { ...wanted, name: member.name, address, authRequest }, now));
  return null;
}
