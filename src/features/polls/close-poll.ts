/** Closes a poll, now or at another time than it was to be. What was voted stays. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { setClosing } from './poll-queries.ts';
import { pollTag } from './poll.ts';

/** Throws `poll-unknown`. */
export async function closePoll(db: Db, id: number, at: Date, actor: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await setClosing(tx, id, at))) throw new KnownError('poll-unknown', `Number ${id}.`);
    await announce(tx, [pollTag(id)]);
    await record(tx, actor, 'poll.close', `poll:${id}`, { closesAt: at });
  });
}
