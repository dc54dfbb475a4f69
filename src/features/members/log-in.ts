/** At the hub: an address and a password for a session. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import { memberByEmail, renewPasswordHash } from './account-queries.ts';
import type { MemberRow } from './account-queries.ts';
import type { Passwords } from './passwords.ts';
import { newSecret } from './session-cookie.ts';
import { deleteSessionTree, insertSession } from './session-queries.ts';
import { throttle } from './throttle.ts';

export interface Device {
  userAgent: string;
  network: string;
  /** The hub session that this browser has had until now: it ends, and with it those of the sites. */
  instead?: Buffer | null;
}

/** For a network that anybody can reach, the passwords that the demo prints are no passwords. */
export const demoDomain = '@demo.invalid';
export const demoPassword = 'kawaraban-demo-2026';

/** Throws `wrong-login` alike for an unknown address and a wrong password, after the same work. */
export async function logIn(
  db: Db,
  passwords: Passwords,
  wanted: { email: string; password: string; local: boolean },
  device: Device,
): Promise<{ session: string; hash: Buffer; member: MemberRow }> {
  const address = mailAddress(wanted.email);
  await throttle(db, 'log-in', device.network, address?.key ?? '');
  const member = address && (await memberByEmail(db, address.key));
  const refusedHere = !wanted.local && address?.key.endsWith(demoDomain);
  const matches = await passwords.matches(wanted.password.slice(0, 512), member?.passwordHash ?? null);
  if (!member || !matches || refusedHere) throw new KnownError('wrong-login');
  await keepUpToDate(db, passwords, member, wanted.password);
  return { ...(await startHubSession(db, member.id, device)), member };
}

/** By parameters that were good once; the only moment at which the password is at hand. */
async function keepUpToDate(db: Db, passwords: Passwords, member: MemberRow, password: string): Promise<void> {
  if (member.passwordHash === null || !passwords.isOutdated(member.passwordHash)) return;
  try {
    await renewPasswordHash(db, member.id, member.passwordHash, await passwords.hash(password.slice(0, 512)));
  } catch (error) {
    // With too many waiting, the next log-in will do.
    if (!(error instanceof KnownError && error.code === 'busy')) throw error;
  }
}

export async function startHubSession(
  db: Db,
  memberId: number,
  { userAgent, network, instead = null }: Device,
): Promise<{ session: string; hash: Buffer }> {
  const secret = newSecret();
  if (instead !== null) await deleteSessionTree(db, instead);
  await insertSession(db, { hash: secret.hash, memberId, client: 'hub', parent: null, userAgent, network });
  return { session: secret.value, hash: secret.hash };
}
