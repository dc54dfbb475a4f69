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
import { lockChains, setChain, setPicture } from './chain-queries.ts';
import { barredBy, useOf } from './picture-use.ts';
import type { NamedPicture, ShownTo } from './picture-use.ts';
import { profileOf } from './profile-queries.ts';
import { itemsNaming } from './wire-queries.ts';
import type { Provider } from './wire-queries.ts';

export interface TakenPicture {
  picture: ItemPicture;
  /** Why there is none although the item names one. */
  problem: string | null;
}

/** The first that an item names. One without caption or credit is not published, wherever they are looked for. */
export async function takePicture(
  deps: WireDeps,
  provider: Pick<Provider, 'id'>,
  [named]: readonly NamedPicture[],
  folder: string,
): Promise<TakenPicture> {
  if (!named) return { picture: null, problem: null };
  const shownTo: ShownTo = {
    profile: await profileOf(deps.db, provider.id),
    territories: deps.network.sites.map(({ territory }) => territory),
    now: deps.now(),
  };
  const barred = barredBy(named, {}, shownTo);
  if (barred !== null) return { picture: 'barred', problem: barred };
  if (named.href !== basename(named.href) || named.href.startsWith('.'))
    return { picture: null, problem: 'The picture is not a file beside the item and is left out.' };
  const file = join(folder, named.href);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    return { picture: 'not found', problem: `The picture ${named.href} is not beside the item.` };
  try {
    return await openPicture(deps, named, file, shownTo);
  } catch (error) {
    if (willPass(error)) throw error;
    // Words do not wait for pictures, whatever is wrong with one.
    return {
      picture: null,
      problem: error instanceof KnownError ? error.message : 'The picture could not be stored.',
    };
  }
}

async function openPicture(deps: WireDeps, named: NamedPicture, file: string, shownTo: ShownTo): Promise<TakenPicture> {
  const { pictureId, embedded } = await addPicture(deps.media, file);
  const barred = barredBy(named, embedded, shownTo);
  if (barred !== null) return { picture: 'barred', problem: barred };
  const found = useOf(named, embedded);
  if ('use' in found) return { picture: { id: pictureId, ...found.use }, problem: null };
  const missing = found.missing.join(' and no ');
  return { picture: null, problem: `The picture has no ${missing}, and its file says none; it is left out.` };
}

export interface LatePicture {
  /** Those that got it. */
  stories: number[];
  /** Those that nobody has been told of. */
  problems: string[];
}

/** Words do not wait for pictures, so a picture may come after its item. The file stays for items to come. */
export async function takeLatePicture(deps: WireDeps, provider: Provider, file: string): Promise<LatePicture> {
  const stories: number[] = [];
  const problems = new Set<string>();
  for (const { itemKey, versionId, item, problem: told } of await itemsNaming(deps.db, provider.id, basename(file))) {
    const { picture, problem } = await takePicture(deps, provider, item.pictures, dirname(file));
    if (problem !== null && problem !== told) problems.add(problem);
    if (picture === 'not found') continue;
    const actor: Actor = `wire:${provider.key}`;
    await deps.db.transaction().execute(async (tx) => {
      const chain = (await lockChains(tx, provider.id, [itemKey])).get(itemKey);
      if (!chain || chain.storyId === null || chain.wordsVersionId !== versionId) return;
      const before = await newestRevision(tx, chain.storyId);
      if (problem === null || before?.pictureId === null) await setPicture(tx, versionId, { picture, problem });
      // What the desk has written since, with a picture or without, is the desk's.
      if (
        !before ||
        before.pictureId !== null ||
        before.createdBy !== actor ||
        picture === null ||
        picture === 'barred'
      )
        return;
      const state = await storyState(tx, chain.storyId);
      if (state === 'killed' || state === 'taken-down') return;
      await reviseStoryWithin(tx, chain.storyId, { ...before, picture }, {}, actor, deps.now());
      await setChain(tx, { ...chain, base: chain.base && { ...chain.base, picture } });
      stories.push(chain.storyId);
    });
  }
  return { stories, problems: [...problems] };
}
