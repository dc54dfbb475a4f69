/**
 * Takes a story away for good. Killed, its address says so and shows the notice; taken down, as a court may order, it
 * is as if it had never been: its words and pictures go by the task `stories.erase`. The tombstone is written in the same
 * transaction; the local file after it, by this process and by every node that hears of it, so that no node shows a
 * stale copy while the database is down.
 */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Tombstones } from '../../platform/page-cache/tombstones.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { changeStory, lockStory } from './story-changes.ts';
import { storyTag } from './story-tags.ts';
import { insertTombstone } from './story-write-queries.ts';

export async function killStory(
  db: Db,
  tombstones: Tombstones,
  storyId: number,
  notice: string | null,
  actor: Actor,
  now: Date,
): Promise<void> {
  await db.transaction().execute((tx) => killStoryWithin(tx, storyId, notice, actor, now));
  tombstones.add([storyTag(storyId)], now, 'kill');
}

export async function takeDownStory(
  db: Db,
  tombstones: Tombstones,
  storyId: number,
  actor: Actor,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const story = await lockStory(tx, storyId);
    if (story.state === 'taken-down') return;
    await insertTombstone(tx, 'takedown', storyTag(storyId));
    await changeStory(tx, storyId, {
      state: 'taken-down',
      killNotice: null,
      killedAt: now,
      killedBy: actor,
      publishAt: null,
    });
    await enqueue(tx, 'stories.revised', { storyId }, { key: `revised ${storyId}` });
    await enqueue(tx, 'stories.erase', { storyId }, { key: `erase ${storyId}` });
    await record(tx, actor, 'story.take-down', `story:${storyId}`);
  });
  tombstones.add([storyTag(storyId)], now, 'takedown');
}

/** The caller adds the tag to the local tombstones once its transaction has committed. */
export async function killStoryWithin(
  tx: Tx,
  storyId: number,
  notice: string | null,
  actor: Actor,
  now: Date,
): Promise<void> {
  const story = await lockStory(tx, storyId);
  if (story.state === 'killed' || story.state === 'taken-down') return;
  await insertTombstone(tx, 'kill', storyTag(storyId));
  await changeStory(tx, storyId, {
    state: 'killed',
    killNotice: notice,
    killedAt: now,
    killedBy: actor,
    publishAt: null,
  });
  await enqueue(tx, 'stories.revised', { storyId }, { key: `revised ${storyId}` });
  await record(tx, actor, 'story.kill', `story:${storyId}`, { notice });
}
