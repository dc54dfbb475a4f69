/** What the agency says of the rights to one story: a notice of its own for readers, terms for the desk. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Tx } from '../../platform/db/database.ts';
import { changeStory } from './story-changes.ts';
import { ownRightsOf } from './story-desk-queries.ts';
import type { OwnRights } from './story-desk-queries.ts';

/** The same again changes nothing. Whether it did. */
export async function setOwnRightsWithin(tx: Tx, storyId: number, rights: OwnRights, actor: Actor): Promise<boolean> {
  const before = await ownRightsOf(tx, storyId);
  if (before.notice === rights.notice && before.beside === rights.beside && before.terms === rights.terms) return false;
  const { notice, beside, terms } = rights;
  await changeStory(tx, storyId, { ownNotice: notice, ownNoticeBeside: beside, usageTerms: terms });
  await record(tx, actor, 'story.rights', `story:${storyId}`, { ...rights });
  return true;
}
