/** Does what was begun, for the member whose session it now is. Repeatable: a comment by its submission, a vote by itself. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { DiscussionWrites, Writer } from './discussion-writes.ts';
import { findIntent } from './intents.ts';
import type { KeptIntent } from './intents.ts';
import { markIntentDone } from './intent-queries.ts';

export type DoneIntent =
  | { kind: 'done'; intent: KeptIntent; commentId: number }
  /** To be finished by hand: the form stands filled in, with what was wrong if anything was. */
  | { kind: 'form'; intent: KeptIntent };

export async function doIntent(
  db: Db,
  writes: DiscussionWrites,
  intentId: number,
  writer: Writer,
): Promise<DoneIntent | null> {
  const intent = await findIntent(db, intentId);
  if (!intent || intent.done) return null;
  if (intent.kind === 'quote') return { kind: 'form', intent };
  const { storyId, siteId } = intent;
  try {
    if (intent.kind === 'vote') {
      const { commentId, value } = intent.payload;
      await writes.castVote({ siteId, storyId, commentId, value }, writer);
      await markIntentDone(db, intentId);
      return { kind: 'done', intent, commentId };
    }
    const posted = await writes.postComment({ ...intent.payload, siteId, storyId }, writer);
    await markIntentDone(db, intentId);
    return { kind: 'done', intent, commentId: posted.id };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    // A vote that may not be is let go; words are never.
    return intent.kind === 'vote'
      ? { kind: 'done', intent, commentId: intent.payload.commentId }
      : { kind: 'form', intent };
  }
}
