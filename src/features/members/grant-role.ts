/** Roles are given and taken by somebody else than who has them; both are in the audit log. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { deleteGrant, insertGrant } from './role-queries.ts';
import type { GrantWanted } from './role.ts';
import { deleteSessionsOf } from './session-queries.ts';

export async function grantRole(db: Db, grant: GrantWanted, actor: Actor): Promise<void> {
  if (actor === `member:${grant.memberId}`) throw new KnownError('forbidden', 'Nobody changes their own role.');
  await db.transaction().execute(async (tx) => {
    if (await insertGrant(tx, grant, actor))
      await record(tx, actor, 'role.grant', `member:${grant.memberId}`, { ...grant });
    // A session from before would live on by a member's longer limits.
    await deleteSessionsOf(tx, grant.memberId);
  });
}

export async function revokeRole(db: Db, grant: GrantWanted, actor: Actor): Promise<void> {
  if (actor === `member:${grant.memberId}`) throw new KnownError('forbidden', 'Nobody changes their own role.');
  await db.transaction().execute(async (tx) => {
    if (await deleteGrant(tx, grant)) await record(tx, actor, 'role.revoke', `member:${grant.memberId}`, { ...grant });
  });
}
