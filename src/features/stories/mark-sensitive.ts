/** Whether a story is of a death or a disaster, so that nothing is sold beside it. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { changeStory, lockStory } from './story-changes.ts';

export async function markSensitive(db: Db, storyId: number, sensitive: boolean, actor: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockStory(tx, storyId);
    await changeStory(tx, storyId, { sensitive });
    await record(tx, actor, 'story.mark', `story:${storyId}`, { sensitive });
  });
}
