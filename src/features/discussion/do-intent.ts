/** Does what was begun, for the member whose session it now is. Repeatable: a comment by its submission, a vote by itself. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { ErrorCode } from '../../platform/http/errors.ts';
import type { DiscussionWrites, Writer } from './discussion-writes.ts';
import type { KeptIntent } from './intents.ts';
import { markIntentDone } from './intent-queries.ts';

export type DoneIntent =
  | { kind: 'done'; commentId: number }
  /** To be finished by hand: the form stands filled in, with what was wrong if anything was. */
  | { kind: 'form'; refused: ErrorCode | null };

export async function doIntent(
  db: Db,
  writes: DiscussionWrites,
  intent: KeptIntent,
  writer: Writer,
): Promise<DoneIntent | null> {
  if (intent.done) return null;
  if (intent.kind !== 'vote' && intent.kind !== 'comment') return { kind: 'form', refused: null };
  try {
    const commentId = await write(writes, intent, writer);
    await markIntentDone(db, intent.intentId);
    return { kind: 'done', commentId };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    // A vote that may not be is let go, unless only the address waits; words are never.
    if (intent.kind === 'vote' && error.code !== 'address-unproven') await markIntentDone(db, intent.intentId);
    return { kind: 'form', refused: error.code };
  }
}

/** The number of the comment that was written or voted on. */
async function write(
  writes: DiscussionWrites,
  { siteId, storyId, ...intent }: Extract<KeptIntent, { kind: 'vote' | 'comment' }>,
  writer: Writer,
): Promise<number> {
  if (intent.kind === 'comment') return (await writes.postComment({ ...intent.payload, siteId, storyId }, writer)).id;
  const { commentId, value } = intent.payload;
  await writes.castVote({ siteId, storyId, commentId, value }, writer);
  return commentId;
}
