/** What an editor says of a story in the network blocks: pinned, hidden, pushed up or down, or left to itself again. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { kindOf, storyStatus } from '../stories/stories.ts';
import type { EditorsChoice } from './candidate.ts';
import { deleteChoice, upsertChoice } from './choice-queries.ts';
import { recomputeTrending } from './recompute-trending.ts';

export interface StoryChoice {
  /** Null takes an earlier one back. */
  choice: EditorsChoice | null;
  /** Null: until it is taken back. */
  until: Date | null;
}

/** Blocks show it at once. */
export async function chooseStory(
  db: Db,
  siteIds: readonly number[],
  storyId: number,
  { choice, until }: StoryChoice,
  actor: Actor,
  now: Date,
): Promise<void> {
  if (until !== null && until <= now) throw new KnownError('input-invalid', 'The time to end at has passed.');
  const story = await storyStatus(db, storyId);
  if (story === undefined) throw new KnownError('story-unknown', `Number ${storyId}.`);
  if (choice?.kind === 'pin' && story.state !== 'live')
    throw new KnownError('story-state', `It is ${story.state}; readers see none but live stories.`);
  if (choice?.kind === 'pin' && !kindOf(story.kind).lists.trends)
    throw new KnownError('story-state', `A ${story.kind} stands on no other site.`);
  await db.transaction().execute(async (tx) => {
    if (choice === null) await deleteChoice(tx, storyId);
    else await upsertChoice(tx, storyId, choice, until, actor);
    await record(tx, actor, `trending.${choice?.kind ?? 'free'}`, `story:${storyId}`, { ...choice, until });
  });
  await recomputeTrending(db, siteIds, now);
}
