/** Before what changes who can get in (ASVS 7.5.1): a log-in of the last quarter of an hour, or the password again. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { memberById } from './account-queries.ts';
import type { Passwords } from './passwords.ts';
import { isFreshSession } from './social-queries.ts';
import { throttle } from './throttle.ts';

export interface SelfConfirmation {
  memberId: number;
  session: Buffer;
  /** Empty where none was asked for. */
  password: string;
  network: string;
}

/** Throws `wrong-password`, or `login-stale` where there is no password to ask for. */
export async function confirmSelf(db: Db, passwords: Passwords, self: SelfConfirmation): Promise<void> {
  if (await isFreshSession(db, self.session)) return;
  const member = await memberById(db, self.memberId);
  if (!member || member.passwordHash === null) throw new KnownError('login-stale');
  await throttle(db, 'change', self.network, `member ${member.id}`);
  if (!(await passwords.matches(self.password.slice(0, 512), member.passwordHash)))
    throw new KnownError('wrong-password');
}
