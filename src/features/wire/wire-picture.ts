/** The picture of an item: taken from beside it when the item comes, or when the picture comes after it. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { addPicture } from '../media/media.ts';
import { newestRevision, reviseStoryWithin, storyStateWithin } from '../stories/stories.ts';
import type { StoryCopy } from '../stories/stories.ts';
import type { WireDeps } from './wire-deps.ts';
import type { WireItem } from './wire-item.ts';
import { itemsNaming, lockChain } from './wire-queries.ts';
import type { Provider } from './wire-queries.ts';

/** `not found`: the item names a picture whose file is not there. */
export type ItemPicture = StoryCopy['picture'] | 'not found';

/** One without caption or credit is not published; the caption's first sentence stands in for a missing alt text. */
export async function takePicture(deps: WireDeps, item: WireItem, folder: string): Promise<ItemPicture> {
  const [first] = item.pictures;
  if (!first) return null;
  const caption = first.caption?.trim() ?? '';
  const credit = first.credit?.trim() ?? '';
  if (caption === '' || credit === '') {
    item.problems.push('The picture has no caption or no credit and is left out.');
    return null;
  }
  if (first.href !== basename(first.href) || first.href.startsWith('.')) {
    item.problems.push('The picture is not a file beside the item and is left out.');
    return null;
  }
  const file = join(folder, first.href);
  if (!existsSync(file)) {
    item.problems.push(`The picture ${first.href} is not beside the item.`);
    return 'not found';
  }
  try {
    const { pictureId } = await addPicture(deps.media, file);
    return { id: pictureId, alt: first.alt?.trim() || firstSentence(caption), caption, credit };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    item.problems.push(error.message);
    return null;
  }
}

/**
 * Words do not wait for pictures, so a picture may come after its item. Returns the stories that got it; the file stays
 * for items to come.
 */
export async function takeLatePicture(deps: WireDeps, provider: Provider, file: string): Promise<number[]> {
  const illustrated: number[] = [];
  for (const { itemKey, versionId, item } of await itemsNaming(deps.db, provider.id, basename(file))) {
    const picture = await takePicture(deps, item, dirname(file));
    if (picture === null || picture === 'not found') continue;
    const actor: Actor = `wire:${provider.key}`;
    await deps.db.transaction().execute(async (tx) => {
      const chain = await lockChain(tx, provider.id, itemKey);
      if (chain.storyId === null || chain.versionId !== versionId) return;
      const before = await newestRevision(tx, chain.storyId);
      // What the desk has written since, with a picture or without, is the desk's.
      if (!before || before.pictureId !== null || before.createdBy !== actor) return;
      const state = await storyStateWithin(tx, chain.storyId);
      if (state === 'killed' || state === 'taken-down') return;
      await reviseStoryWithin(tx, chain.storyId, { ...before, picture }, {}, actor, deps.now());
      illustrated.push(chain.storyId);
    });
  }
  return illustrated;
}

function firstSentence(text: string): string {
  return /^.+?[.。!?！？](?=\s|$|[^\d])/u.exec(text)?.[0] ?? text;
}
