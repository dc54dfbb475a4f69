/** Takes a story off until it is cleared, and clears it. Nobody is told why it is not there. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { publishStoryWithin } from './publish-story.ts';
import { changeStory, lockStory } from './story-changes.ts';
import { wasOut } from './story-opening.ts';

export async function withholdStory(db: Db, storyId: number, actor: Actor, now: Date): Promise<void> {
  await db.transaction().execute((tx) => withholdStoryWithin(tx, storyId, actor, now));
}

/** The desk's word stands above a wire's, whichever came first. */
export async function withholdStoryWithin(tx: Tx, storyId: number, actor: Actor, now: Date): Promise<void> {
  const story = await lockStory(tx, storyId);
  if (story.state === 'killed' || story.state === 'taken-down')
    throw new KnownError('story-state', `It is ${story.state}, and that is for good.`);
  if (story.state === 'withheld' && (isWire(actor) || !isWire(story.withheldBy))) return;
  // An embargo that ends meanwhile opens nothing: it is dated when it is cleared.
  const date = wasOut(story, now) ? {} : { firstPublishedAt: null };
  await changeStory(tx, storyId, { state: 'withheld', publishAt: null, withheldBy: actor, ...date });
  await record(tx, actor, 'story.withhold', `story:${storyId}`);
}

/** Clears what this very actor withheld. A story that was never published goes back to being a draft. */
export async function clearStoryWithin(tx: Tx, storyId: number, actor: Actor, now: Date): Promise<void> {
  const story = await lockStory(tx, storyId);
  if (story.state !== 'withheld' || story.withheldBy !== actor) return;
  if (story.revisionId !== null) return publishStoryWithin(tx, storyId, actor, now);
  await changeStory(tx, storyId, { state: 'draft' });
  await record(tx, actor, 'story.clear', `story:${storyId}`);
}

function isWire(actor: string | null): boolean {
  return actor?.startsWith('wire:') ?? false;
}
