/** A person decides between the agency's text and the desk's, or writes a third. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { checkedBody, copyOf, newestRevision, reviseStoryWithin } from '../stories/stories.ts';
import { lockChainById } from './chain-queries.ts';
import { conflictById, settleConflict } from './conflict-queries.ts';
import type { ConflictOutcome, StoredConflict } from './conflict-queries.ts';
import { partAt, sameParts, withPart } from './copy-parts.ts';
import { isField } from './rebase-copy.ts';
import type { CopyPart } from './rebase-copy.ts';

export type Resolution = { take: 'agency' | 'desk' } | { text: string };

/** Throws `wire-conflict-unknown`, `input-invalid`, and what `reviseStoryWithin` throws. */
export async function resolveConflict(
  db: Db,
  conflictId: number,
  resolution: Resolution,
  actor: Actor,
  now: Date,
): Promise<{ storyId: number; place: string; outcome: ConflictOutcome }> {
  return db.transaction().execute(async (tx) => {
    const seen = await conflictById(tx, conflictId);
    if (!seen) throw new KnownError('wire-conflict-unknown', `Number ${conflictId}.`);
    // The chain first, as an update takes it: then what was seen is asked again.
    const chain = await lockChainById(tx, seen.chainId);
    const conflict = await conflictById(tx, conflictId);
    if (!conflict?.isOpen) throw new KnownError('wire-conflict-unknown', `Number ${conflictId} is decided already.`);
    const { storyId, place } = conflict;
    const newest = await newestRevision(tx, storyId);
    if (!newest) throw new KnownError('story-incomplete', 'It has no revision.');
    const copy = copyOf(newest);
    const part = chosen(conflict, resolution, partAt(copy, place));
    if (!sameParts(part, partAt(copy, place))) {
      const order = chain.base?.body.content ?? [];
      await reviseStoryWithin(tx, storyId, withPart(copy, place, part, order), {}, actor, now);
    }
    const outcome = 'text' in resolution ? 'own' : resolution.take;
    await settleConflict(tx, conflictId, outcome, actor, now);
    await record(tx, actor, 'wire.resolve', `story:${storyId}`, { conflict: conflictId, place, outcome });
    return { storyId, place, outcome };
  });
}

function chosen(conflict: StoredConflict, resolution: Resolution, desk: CopyPart): CopyPart {
  if ('text' in resolution) return written(conflict, resolution.text.trim());
  return resolution.take === 'agency' ? conflict.agency : desk;
}

/** As long as a story's may be. */
const longest: Readonly<Record<string, number>> = {
  ...{ headline: 300, kicker: 80, standfirst: 600, dateline: 80, byline: 200 },
};

function written({ place, desk, agency }: StoredConflict, text: string): CopyPart {
  if (text === '') throw new KnownError('input-invalid', 'The text is empty.');
  if (isField(place)) {
    const most = longest[place];
    if (most === undefined)
      throw new KnownError('input-invalid', 'A picture is taken as the agency or the desk has it.');
    if (text.length > most) throw new KnownError('input-invalid', `A ${place} has at most ${most} characters.`);
    return text;
  }
  const block = desk ?? agency;
  const type = block !== null && typeof block === 'object' && 'type' in block ? block.type : null;
  if (type !== 'paragraph' && type !== 'heading')
    throw new KnownError(
      'input-invalid',
      'Only fields, paragraphs and headings take a text; for others revise the story.',
    );
  return checkedBody([type === 'heading' ? { heading: text } : text]).content[0] ?? null;
}
