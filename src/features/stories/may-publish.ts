/** Whether the words of a revision may stand before readers: nothing is missing, and what could harm somebody is signed off. */
import type { Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { kindOf } from './kinds/all-kinds.ts';
import { missingForPublishing } from './publish-rules.ts';
import { isSignedOff } from './sign-off-queries.ts';
import type { RevisionRow } from './story-write-queries.ts';
import type { StoryKind } from './story.ts';

interface Named {
  id: number;
  kind: StoryKind;
}

type NumberedRevision = RevisionRow & { id: number };

/** Throws `story-incomplete`. */
export async function requireComplete(tx: Tx, story: Named, revision: NumberedRevision): Promise<void> {
  requireNothingMissing(story.kind, revision);
  const risks = await openRisks(tx, story, revision);
  if (risks.length > 0) throw incomplete([signOffOf(risks)]);
}

/** Throws `story-incomplete`. */
export function requireNothingMissing(kind: StoryKind, revision: RevisionRow): void {
  const missing = missingForPublishing(kind, revision);
  if (missing.length > 0) throw incomplete(missing);
}

/** The risks that nobody has signed off in these words. */
export async function openRisks(tx: Tx, { id, kind }: Named, revision: NumberedRevision): Promise<readonly string[]> {
  const risks = kindOf(kind).risks?.(revision.fields) ?? [];
  return risks.length === 0 || (await isSignedOff(tx, id, revision.id)) ? [] : risks;
}

function signOffOf(risks: readonly string[]): string {
  return `the sign-off of what could harm somebody (${risks.join(', ')}): \`story sign-off\``;
}

function incomplete(missing: readonly string[]): KnownError {
  return new KnownError('story-incomplete', `Missing: ${missing.join(', ')}.`);
}
