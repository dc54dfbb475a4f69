/**
 * An address is a member's when they have answered a mail that went there, in a browser in which they are logged in:
 * the link alone is worth nothing to a stranger, and pressing it gives a stranger's account nothing.
 */
import { record } from '../../platform/audit/audit-queries.ts';
import { isDuplicate } from '../../platform/db/database.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { MailAddress } from '../../platform/mail/mail-address.ts';
import { queueMail } from '../../platform/mail/queue-mail.ts';
import type { Language, Site } from '../network/network.ts';
import {
  endMailTokens,
  insertMailToken,
  mailToken,
  memberByEmail,
  memberById,
  useMailToken,
} from './account-queries.ts';
import { addressClaimedMail, addressLeftMail, proveMail } from './mails/account-mails.ts';
import { newSecret, secretHash } from './session-cookie.ts';
import { deleteSessionsOf } from './session-queries.ts';
import { endTokensOf, lockMember, setProvenAddress } from './social-queries.ts';
import { mayMail } from './throttle.ts';

export interface ProofAbout {
  site: Site;
  language: Language;
  hubOrigin: string;
  memberId: number;
  name: string;
  address: MailAddress;
  /** How they came, for the one who has an account already. */
  provider: string;
  authRequest: Buffer | null;
}

const dayMs = 86_400_000;

/** One mail, whatever the address: to be answered, or to say that it is another account's. Nothing here tells which. */
export async function sendProof(tx: Db, about: ProofAbout, now: Date): Promise<void> {
  const { memberId, address, authRequest, provider } = about;
  const to = { ...about, to: address.address };
  if (!(await mayMail(tx, address.key))) return undefined;
  const owner = await memberByEmail(tx, address.key);
  const claimed = owner !== undefined && owner.id !== memberId;
  // Also where the link goes to nobody: what waits may not tell whether the address has an account.
  const token = newSecret();
  const kept = { email: address.address, emailKey: address.key, registration: null, browser: null };
  await insertMailToken(
    tx,
    token.hash,
    { purpose: 'prove-address', memberId, ...kept, authRequest },
    new Date(now.getTime() + dayMs),
  );
  return queueMail(tx, claimed ? addressClaimedMail(to, provider) : proveMail(to, token.value));
}

export interface PendingProof {
  memberId: number;
  name: string;
  email: string;
  /** They have proven another one before. */
  changes: boolean;
  authRequest: Buffer | null;
}

/** What a mail's link would do. Looking changes nothing: programs look, too. */
export async function pendingProof(db: Db, token: string): Promise<PendingProof | undefined> {
  const hash = secretHash(token);
  const found = hash && (await mailToken(db, hash, 'prove-address'));
  const member = found && found.memberId !== null ? await memberById(db, found.memberId) : undefined;
  if (!found || !member) return undefined;
  const { email, authRequest } = found;
  return { memberId: member.id, name: member.name, email, changes: member.email !== null, authRequest };
}

export interface Proven {
  memberId: number;
  email: string;
  emailKey: string;
  /** Of the address that was the account's until now, if it is another. */
  formerKey: string | null;
  authRequest: Buffer | null;
}

/** `session`: the hub session that has pressed; every other one ends. `alongside`: done with it or not at all. */
export async function proveAddress(
  db: Db,
  answered: { token: string; memberId: number; session: Buffer; site: Site; hubOrigin: string },
  alongside: (tx: Db, proven: Proven) => Promise<void>,
): Promise<Proven> {
  const hash = secretHash(answered.token);
  const found = hash && (await mailToken(db, hash, 'prove-address'));
  if (!hash || !found || found.memberId !== answered.memberId) throw new KnownError('link-ended');
  const { memberId, site, hubOrigin } = answered;
  const { email, emailKey, authRequest } = found;
  const proof = db.transaction().execute(async (tx) => {
    const member = await lockMember(tx, memberId);
    if (!member || !(await useMailToken(tx, hash))) throw new KnownError('link-ended');
    await setProvenAddress(tx, memberId, email, emailKey);
    // Whatever else could be somebody's key to the account: log-ins elsewhere, links in other mailboxes, a registration
    // of the same address that waits for its answer.
    await deleteSessionsOf(tx, memberId, answered.session);
    await endTokensOf(tx, memberId);
    await endMailTokens(tx, emailKey, 'register');
    await record(tx, `member:${memberId}`, 'address.prove', `member:${memberId}`, {});
    if (member.email !== null && member.email !== email) {
      const language = member.language === 'ja' ? 'ja' : 'en';
      await queueMail(tx, addressLeftMail({ site, language, hubOrigin, to: member.email, name: member.name }));
    }
    const formerKey = member.emailKey === emailKey ? null : member.emailKey;
    const proven = { memberId, email, emailKey, formerKey, authRequest };
    await alongside(tx, proven);
    return proven;
  });
  return proof.catch((error: unknown) => {
    // Somebody else has an account with it by now.
    throw isDuplicate(error) ? new KnownError('link-ended') : error;
  });
}
