/** The mail that makes an address a member's, once more to where it went; what it was asked for in the course of goes along. */
import type { Db } from '../../platform/db/database.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import { memberById, waitingProof } from './account-queries.ts';
import { sendProof } from './prove-address.ts';
import type { ProofAbout } from './prove-address.ts';
import { throttle } from './throttle.ts';

/** False where none waits: then an address is to be given first. */
export async function sendProofAgain(
  db: Db,
  about: Omit<ProofAbout, 'name' | 'address' | 'authRequest'> & { network: string },
  now: Date,
): Promise<boolean> {
  const [member, waits] = [await memberById(db, about.memberId), await waitingProof(db, about.memberId)];
  const address = waits && mailAddress(waits.email);
  if (!member || !address) return false;
  await throttle(db, 'prove', about.network, address.key);
  const { authRequest } = waits;
  await db.transaction().execute((tx) => sendProof(tx, { ...about, name: member.name, address, authRequest }, now));
  return true;
}
