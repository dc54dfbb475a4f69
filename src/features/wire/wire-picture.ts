/** The picture of an item: taken from beside it when the item comes, or when the picture comes after it. */
import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { addPicture } from '../media/media.ts';
import { newestRevision, reviseStoryWithin, storyState } from '../stories/stories.ts';
import type { ItemPicture } from './story-from-item.ts';
import type { WireDeps } from './wire-deps.ts';
import { willPass } from './will-pass.ts';
import type { WireItem } from './wire-item.ts';
import { lockChains, setChain, setPicture } from './chain-queries.ts';
import { itemsNaming } from './wire-queries.ts';
import type { Provider } from './wire-queries.ts';

/** One without caption or credit is not published; the caption's first sentence stands in for a missing alt text. */
export async function takePicture(
  deps: WireDeps,
  item: Pick<WireItem, 'pictures' | 'problems'>,
  folder: string,
): Promise<ItemPicture> {
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
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    item.problems.push(`The picture ${first.href} is not beside the item.`);
    return 'not found';
  }
  try {
    const { pictureId } = await addPicture(deps.media, file);
    return { id: pictureId, alt: first.alt?.trim() || firstSentence(caption), caption, credit };
  } catch (error) {
    if (willPass(error)) throw error;
    // Words do not wait for pictures, whatever is wrong with one.
    item.problems.push(error instanceof KnownError ? error.message : 'The picture could not be stored.');
    return null;
  }
}

export interface LatePicture {
  /** Those that got it. */
  stories: number[];
  problems: string[];
}

/** Words do not wait for pictures, so a picture may come after its item. The file stays for items to come. */
export async function takeLatePicture(deps: WireDeps, provider: Provider, file: string): Promise<LatePicture> {
  const stories: number[] = [];
  const problems = new Set<string>();
  for (const { itemKey, versionId, item } of await itemsNaming(deps.db, provider.id, basename(file))) {
    const late = { pictures: item.pictures, problems: [] as string[] };
    const picture = await takePicture(deps, late, dirname(file));
    for (const problem of late.problems) problems.add(problem);
    if (picture === null || picture === 'not found') continue;
    const actor: Actor = `wire:${provider.key}`;
    await deps.db.transaction().execute(async (tx) => {
      const chain = (await lockChains(tx, provider.id, [itemKey])).get(itemKey);
      if (!chain || chain.storyId === null || chain.wordsVersionId !== versionId) return;
      await setPicture(tx, versionId, picture);
      const before = await newestRevision(tx, chain.storyId);
      // What the desk has written since, with a picture or without, is the desk's.
      if (!before || before.pictureId !== null || before.createdBy !== actor) return;
      const state = await storyState(tx, chain.storyId);
      if (state === 'killed' || state === 'taken-down') return;
      await reviseStoryWithin(tx, chain.storyId, { ...before, picture }, {}, actor, deps.now());
      await setChain(tx, { ...chain, base: chain.base && { ...chain.base, picture } });
      stories.push(chain.storyId);
    });
  }
  return { stories, problems: [...problems] };
}

function firstSentence(text: string): string {
  return /^.+?[.。!?！？](?=\s|$|[^\d])/u.exec(text)?.[0] ?? text;
}
