/** An empty network gets its first owner by a link that whoever runs the program has printed: no mail, no waiting. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import {
  endMailTokens,
  insertMailToken,
  isNameTaken,
  mailToken,
  memberByEmail,
  useMailToken,
} from './account-queries.ts';
import { nameKey, nameProblem, tidyName } from './member-name.ts';
import { passwordProblem } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import { makeMember } from './make-member.ts';
import type { RegistrationProblems } from './register.ts';
import { hasOwner, insertGrant } from './role-queries.ts';
import { newSecret, secretHash } from './session-cookie.ts';

const dayMs = 86_400_000;

/** The path of the link, which works once and for a day. Only while nobody owns the network. */
export async function inviteFirstOwner(tx: Db, email: string, actor: Actor, now: Date): Promise<string> {
  const address = mailAddress(email);
  if (address === undefined) throw new KnownError('input-invalid', `“${email}” is no mail address.`);
  if ((await hasOwner(tx)) || (await memberByEmail(tx, address.key))) throw new KnownError('owner-there');
  const token = newSecret();
  await endMailTokens(tx, address.key, 'first-owner');
  const of = { memberId: null, email: address.address, emailKey: address.key, registration: null, browser: null };
  const expiresAt = new Date(now.getTime() + dayMs);
  await insertMailToken(tx, token.hash, { purpose: 'first-owner', ...of, authRequest: null }, expiresAt);
  await record(tx, actor, 'owner.invite', 'network');
  return `/first-owner/${token.value}`;
}

/** Whom a link would make the owner. */
export async function pendingOwner(db: Db, token: string): Promise<{ email: string } | undefined> {
  const hash = secretHash(token);
  const found = hash && (await mailToken(db, hash, 'first-owner'));
  return found && { email: found.email };
}

export async function becomeFirstOwner(
  db: Db,
  passwords: Passwords,
  wanted: { token: string; name: string; password: string; houseNames: readonly string[] },
): Promise<{ problems: RegistrationProblems } | { memberId: number }> {
  const hash = secretHash(wanted.token);
  const found = hash && (await mailToken(db, hash, 'first-owner'));
  if (!hash || !found) throw new KnownError('link-ended');
  const { email, emailKey } = found;
  const name = tidyName(wanted.name);
  const problems: RegistrationProblems = {};
  const ofName = nameProblem(name, wanted.houseNames) ?? ((await isNameTaken(db, nameKey(name))) ? 'taken' : null);
  if (ofName !== null) problems.name = ofName;
  const ofPassword = passwordProblem(wanted.password, [name, email, ...wanted.houseNames]);
  if (ofPassword !== null) problems.password = ofPassword;
  if (Object.keys(problems).length > 0) return { problems };
  const passwordHash = await passwords.hash(wanted.password);
  return db.transaction().execute(async (tx) => {
    if (!(await useMailToken(tx, hash)) || (await hasOwner(tx))) throw new KnownError('link-ended');
    const memberId = await makeMember(
      tx,
      { name, passwordHash, language: 'en', email, emailKey },
      { mayNumberName: true },
    );
    const grant = { memberId, role: 'owner', siteId: null } as const;
    const member: Actor = `member:${memberId}`;
    await insertGrant(tx, grant, 'desk:init');
    await record(tx, 'desk:init', 'role.grant', member, grant);
    return { memberId };
  });
}
