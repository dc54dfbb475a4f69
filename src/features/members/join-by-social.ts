/**
 * Somebody whom a provider has named becomes a member: with a name of their own choice and without an address, for
 * what a provider says of one proves nothing. They may read; one mail, if they give an address, opens the rest.
 */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import type { Language, Site } from '../network/network.ts';
import { isNameTaken } from './account-queries.ts';
import { makeMember } from './make-member.ts';
import { nameKey, nameProblem, tidyName } from './member-name.ts';
import type { NameProblem } from './member-name.ts';
import { sendProof } from './prove-address.ts';
import { rulesVersion } from './rules-version.ts';
import { secretHash } from './session-cookie.ts';
import { insertIdentity, socialArrival, useSocialArrival } from './social-queries.ts';
import type { SocialArrival } from './social-queries.ts';
import { throttle } from './throttle.ts';

export interface JoiningInput {
  name: string;
  /** May be empty: then there is no mail, and the account asks for one. */
  email: string;
  ofAge: boolean;
}

export type JoiningProblems = Partial<{ name: NameProblem | 'taken'; email: 'no-address'; ofAge: 'needed' }>;

export interface Joining {
  site: Site;
  language: Language;
  hubOrigin: string;
  reserved: readonly string[];
  network: string;
  authRequest: Buffer | null;
  /** As the button calls the provider. */
  provider: string;
}

/** Who waits to be asked, if this browser is theirs. */
export async function findArrival(db: Db, secret: string | undefined): Promise<SocialArrival | undefined> {
  const hash = secretHash(secret);
  return hash === undefined ? undefined : socialArrival(db, hash);
}

/** A name that nobody has, made of what the provider says; to be changed at will. */
export async function suggestName(db: Db, said: string | null, reserved: readonly string[]): Promise<string> {
  const whole = tidyName(said ?? '')
    .slice(0, 36)
    .toWellFormed()
    .trim();
  const usable = nameProblem(whole, reserved) === null;
  for (let number = 1; number <= 30; number += 1) {
    const name = usable && number === 1 ? whole : `${usable ? whole : 'Reader'} ${number}`;
    if (nameProblem(name, reserved) === null && !(await isNameTaken(db, nameKey(name)))) return name;
  }
  return '';
}

export async function joinBySocial(
  db: Db,
  input: JoiningInput,
  secret: string | undefined,
  about: Joining,
  now: Date,
): Promise<{ problems: JoiningProblems } | { memberId: number; plain: boolean }> {
  const hash = secretHash(secret);
  const arrival = hash && (await socialArrival(db, hash));
  if (!hash || !arrival) throw new KnownError('login-ended');
  const name = tidyName(input.name);
  const address = mailAddress(input.email);
  const problems: JoiningProblems = {};
  const ofName = nameProblem(name, about.reserved) ?? ((await isNameTaken(db, nameKey(name))) ? 'taken' : null);
  if (ofName !== null) problems.name = ofName;
  if (address === undefined && input.email.trim() !== '') problems.email = 'no-address';
  if (!input.ofAge) problems.ofAge = 'needed';
  if (Object.keys(problems).length > 0) return { problems };
  await throttle(db, 'register', about.network, address?.key ?? arrival.subject);
  return db.transaction().execute(async (tx) => {
    if (!(await useSocialArrival(tx, hash))) throw new KnownError('login-ended');
    const row = { name, language: about.language, email: null, emailKey: null, passwordHash: null };
    const memberId = await makeMember(tx, row, { mayNumberName: false });
    if (!(await insertIdentity(tx, memberId, arrival))) throw new KnownError('login-ended');
    const member: Actor = `member:${memberId}`;
    await record(tx, member, 'member.register', member, {
      ...{ rules: rulesVersion, site: about.site.id, provider: arrival.provider },
    });
    if (address) await sendProof(tx, { ...about, memberId, address, name }, now);
    return { memberId, plain: arrival.plain };
  });
}
