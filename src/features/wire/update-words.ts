/** The words of a newer version, brought into the story under whatever the desk has made of it. */
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../platform/db/database.ts';
import { copyOf, missingForPublishing, newestRevision, reviseStoryWithin, storyStatus } from '../stories/stories.ts';
import type { StoryCopy, StoryStatus } from '../stories/stories.ts';
import type { InLine, ProjectContext } from './chain-line.ts';
import type { StoredItem } from './chain-queries.ts';
import { sameParts } from './copy-parts.ts';
import { withRightsOf } from './picture-use.ts';
import { queueConflicts } from './queue-conflicts.ts';
import { isField, rebaseCopy } from './rebase-copy.ts';
import type { CopyConflict } from './rebase-copy.ts';
import { copyFromItem } from './story-from-item.ts';
import type { ItemPicture } from './story-from-item.ts';

export async function updateWords(
  tx: Tx,
  { provider, actor, now }: ProjectContext,
  line: InLine,
  item: StoredItem,
  picture: ItemPicture,
): Promise<void> {
  const { chain, decision, notes } = line;
  const { storyId } = chain;
  const newest = storyId === null ? undefined : await newestRevision(tx, storyId);
  if (storyId === null || !newest || decision.words === null) return;
  const stands = copyOf(newest);
  const before = chain.base ?? stands;
  const theirs = copyFromItem(item, provider.sourceName, pictureIn(picture, before), null);
  if (theirs.headline === '') theirs.headline = before.headline;
  const ours = underRights(stands, chain.base, picture);
  // Where nobody knows what the desk began from, all that differs is the desk's.
  const base = chain.base ? underRights(chain.base, chain.base, picture) : theirs;
  const rebased = rebaseCopy(base, theirs, ours);
  const missing = missingIn(rebased.copy);
  if (missing.length > 0 && !isDraft(await storyStatus(tx, storyId))) {
    notes.push(`The copy before it stays. Missing: ${missing.join(', ')}.`);
    return;
  }
  if (!sameCopy(rebased.copy, stands)) {
    await reviseStoryWithin(tx, storyId, rebased.copy, {}, actor, now());
    line.changed = true;
  }
  await queueConflicts(tx, { chainId: chain.id, storyId, versionId: decision.words }, rebased, actor, now());
  if (rebased.conflicts.length > 0) notes.push(inWords(rebased.conflicts));
  [chain.base, chain.wordsVersionId] = [rebased.base, decision.words];
}

/** A picture whose file has not come does not take away the one that is there. */
function pictureIn(picture: ItemPicture, before: StoryCopy): StoryCopy['picture'] {
  if (picture === 'not found') return before.picture;
  return picture === 'barred' ? null : picture;
}

/** Whatever the desk has written of the agency's picture: what may be done with it is the agency's to say. */
function underRights(copy: StoryCopy, sent: StoryCopy | null, picture: ItemPicture): StoryCopy {
  if (copy.picture === null || picture === null || picture === 'not found') return copy;
  if (picture === 'barred') return copy.picture.id === sent?.picture?.id ? { ...copy, picture: null } : copy;
  return copy.picture.id === picture.id ? { ...copy, picture: withRightsOf(copy.picture, picture) } : copy;
}

function missingIn(copy: StoryCopy): string[] {
  return missingForPublishing('news', { ...copy, pictureId: copy.picture?.id ?? null, pictureText: copy.picture });
}

/** Also one that was withheld before it was ever published. */
function isDraft(status: StoryStatus | undefined): boolean {
  return status?.state === 'draft' || (status?.state === 'withheld' && !status.published);
}

function sameCopy({ body, ...a }: StoryCopy, { body: other, ...b }: StoryCopy): boolean {
  const ids = (copy: StoryCopy['body']): string => copy.content.map(({ attrs }) => attrs.id).join(' ');
  return isDeepStrictEqual(a, b) && sameParts(body.content, other.content) && ids(body) === ids(other);
}

function inWords(conflicts: readonly CopyConflict[]): string {
  const blocks = conflicts.filter(({ place }) => !isField(place)).length;
  const named = conflicts.map(({ place }) => place).filter(isField);
  const list = [...named, ...(blocks > 0 ? [blocks === 1 ? 'a paragraph' : `${blocks} paragraphs`] : [])].join(', ');
  return `The desk has changed the same, and its text stays: ${list}. See \`wire conflicts\`.`;
}
