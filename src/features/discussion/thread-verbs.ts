/** The desk opens and closes a thread, or has its comments read first. */
import { announce } from '../../platform/db/announce.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { record } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { threadTag } from './comment.ts';
import { setThreadState } from './moderation-queries.ts';

export async function changeThread(
  db: Db,
  storyId: number,
  state: 'open' | 'premod' | 'closed',
  reason: string | null,
  actor: Actor,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await setThreadState(tx, storyId, state, state === 'closed' ? reason : null);
    await record(tx, actor, `thread.${state}`, threadTag(storyId), { reason });
    await announce(tx, [threadTag(storyId)]);
  });
}
