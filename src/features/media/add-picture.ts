/** Takes a foreign file in: decoded, re-encoded, its first renditions written, and only then named by a row. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { writeWhole } from '../../platform/storage/files.ts';
import type { ImageProcess } from './image-process.ts';
import { insertPicture, pictureByHash } from './media-queries.ts';
import { masterFile, renditionFile, renditionWidths } from './media-files.ts';
import type { Rendition } from './picture.ts';

export interface MediaStore {
  db: Db;
  /** DATA_DIR/media */
  folder: string;
  images: ImageProcess;
}

const maxBytes = 20 * 1_048_576;
const masterWidth = 2_400;

/** The same bytes twice are one picture. AVIF and WebP follow by a task; JPEG is there when this returns. */
export async function addPicture(store: MediaStore, file: string): Promise<{ pictureId: number }> {
  const { size } = await stat(file).catch(() => {
    throw new KnownError('picture-refused', `There is no file ${file}.`);
  });
  if (size > maxBytes) throw new KnownError('picture-refused', `It has ${Math.round(size / 1_048_576)} MB.`);
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest();
  const known = await pictureByHash(store.db, sha256);
  if (known) return { pictureId: known.id };
  const key = randomBytes(9).toString('base64url').replaceAll(/[-_]/g, 'x').toLowerCase();
  const [master] = await store.images.ask({ kind: 'master', file, maxWidth: masterWidth });
  if (!master) throw new KnownError('picture-refused');
  await writeWhole(masterFile(store.folder, key), master.bytes);
  const renditions = await makeRenditions(store, key, 'jpeg', master.width);
  return store.db.transaction().execute(async (tx) => {
    const pictureId = await insertPicture(tx, { key, sha256, width: master.width, height: master.height, renditions });
    await enqueue(tx, 'media.renditions', { pictureId }, { key: `renditions:${pictureId}` });
    return { pictureId };
  });
}

/** Written before they are named, so that no page shows a missing one. */
export async function makeRenditions(
  store: Pick<MediaStore, 'folder' | 'images'>,
  key: string,
  format: Rendition['format'],
  masterWidthPx: number,
): Promise<Rendition[]> {
  const widths = renditionWidths(masterWidthPx);
  const results = await store.images.ask({
    kind: 'renditions',
    file: join(masterFile(store.folder, key)),
    format,
    widths,
  });
  for (const result of results) await writeWhole(renditionFile(store.folder, key, result.width, format), result.bytes);
  return results.map((result) => ({ format, width: result.width, sizeBytes: result.bytes.length }));
}
