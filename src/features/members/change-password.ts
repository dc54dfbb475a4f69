/** A member who knows the old password sets a new one; every other log-in ends. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { memberById, setPasswordHash } from './account-queries.ts';
import { passwordProblem } from './password-rules.ts';
import type { PasswordProblem } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import { deleteSessionsOf } from './session-queries.ts';
import { endTokensOf } from './social-queries.ts';
import { throttle } from './throttle.ts';

export async function changePassword(
  db: Db,
  passwords: Passwords,
  wanted: { memberId: number; session: Buffer; old: string; password: string; network: string },
): Promise<PasswordProblem | null> {
  const member = await memberById(db, wanted.memberId);
  if (!member) throw new KnownError('forbidden');
  await throttle(db, 'change', wanted.network, `member ${member.id}`);
  if (!(await passwords.matches(wanted.old.slice(0, 512), member.passwordHash))) throw new KnownError('wrong-password');
  const problem = passwordProblem(wanted.password, [member.name, member.email ?? '']);
  if (problem !== null) return problem;
  const passwordHash = await passwords.hash(wanted.password);
  await db.transaction().execute(async (tx) => {
    await setPasswordHash(tx, member.id, passwordHash);
    await deleteSessionsOf(tx, member.id, wanted.session);
    await endTokensOf(tx, member.id);
  });
  return null;
}
