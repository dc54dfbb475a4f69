/**
 * What a story that was taken down leaves behind: its number, its address, its tombstone and the audit log. Its words go, and
 * its pictures unless another story shows them. Safe to do twice.
 */
import { basename, dirname, join } from 'node:path';
import { readdir, rm } from 'node:fs/promises';
import type { Tx } from '../../platform/db/database.ts';
import { masterFile } from '../media/media.ts';
import { blankPolls, blankWords, dropPictures, picturesOfStory, unusedAmong } from './erase-words-queries.ts';

/** The keys of the pictures that go. `named`: those that its wire items brought. */
export async function eraseWordsWithin(tx: Tx, storyId: number, named: readonly number[]): Promise<string[]> {
  const pictures = [...new Set([...(await picturesOfStory(tx, storyId)), ...named])];
  const unused = await unusedAmong(tx, storyId, pictures);
  await blankPolls(tx, storyId);
  await blankWords(tx, storyId, unused);
  return dropPictures(tx, unused);
}

/** `folder`: DATA_DIR/media. Master, renditions and crops. */
export async function removePictureFiles(folder: string, keys: readonly string[]): Promise<number> {
  let removed = 0;
  for (const key of keys) {
    const own = dirname(masterFile(folder, key));
    for (const name of await readdir(own).catch(() => [])) {
      if (!basename(name).startsWith(`${key}.`) && !name.startsWith(`${key}-`)) continue;
      await rm(join(own, name), { force: true });
      removed += 1;
    }
  }
  return removed;
}
