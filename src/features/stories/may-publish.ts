/** Whether the words of a revision may stand before readers: nothing is missing, and what could harm somebody is signed off. */
import type { Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { ownHeadlines } from './appearance-queries.ts';
import { kindOf } from './kinds/all-kinds.ts';
import { missingForPublishing } from './publish-rules.ts';
import { isSignedOff, signOffsOf } from './sign-off-queries.ts';
import { fieldsShownAndNewest, newestRevision } from './story-desk-queries.ts';
import type { RevisionRow } from './story-write-queries.ts';
import type { KindFields, StoryKind } from './story.ts';

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
  const headlines = await unsignedHeadlines(tx, story, revision);
  if (headlines.length > 0)
    throw incomplete([
      `a sign-off of ${headlines.join(', ')}, as only the story’s own headline can have: take it off by \`story disappear\`, and let it appear without a headline of its own`,
    ]);
}

/** Whether nothing of it waits for a sign-off. */
export async function mayStand(tx: Tx, story: Named, revision: NumberedRevision): Promise<boolean> {
  const open = await openRisks(tx, story, revision);
  return open.length === 0 && (await unsignedHeadlines(tx, story, revision)).length === 0;
}

/** Throws `story-incomplete`. */
export function requireNothingMissing(kind: StoryKind, revision: RevisionRow): void {
  const missing = missingForPublishing(kind, revision);
  if (missing.length > 0) throw incomplete(missing);
}

/** The risks that nobody has signed off in these words. */
async function openRisks(tx: Tx, { id, kind }: Named, revision: NumberedRevision): Promise<readonly string[]> {
  const risks = risksIn(kind, revision.fields);
  return risks.length === 0 || (await isSignedOff(tx, id, revision.id)) ? [] : risks;
}

/** Headlines of its own on other sites, which no sign-off is of, where its words could harm somebody. */
async function unsignedHeadlines(tx: Tx, { id, kind }: Named, { fields }: RevisionRow): Promise<string[]> {
  if (risksIn(kind, fields).length === 0) return [];
  return (await ownHeadlines(tx, id)).map(({ headline, site }) => `“${headline}” on ${site}`);
}

/** Throws `story-incomplete` for a headline of a site's own where what readers have or will have could harm somebody. */
export async function requireNoRisks(tx: Tx, { id, kind }: Named): Promise<void> {
  const risks = (await fieldsShownAndNewest(tx, id)).flatMap((fields) => risksIn(kind, fields));
  if (risks.length > 0)
    throw incomplete([
      `a sign-off of this headline, as only the story’s own can have (${[...new Set(risks)].join(', ')}): let it appear without a headline of its own`,
    ]);
}

/** Throws `story-incomplete` for a correction of what could harm somebody, or once could, whose note nobody has read. */
export async function requireSignedNote(tx: Tx, { id, kind }: Named, note: string): Promise<void> {
  const revision = await newestRevision(tx, id);
  if (!revision || (risksIn(kind, revision.fields).length === 0 && (await signOffsOf(tx, id)).length === 0)) return;
  if (!(await isSignedOff(tx, id, revision.id, note)))
    throw incomplete([
      'the sign-off of this note, with the words that it comes with: `story sign-off --correction TEXT`',
    ]);
}

function risksIn(kind: StoryKind, fields: KindFields): readonly string[] {
  return kindOf(kind).risks?.(fields) ?? [];
}

function signOffOf(risks: readonly string[]): string {
  return `the sign-off of what could harm somebody (${risks.join(', ')}): \`story sign-off\``;
}

function incomplete(missing: readonly string[]): KnownError {
  return new KnownError('story-incomplete', `Missing: ${missing.join(', ')}.`);
}
