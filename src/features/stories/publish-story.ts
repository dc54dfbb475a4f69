/** Puts the newest revision before readers, now. Publishing what is live already brings its newest revision out. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { requireComplete } from './may-publish.ts';
import { changeStory, lockStory } from './story-changes.ts';
import { enqueueClock } from './story-clock.ts';
import { newestRevision } from './story-desk-queries.ts';
import { openingOf, wasOut } from './story-opening.ts';

export async function publishStory(db: Db, storyId: number, actor: Actor, now: Date): Promise<void> {
  await db.transaction().execute((tx) => publishStoryWithin(tx, storyId, actor, now));
}

export async function publishStoryWithin(tx: Tx, storyId: number, actor: Actor, now: Date): Promise<void> {
  const story = await lockStory(tx, storyId);
  if (story.state === 'killed' || story.state === 'taken-down')
    throw new KnownError('story-state', `It is ${story.state}, and that is for good.`);
  const revision = await newestRevision(tx, storyId);
  if (!revision) throw new KnownError('story-incomplete', 'It has no revision.');
  await requireComplete(tx, story, revision);
  const changed = wasOut(story, now) && story.revisionId !== revision.id;
  await changeStory(tx, storyId, {
    state: 'live',
    revisionId: revision.id,
    publishAt: null,
    firstPublishedAt: openingOf(story, now),
    ...(changed ? { updatedAt: now } : {}),
  });
  // Told sideways: what is kept of its words is made anew.
  await enqueue(tx, 'stories.revised', { storyId }, { key: `revised ${storyId}` });
  await enqueueClock(tx, storyId);
  await record(tx, actor, 'story.publish', `story:${storyId}`, { revision: revision.id });
}
