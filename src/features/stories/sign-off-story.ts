/** Somebody has read the newest words of a story for what they may do to people, and answers for them. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { correctionNote } from './correction-note.ts';
import { kindOf } from './kinds/all-kinds.ts';
import { insertSignOff, signOffsOf } from './sign-off-queries.ts';
import { lockStory } from './story-changes.ts';
import { newestRevision } from './story-desk-queries.ts';

const longestNote = 500;

export interface SignedOff {
  /** What was read, and by whom. */
  note: string;
  /** The note of a correction, as `story correct` will be given it. */
  correction?: string;
}

/** Publishes nothing. Throws `story-state`, `correction-note`, and `input-invalid` where there is nothing to sign off. */
export async function signOffStory(
  db: Db,
  storyId: number,
  said: SignedOff,
  actor: Actor,
  now: Date,
): Promise<{ risks: readonly string[] }> {
  const note = said.note.replaceAll(/\s+/gu, ' ').trim();
  if (note === '' || note.length > longestNote)
    throw new KnownError('input-invalid', `A note of 1 to ${longestNote} characters says what was read, and by whom.`);
  const correction = said.correction === undefined ? null : correctionNote(said.correction);
  return db.transaction().execute(async (tx) => {
    const story = await lockStory(tx, storyId);
    if (story.state === 'killed' || story.state === 'taken-down')
      throw new KnownError('story-state', `It is ${story.state}, and that is for good.`);
    const revision = await newestRevision(tx, storyId);
    let risks = revision ? (kindOf(story.kind).risks?.(revision.fields) ?? []) : [];
    // A correction may be of what could harm somebody and stands there no more.
    if (risks.length === 0 && correction !== null) risks = (await signOffsOf(tx, storyId))[0]?.risks ?? [];
    if (!revision || risks.length === 0) throw new KnownError('input-invalid', 'Nothing in it asks for a sign-off.');
    await insertSignOff(tx, { storyId, revisionId: revision.id, risks, note, correction, actor, at: now });
    await record(tx, actor, 'story.sign-off', `story:${storyId}`, {
      ...{ revision: revision.id, risks, note },
      ...(correction === null ? {} : { correction }),
    });
    return { risks };
  });
}
