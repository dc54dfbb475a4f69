/** What waits for the desk after an update: new conflicts, and those that the update has changed or settled. */
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Tx } from '../../platform/db/database.ts';
import { insertConflict, openConflictsOf, settleConflict, updateConflict } from './conflict-queries.ts';
import { partAt, sameParts } from './copy-parts.ts';
import type { Rebased } from './rebase-copy.ts';

export async function queueConflicts(
  tx: Tx,
  { chainId, storyId, versionId }: { chainId: number; storyId: number; versionId: number },
  { copy, base, conflicts }: Rebased,
  actor: Actor,
  now: Date,
): Promise<void> {
  const waiting = await openConflictsOf(tx, storyId);
  for (const conflict of waiting) {
    const [desk, agency] = [partAt(copy, conflict.place), partAt(base, conflict.place)];
    if (sameParts(desk, agency)) await settleConflict(tx, conflict.id, 'agreed', actor, now);
    else if (sameParts(agency, conflict.base)) await settleConflict(tx, conflict.id, 'withdrawn', actor, now);
    else if (!sameParts(agency, conflict.agency) || !sameParts(desk, conflict.desk))
      await updateConflict(tx, conflict.id, { agency, desk, versionId });
  }
  for (const conflict of conflicts)
    if (!waiting.some(({ place }) => place === conflict.place))
      await insertConflict(tx, { ...conflict, chainId, storyId, versionId });
}
