/** A task that was given up is tried again, or goes: by those who have read why. */
import { record } from '../audit/audit-queries.ts';
import type { Actor } from '../audit/audit-queries.ts';
import type { Db } from '../db/database.ts';
import { KnownError } from '../http/errors.ts';
import { dropGivenUp, retryGivenUp } from './given-up-queries.ts';

/** `id` null: all that were given up. Throws `task-unknown` where there is none. */
export async function settleGivenUp(
  db: Db,
  what: 'retry' | 'drop',
  id: number | null,
  actor: Actor,
): Promise<{ id: number; task: string }[]> {
  return db.transaction().execute(async (tx) => {
    const settled = await (what === 'retry' ? retryGivenUp : dropGivenUp)(tx, id);
    if (settled.length === 0) throw new KnownError('task-unknown', id === null ? undefined : `Number ${id}.`);
    for (const task of settled) await record(tx, actor, `task.${what}`, `task:${task.id}`, { task: task.task });
    return settled;
  });
}
