/** Somebody has read the newest words of a story for what they may do to people, and answers for them. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { kindOf } from './kinds/all-kinds.ts';
import { insertSignOff } from './sign-off-queries.ts';
import { lockStory } from './story-changes.ts';
import { newestRevision } from './story-desk-queries.ts';

const longestNote = 500;

/** Publishes nothing. Throws `story-state`, and `input-invalid` where there is nothing to sign off. */
export async function signOffStory(
  db: Db,
  storyId: number,
  note: string,
  actor: Actor,
  now: Date,
): Promise<{ risks: readonly string[] }> {
  const text = note.replaceAll(/\s+/gu, ' ').trim();
  if (text === '' || text.length > longestNote)
    throw new KnownError('input-invalid', `A note of 1 to ${longestNote} characters says what was read, and by whom.`);
  return db.transaction().execute(async (tx) => {
    const story = await lockStory(tx, storyId);
    if (story.state === 'killed' || story.state === 'taken-down')
      throw new KnownError('story-state', `It is ${story.state}, and that is for good.`);
    const revision = await newestRevision(tx, storyId);
    const risks = revision ? (kindOf(story.kind).risks?.(revision.fields) ?? []) : [];
    if (!revision || risks.length === 0) throw new KnownError('input-invalid', 'Nothing in it asks for a sign-off.');
    await insertSignOff(tx, { storyId, revisionId: revision.id, risks, note: text, actor, at: now });
    await record(tx, actor, 'story.sign-off', `story:${storyId}`, { revision: revision.id, risks, note: text });
    return { risks };
  });
}
