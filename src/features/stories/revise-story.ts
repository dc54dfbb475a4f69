/** New copy for a story. One that is live shows it at once; others keep it for when they go out. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { kindOf } from './kinds/all-kinds.ts';
import { addRevision } from './new-story.ts';
import type { StoryCopy } from './new-story.ts';
import { mayStand, requireNothingMissing } from './may-publish.ts';
import { changeStory, lockStory } from './story-changes.ts';
import { enqueueClock } from './story-clock.ts';
import { redated, wasOut } from './story-opening.ts';
import { readThreadFirst } from './story-write-queries.ts';
import type { StoryChange } from './story-write-queries.ts';
import { newestRevision } from './story-desk-queries.ts';

/** What may change besides the words: when it may be read. */
export type Release = Pick<StoryChange, 'embargoUntil' | 'embargoOpen' | 'expiresAt'>;

export async function reviseStory(db: Db, storyId: number, copy: StoryCopy, actor: Actor, now: Date): Promise<Revised> {
  return db.transaction().execute((tx) => reviseStoryWithin(tx, storyId, copy, {}, actor, now));
}

/** Changes when it may be read, and none of its words. */
export async function releaseStoryWithin(
  tx: Tx,
  storyId: number,
  release: Release,
  actor: Actor,
  now: Date,
): Promise<void> {
  const story = await lockStory(tx, storyId);
  if (story.state === 'killed' || story.state === 'taken-down')
    throw new KnownError('story-state', `It is ${story.state}, and that is for good.`);
  const date = redated(story, release, now);
  await changeStory(tx, storyId, { ...release, ...date });
  if (date.firstPublishedAt) await enqueue(tx, 'stories.revised', { storyId }, { key: `revised ${storyId}` });
  await enqueueClock(tx, storyId);
  await record(tx, actor, 'story.release', `story:${storyId}`, { ...release });
}

export interface Revised {
  /** Readers keep the words before it until these are signed off, and published. */
  waits: boolean;
}

export async function reviseStoryWithin(
  tx: Tx,
  storyId: number,
  copy: StoryCopy,
  release: Release,
  actor: Actor,
  now: Date,
): Promise<Revised> {
  const story = await lockStory(tx, storyId);
  if (story.state === 'killed' || story.state === 'taken-down')
    throw new KnownError('story-state', `It is ${story.state}, and that is for good.`);
  const before = await newestRevision(tx, storyId);
  const revisionId = await addRevision(tx, story, copy, actor);
  const revision = await newestRevision(tx, storyId);
  // Withheld before it was ever published, it goes back to being a draft.
  const live = story.state === 'live' || (story.state === 'withheld' && story.revisionId !== null);
  if (live && revision) requireNothingMissing(story.kind, revision);
  const waits = live && revision !== undefined && !(await mayStand(tx, story, revision));
  const { payer, thread } = kindOf(story.kind);
  const paid = payer ? { sponsor: payer(copy.fields) } : {};
  // What nobody has read yet has not been updated.
  const updated = wasOut(story, now) ? { updatedAt: now } : {};
  const dates = { ...release, ...redated(story, release, now) };
  await changeStory(tx, storyId, { ...dates, ...paid, ...(live && !waits ? { revisionId, ...updated } : {}) });
  // What the new words ask for; what the desk has said of the thread since stands otherwise.
  if (thread?.(copy.fields) === 'premod' && before && thread(before.fields) !== 'premod')
    await readThreadFirst(tx, storyId);
  // Told sideways: whoever keeps something of the old text follows it to the new one.
  if (live && !waits) await enqueue(tx, 'stories.revised', { storyId }, { key: `revised ${storyId}` });
  await enqueueClock(tx, storyId);
  await record(tx, actor, 'story.revise', `story:${storyId}`, { revision: revisionId, ...(waits ? { waits } : {}) });
  return { waits };
}
