/**
 * What a takedown leaves behind goes: the story's words and pictures, the wire items that it was made from, their files. By the
 * verb that takes down at once, by the task `stories.erase` wherever else a story was taken down, as in a restore. Safe to do twice.
 */
import { join } from 'node:path';
import { eraseWordsWithin, removePictureFiles, storyState } from './features/stories/stories.ts';
import { barItems, dropItemsWithin, eraseItemFiles } from './features/wire/wire.ts';
import type { Db } from './platform/db/database.ts';
import type { Tombstones } from './platform/page-cache/tombstones.ts';

export interface EraseDeps {
  db: Db;
  tombstones: Tombstones;
  dataDir: string;
  now: Date;
}

export interface ErasedStory {
  /** Files of wire folders, and of pictures. */
  wireFiles: number;
  pictureFiles: number;
}

/** Null for a story that was not taken down. */
export async function eraseTakenDown(deps: EraseDeps, storyId: number): Promise<ErasedStory | null> {
  const { db, tombstones, dataDir, now } = deps;
  if ((await storyState(db, storyId)) !== 'taken-down') return null;
  const { items, tombstones: barred } = await barItems(db, storyId);
  if (barred.length > 0) tombstones.add(barred, now, 'takedown');
  // Files first: as long as the rows are there, it can be done again.
  const wireFiles = await eraseItemFiles(db, join(dataDir, 'wire'), items);
  const named = items.flatMap(({ pictureIds }) => pictureIds);
  const pictureFiles = await db.transaction().execute(async (tx) => {
    await dropItemsWithin(tx, items);
    return removePictureFiles(join(dataDir, 'media'), await eraseWordsWithin(tx, storyId, named));
  });
  return { wireFiles: wireFiles.length, pictureFiles };
}
