/** A forgotten password: the mail's link sets another, and ends every session there was. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import { queueMail } from '../../platform/mail/queue-mail.ts';
import type { Language, Site } from '../network/network.ts';
import {
  insertMailToken,
  mailToken,
  memberByEmail,
  memberById,
  setPasswordHash,
  useMailToken,
} from './account-queries.ts';
import { noAccountMail, resetMail } from './mails/account-mails.ts';
import { passwordProblem } from './password-rules.ts';
import type { PasswordProblem } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import { newSecret, secretHash } from './session-cookie.ts';
import { deleteSessionsOf } from './session-queries.ts';
import { endTokensOf } from './social-queries.ts';
import { mayMail, throttle } from './throttle.ts';

const halfHourMs = 1_800_000;

/** The same for an address with an account and one without; what is no address is mailed nothing. */
export async function beginReset(
  db: Db,
  email: string,
  about: { site: Site; language: Language; hubOrigin: string; network: string; authRequest: Buffer | null },
  now: Date,
): Promise<void> {
  const address = mailAddress(email);
  await throttle(db, 'reset', about.network, address?.key ?? '');
  if (address === undefined) return;
  const member = await memberByEmail(db, address.key);
  const token = newSecret();
  if (!(await mayMail(db, address.key))) return;
  await db.transaction().execute(async (tx) => {
    const to = { ...about, to: member?.email ?? address.address, name: member?.name ?? '' };
    if (!member) return queueMail(tx, noAccountMail(to));
    const { authRequest } = about;
    const kept = { email: to.to, emailKey: address.key, memberId: member.id, registration: null, browser: null };
    const expiresAt = new Date(now.getTime() + halfHourMs);
    await insertMailToken(tx, token.hash, { purpose: 'reset-password', ...kept, authRequest }, expiresAt);
    return queueMail(tx, resetMail(to, token.value));
  });
}

export interface PendingReset {
  memberId: number;
  name: string;
  authRequest: Buffer | null;
}

/** Whose password a link would set. */
export async function pendingReset(db: Db, token: string): Promise<PendingReset | undefined> {
  const hash = secretHash(token);
  const found = hash && (await mailToken(db, hash, 'reset-password'));
  const member = found && found.memberId !== null ? await memberById(db, found.memberId) : undefined;
  return found && member && { memberId: member.id, name: member.name, authRequest: found.authRequest };
}

export async function resetPassword(
  db: Db,
  passwords: Passwords,
  token: string,
  password: string,
  names: readonly string[],
): Promise<{ problem: PasswordProblem } | { memberId: number; authRequest: Buffer | null }> {
  const hash = secretHash(token);
  const found = hash && (await mailToken(db, hash, 'reset-password'));
  if (!hash || !found || found.memberId === null) throw new KnownError('link-ended');
  const { memberId, emailKey, authRequest } = found;
  const member = await memberById(db, memberId);
  const problem = passwordProblem(password, [member?.name ?? '', emailKey, ...names]);
  if (problem !== null) return { problem };
  const passwordHash = await passwords.hash(password);
  return db.transaction().execute(async (tx) => {
    if (!(await useMailToken(tx, hash))) throw new KnownError('link-ended');
    // Also an address that somebody wants to move the account to.
    await endTokensOf(tx, memberId);
    await setPasswordHash(tx, memberId, passwordHash);
    // Whoever knew the old one is out.
    await deleteSessionsOf(tx, memberId);
    await record(tx, `member:${memberId}`, 'password.reset', `member:${memberId}`);
    return { memberId, authRequest };
  });
}
