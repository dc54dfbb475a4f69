/** The smaller formats of a picture, made when there is time; pages take them up as they come. */
import { announce } from '../../platform/db/announce.ts';
import { addedFormats } from './media-formats.ts';
import { makeRenditions } from './add-picture.ts';
import type { MediaStore } from './add-picture.ts';
import { pictureById, setRenditions } from './media-queries.ts';

/** `tagsOfPicture` names the pages that show it. */
export async function makeMissingRenditions(
  store: MediaStore,
  pictureId: number,
  tagsOfPicture: (id: number) => Promise<string[]>,
): Promise<void> {
  const picture = await pictureById(store.db, pictureId);
  if (!picture) return;
  for (const format of addedFormats) {
    if (picture.renditions.some((rendition) => rendition.format === format)) continue;
    const renditions = await makeRenditions(store, picture.key, format, picture.width);
    await store.db.transaction().execute(async (tx) => {
      await setRenditions(tx, pictureId, format, renditions);
      await announce(tx, await tagsOfPicture(pictureId));
    });
  }
}
