/** Sets the moment when a draft goes live. The row is what counts; the task only acts on it, and late is caught up. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { requireComplete } from './may-publish.ts';
import { publishStoryWithin } from './publish-story.ts';
import { changeStory, lockStory } from './story-changes.ts';
import { dueStories, newestRevision } from './story-desk-queries.ts';

export async function scheduleStory(db: Db, storyId: number, at: Date, actor: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const story = await lockStory(tx, storyId);
    if (story.state !== 'draft' && story.state !== 'scheduled')
      throw new KnownError('story-state', `It is ${story.state}.`);
    const revision = await newestRevision(tx, storyId);
    if (!revision) throw new KnownError('story-incomplete', 'It has no revision.');
    await requireComplete(tx, story, revision);
    await changeStory(tx, storyId, { state: 'scheduled', publishAt: at });
    await enqueue(tx, 'stories.publish-due', {}, { runAt: at, key: `publish-due:${storyId}`, first: true });
    await record(tx, actor, 'story.schedule', `story:${storyId}`, { at: at.toISOString() });
  });
}

const atATime = 100;

/** Publishes what is due. One that fails is left for the next round and does not hold up the others. */
export async function publishDueStories(
  db: Db,
  now: Date,
): Promise<{ published: number[]; failed: { storyId: number; error: unknown }[] }> {
  const published: number[] = [];
  const failed: { storyId: number; error: unknown }[] = [];
  for (const storyId of await dueStories(db, now, atATime)) {
    try {
      await db.transaction().execute(async (tx) => {
        const story = await lockStory(tx, storyId);
        // Another worker may have been first, or the desk may have moved it meanwhile.
        if (story.state !== 'scheduled' || story.publishAt === null || story.publishAt > now) return;
        await publishStoryWithin(tx, storyId, 'system:schedule', now);
        published.push(storyId);
      });
    } catch (error) {
      failed.push({ storyId, error });
    }
  }
  return { published, failed };
}
