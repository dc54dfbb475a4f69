/** A story said something wrongly: it gets the right words, and says in public what was wrong. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { correctionNote } from './correction-note.ts';
import { insertCorrection } from './correction-queries.ts';
import { requireSignedNote } from './may-publish.ts';
import type { StoryCopy } from './new-story.ts';
import { reviseStoryWithin } from './revise-story.ts';
import { lockStory } from './story-changes.ts';
import type { CorrectionKind } from './story.ts';

export interface CorrectionInput {
  kind: CorrectionKind;
  /** In the story's language, plain text. */
  note: string;
}

export async function correctStory(
  db: Db,
  storyId: number,
  copy: StoryCopy,
  correction: CorrectionInput,
  actor: Actor,
  now: Date,
): Promise<void> {
  await db.transaction().execute((tx) => correctStoryWithin(tx, storyId, copy, correction, actor, now));
}

/** Throws `correction-note` and, for what nobody has read yet, `story-state`. */
export async function correctStoryWithin(
  tx: Tx,
  storyId: number,
  copy: StoryCopy,
  { kind, note }: CorrectionInput,
  actor: Actor,
  now: Date,
): Promise<void> {
  const text = correctionNote(note);
  const story = await lockStory(tx, storyId);
  if (story.state !== 'live' && story.state !== 'withheld')
    throw new KnownError('story-state', `It is ${story.state}: nobody has read it, so revise it.`);
  const { waits } = await reviseStoryWithin(tx, storyId, copy, {}, actor, now);
  // A note about words that nobody sees yet would be a riddle.
  if (waits)
    throw new KnownError(
      'story-incomplete',
      'Missing: the sign-off of the right words and of this note. Revise it, sign that off with the note by ' +
        '`story sign-off --correction TEXT`, and correct it with the same file and note.',
    );
  await requireSignedNote(tx, story, text);
  await insertCorrection(tx, { storyId, kind, note: text, actor, at: now });
  await record(tx, actor, `story.${kind}`, `story:${storyId}`, { note: text });
}
