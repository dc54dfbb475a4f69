/** The words of a newer version, brought into the story. */
import type { Tx } from '../../platform/db/database.ts';
import { missingForPublishing, newestRevision, pictureOf, reviseStoryWithin, storyStatus } from '../stories/stories.ts';
import type { StoryStatus } from '../stories/stories.ts';
import type { StoredItem } from './chain-queries.ts';
import type { InLine, ProjectContext } from './chain-line.ts';
import { copyFromItem } from './story-from-item.ts';
import type { ItemPicture } from './story-from-item.ts';

export async function updateWords(
  tx: Tx,
  { provider, actor, now }: ProjectContext,
  { chain, decision, notes }: InLine,
  item: StoredItem,
  picture: ItemPicture,
): Promise<void> {
  const { storyId } = chain;
  const before = storyId === null ? undefined : await newestRevision(tx, storyId);
  if (storyId === null || !before) return;
  // What the desk wrote is never written over unseen.
  if (before.createdBy !== actor) {
    notes.push('The desk has edited it; the update waits.');
    return;
  }
  const copy = copyFromItem(
    item,
    provider.sourceName,
    picture === 'not found' ? pictureOf(before) : picture,
    before.body,
  );
  if (copy.headline === '') copy.headline = before.headline;
  const missing = missingForPublishing('news', {
    ...copy,
    pictureId: copy.picture?.id ?? null,
    pictureText: copy.picture,
  });
  if (missing.length > 0 && !isDraft(await storyStatus(tx, storyId))) {
    notes.push(`The copy before it stays. Missing: ${missing.join(', ')}.`);
    return;
  }
  await reviseStoryWithin(tx, storyId, copy, {}, actor, now());
  [chain.base, chain.wordsVersionId] = [copy, decision.words];
}

/** Also one that was withheld before it was ever out. */
function isDraft(status: StoryStatus | undefined): boolean {
  return status?.state === 'draft' || (status?.state === 'withheld' && status.firstPublishedAt === null);
}
