/**
 * A registration becomes a member when its mail is answered, and not before: an address that somebody else typed in
 * can never be taken from its owner. Known and unknown addresses get the same answer; the mail says which.
 */
import { z } from 'zod';
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import { queueMail } from '../../platform/mail/queue-mail.ts';
import type { Language, Site } from '../network/network.ts';
import {
  endMailTokens,
  insertMailToken,
  isNameTaken,
  mailToken,
  memberByEmail,
  useMailToken,
} from './account-queries.ts';
import { makeMember } from './make-member.ts';
import { nameKey, nameProblem, tidyName } from './member-name.ts';
import type { NameProblem } from './member-name.ts';
import { alreadyMemberMail, confirmMail } from './mails/account-mails.ts';
import { passwordProblem } from './password-rules.ts';
import type { PasswordProblem } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import { rulesVersion } from './rules-version.ts';
import { newSecret, secretHash } from './session-cookie.ts';
import { mayMail, throttle } from './throttle.ts';

export interface RegistrationInput {
  email: string;
  name: string;
  password: string;
  ofAge: boolean;
  wantsLetter: boolean;
}

export type RegistrationProblems = Partial<{
  email: 'no-address';
  name: NameProblem | 'taken';
  password: PasswordProblem;
  ofAge: 'needed';
}>;

export interface Registering {
  site: Site;
  language: Language;
  /** Scheme, host and port of the hub: where the mail's link leads. */
  hubOrigin: string;
  /** Names that nobody may bear: the sites', the network's, the agencies'. */
  reserved: readonly string[];
  network: string;
  authRequest: Buffer | null;
}

const dayMs = 86_400_000;

/** What is wrong with it, or the secret of the browser that began. */
export async function beginRegistration(
  db: Db,
  passwords: Passwords,
  input: RegistrationInput,
  about: Registering,
  now: Date,
): Promise<{ problems: RegistrationProblems } | { browser: string }> {
  const address = mailAddress(input.email);
  const name = tidyName(input.name);
  const problems: RegistrationProblems = {};
  if (address === undefined) problems.email = 'no-address';
  const ofName = nameProblem(name, about.reserved) ?? ((await isNameTaken(db, nameKey(name))) ? 'taken' : null);
  if (ofName !== null) problems.name = ofName;
  const ofPassword = passwordProblem(input.password, [name, input.email, about.site.name, ...about.reserved]);
  if (ofPassword !== null) problems.password = ofPassword;
  if (!input.ofAge) problems.ofAge = 'needed';
  if (address === undefined || Object.keys(problems).length > 0) return { problems };
  await throttle(db, 'register', about.network, address.key);
  // Also for an address that has an account: the time must not tell.
  const passwordHash = await passwords.hash(input.password);
  const [token, browser] = [newSecret(), newSecret()];
  const member = await memberByEmail(db, address.key);
  const registration: Registration = {
    name,
    passwordHash,
    language: about.language,
    siteId: about.site.id,
    wantsLetter: input.wantsLetter,
    rules: rulesVersion,
  };
  if (!(await mayMail(db, address.key))) return { browser: browser.value };
  await db.transaction().execute(async (tx) => {
    const { key: emailKey } = address;
    const email = address.address;
    const expiresAt = new Date(now.getTime() + dayMs);
    const kept = { purpose: 'register', memberId: null, email, emailKey, registration, browser: browser.hash } as const;
    if (!member) await insertMailToken(tx, token.hash, { ...kept, authRequest: about.authRequest }, expiresAt);
    const to = { ...about, to: email, name };
    await queueMail(tx, member ? alreadyMemberMail(to) : confirmMail(to, token.value));
  });
  return { browser: browser.value };
}

const registrationForm = z.object({
  name: z.string(),
  passwordHash: z.string(),
  language: z.enum(['en', 'ja']),
  siteId: z.number().int(),
  // What was begun before alerts gave way to it says nothing of it.
  wantsLetter: z.boolean().default(false),
  rules: z.string(),
});
type Registration = z.infer<typeof registrationForm>;

export interface PendingRegistration {
  name: string;
  email: string;
  siteId: number;
  /** In this browser one press is enough; elsewhere the password shows that it is the same person. */
  sameBrowser: boolean;
  authRequest: Buffer | null;
}

/** What a mail's link would do. Looking changes nothing: programs look, too. */
export async function pendingRegistration(
  db: Db,
  token: string,
  browser: string | undefined,
): Promise<PendingRegistration | undefined> {
  const hash = secretHash(token);
  const found = hash && (await mailToken(db, hash, 'register'));
  if (!found) return undefined;
  const { name, siteId } = registrationForm.parse(found.registration);
  const begun = secretHash(browser);
  const sameBrowser = begun !== undefined && found.browser !== null && begun.equals(found.browser);
  return { name, email: found.email, siteId, sameBrowser, authRequest: found.authRequest };
}

export interface Confirmed {
  memberId: number;
  email: string;
  emailKey: string;
  siteId: number;
  language: Language;
  wantsLetter: boolean;
  authRequest: Buffer | null;
}

/** `password`: asked for where the browser is another. `alongside`: what is done with it or not at all. */
export async function confirmRegistration(
  db: Db,
  passwords: Passwords,
  answered: { token: string; browser: string | undefined; password: string; network: string },
  alongside: (tx: Db, confirmed: Confirmed) => Promise<void>,
): Promise<Confirmed> {
  const pending = await pendingRegistration(db, answered.token, answered.browser);
  const hash = secretHash(answered.token);
  if (!pending || !hash) throw new KnownError('link-ended');
  const found = await mailToken(db, hash, 'register');
  if (!found) throw new KnownError('link-ended');
  const registration = registrationForm.parse(found.registration);
  if (!pending.sameBrowser) {
    await throttle(db, 'confirm', answered.network, found.emailKey);
    if (!(await passwords.matches(answered.password.slice(0, 512), registration.passwordHash)))
      throw new KnownError('wrong-password');
  }
  return db.transaction().execute(async (tx) => {
    if (!(await useMailToken(tx, hash))) throw new KnownError('link-ended');
    const { name, passwordHash, language } = registration;
    const { email, emailKey, authRequest } = found;
    const row = { name, passwordHash, language, email, emailKey };
    const memberId = await makeMember(tx, row, { mayNumberName: true });
    await endMailTokens(tx, found.emailKey, 'register');
    const member: Actor = `member:${memberId}`;
    await record(tx, member, 'member.register', member, { rules: registration.rules, site: registration.siteId });
    const { siteId, wantsLetter } = registration;
    const confirmed = { memberId, email, emailKey, siteId, language, wantsLetter, authRequest };
    await alongside(tx, confirmed);
    return confirmed;
  });
}
