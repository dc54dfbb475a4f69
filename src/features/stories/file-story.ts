/** Files a story anew: its tags. What it was filed under before is told as well as what it is now. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { Filing } from './filing.ts';
import { putTags } from './filing-queries.ts';
import { lockStory, tellChanged } from './story-changes.ts';
import { tagsOfStory } from './story-queries.ts';

/** Throws `story-state`, `story-unknown`, `tag-unknown`. */
export async function fileStory(db: Db, storyId: number, filing: Filing, actor: Actor): Promise<void> {
  await db.transaction().execute((tx) => fileStoryWithin(tx, storyId, filing, actor));
}

export async function fileStoryWithin(tx: Tx, storyId: number, filing: Filing, actor: Actor): Promise<void> {
  if (Object.values(filing).every((named) => named === undefined)) return;
  const { state } = await lockStory(tx, storyId);
  if (state === 'killed' || state === 'taken-down')
    throw new KnownError('story-state', `It is ${state}, and that is for good.`);
  const before = await tagsOfStory(tx, storyId);
  await writeFiling(tx, storyId, filing);
  await announce(tx, [...before, ...(await tagsOfStory(tx, storyId))]);
  await tellChanged(tx, storyId);
  await record(tx, actor, 'story.file', `story:${storyId}`, { ...filing });
}

/** The caller holds the story's row, or has just made it. */
export async function writeFiling(tx: Tx, storyId: number, { tags }: Filing): Promise<void> {
  if (tags === undefined) return;
  const wanted = [...new Set(tags)];
  if ((await putTags(tx, storyId, wanted)) !== wanted.length)
    throw new KnownError('tag-unknown', 'A story has the tags of its home, and of no other site.');
}
