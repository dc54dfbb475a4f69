/** What every verb that changes a story does with the rows: lock, change, tell. */
import { announce } from '../../platform/db/announce.ts';
import type { Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { lockStoryRow, updateAppearances, updateStory } from './story-write-queries.ts';
import type { LockedStory, StoryChange } from './story-write-queries.ts';
import { mayLeaveNow } from './story-exit-queries.ts';
import { storyTag } from './story-tags.ts';
import { tagsOfStory } from './story-queries.ts';

/** The row, held until the transaction ends, so that two verbs on one story go one after the other. */
export async function lockStory(tx: Tx, storyId: number): Promise<LockedStory> {
  const story = await lockStoryRow(tx, storyId);
  if (!story) throw new KnownError('story-unknown', `Number ${storyId}.`);
  return story;
}

/** Writes the change, brings its appearances into line, and announces it to every node at commit. */
export async function changeStory(tx: Tx, storyId: number, change: StoryChange): Promise<void> {
  // No state but one has somebody who withholds it.
  const cleared = change.state !== undefined && change.state !== 'withheld' ? { withheldBy: null } : {};
  await updateStory(tx, storyId, { ...change, ...cleared });
  const bounded = change.onlyIn !== undefined || change.notIn !== undefined;
  const dated = change.firstPublishedAt !== undefined;
  if (change.state !== undefined || bounded || dated) await updateAppearances(tx, storyId);
  const forGood = change.state === 'killed' || change.state === 'taken-down';
  const withdrawn = !bounded && (await mayLeaveNow(tx, storyId)) ? [] : [storyTag(storyId)];
  await announce(tx, await tagsOfStory(tx, storyId), forGood ? { gone: withdrawn } : { withdrawn });
  await tellChanged(tx, storyId);
}

/** Told sideways: whoever hands stories on hands on what has changed. */
export async function tellChanged(tx: Tx, storyId: number): Promise<void> {
  await enqueue(tx, 'stories.changed', { storyId }, { key: `changed ${storyId}` });
}
