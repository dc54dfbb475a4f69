/** Pieces of a picture around what must stay in sight: wanted with a story, made when there is time. */
import { announce } from '../../platform/db/announce.ts';
import type { Tx } from '../../platform/db/database.ts';
import { writeWhole } from '../../platform/storage/files.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import type { MediaStore } from './add-picture.ts';
import { addCropRenditions, cropRenditions, insertCrops } from './crop-queries.ts';
import { cropWidths, masterFile, renditionFile } from './media-files.ts';
import { addedFormats } from './media-formats.ts';
import { pictureById } from './media-queries.ts';
import type { Crop } from './picture.ts';
import { ratios } from './picture.ts';

/** Each is made once, whoever wants it. */
export async function wantCrops(tx: Tx, crops: readonly (Crop & { pictureId: number })[]): Promise<void> {
  for (const crop of await insertCrops(tx, crops)) {
    const key = `crop:${crop.pictureId}:${crop.ratio}:${crop.x}:${crop.y}`;
    await enqueue(tx, 'media.crop', { ...crop }, { key, queue: 'pictures' });
  }
}

/** JPEG first, which everything reads. `tagsOfPicture` names the pages that show it. */
export async function makeCrop(
  store: MediaStore,
  { pictureId, ...crop }: Crop & { pictureId: number },
  tagsOfPicture: (id: number) => Promise<string[]>,
): Promise<void> {
  const picture = await pictureById(store.db, pictureId);
  const made = await cropRenditions(store.db, pictureId, crop);
  if (!picture || !made) return;
  const { key } = picture;
  const [ratio, focus] = [ratios[crop.ratio], { x: crop.x, y: crop.y }];
  const widths = cropWidths(crop.ratio, picture);
  for (const format of ['jpeg', ...addedFormats] as const) {
    if (made.some((rendition) => rendition.format === format)) continue;
    const file = masterFile(store.folder, key);
    const results = await store.images.ask({ kind: 'crop', file, format, ratio, focus, widths });
    for (const { width, bytes } of results)
      await writeWhole(renditionFile(store.folder, key, width, format, crop), bytes);
    const renditions = results.map(({ width, bytes }) => ({ format, width, sizeBytes: bytes.length }));
    await store.db.transaction().execute(async (tx) => {
      await addCropRenditions(tx, pictureId, crop, renditions);
      await announce(tx, await tagsOfPicture(pictureId));
    });
  }
}
