/** Takes a story off until it is cleared, and clears it. Nobody is told why it is not there. */
import { record } from '../../platform/audit/audit.ts';
import type { Actor } from '../../platform/audit/audit.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { changeStory, lockStory } from './story-changes.ts';

export async function withholdStory(db: Db, storyId: number, actor: Actor): Promise<void> {
  await db.transaction().execute((tx) => withholdStoryWithin(tx, storyId, actor));
}

export async function withholdStoryWithin(tx: Tx, storyId: number, actor: Actor): Promise<void> {
  const story = await lockStory(tx, storyId);
  if (story.state === 'withheld') return;
  if (story.state !== 'live' && story.state !== 'scheduled') throw new KnownError('story-state', `It is ${story.state}.`);
  await changeStory(tx, storyId, { state: 'withheld', publishAt: null });
  await record(tx, actor, 'story.withhold', `story:${storyId}`);
}
