/** Takes a foreign file in: decoded, re-encoded, its first renditions written, and only then named by a row. */
import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { writeWhole } from '../../platform/storage/files.ts';
import type { EmbeddedRights } from './embedded-rights.ts';
import type { ImageProcess } from './image-process.ts';
import { insertPicture, pictureByHash, pictureByKey } from './media-queries.ts';
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
/** WebP holds no more than 16,383 pixels. */
const masterHeight = 16_000;

export interface AddedPicture {
  pictureId: number;
  /** What its file says of itself. */
  embedded: Partial<EmbeddedRights>;
}

/** The same bytes twice are one picture. AVIF and WebP follow by a task; JPEG is there when this returns. */
export async function addPicture(store: MediaStore, file: string): Promise<AddedPicture> {
  const bytes = await readPicture(file);
  const sha256 = createHash('sha256').update(bytes).digest();
  const known = await pictureByHash(store.db, sha256);
  if (known) return { pictureId: known.id, embedded: known.embedded };
  const key = randomBytes(9).toString('base64url').replaceAll(/[-_]/g, 'x').toLowerCase();
  const [master] = await store.images.ask({ kind: 'master', bytes, maxWidth: masterWidth, maxHeight: masterHeight });
  if (!master) throw new KnownError('picture-refused');
  try {
    await writeWhole(masterFile(store.folder, key), master.bytes);
    const renditions = await makeRenditions(store, key, 'jpeg', master.width);
    return await store.db.transaction().execute(async (tx) => {
      const pictureId = await insertPicture(tx, {
        key,
        sha256,
        width: master.width,
        height: master.height,
        renditions,
        embedded: master.embedded ?? null,
      });
      // The child makes one at a time; a queue of its own keeps a hand free for what people wait for.
      const inTurn = { key: `renditions:${pictureId}`, queue: 'pictures' };
      await enqueue(tx, 'media.renditions', { pictureId }, inTurn);
      return { pictureId, embedded: master.embedded ?? {} };
    });
  } finally {
    // It failed, or another one with these bytes was first. A database that does not answer may have the row all the same.
    const named = await pictureByKey(store.db, key).catch(() => 'unknown');
    if (named === undefined) await removeFiles(store.folder, key, master.width);
  }
}

/** Read once: what is hashed is what is decoded, whatever becomes of the file meanwhile. */
async function readPicture(file: string): Promise<Buffer> {
  // Opening a pipe would otherwise wait for its other end.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'EACCES') throw error;
    throw new KnownError('picture-refused', `There is no file ${file} that can be read.`);
  });
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new KnownError('picture-refused', `There is no file ${file}, but something else.`);
    if (found.size > maxBytes)
      throw new KnownError('picture-refused', `It has ${Math.round(found.size / 1_048_576)} MB.`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function removeFiles(folder: string, key: string, masterWidthPx: number): Promise<void> {
  await rm(masterFile(folder, key), { force: true });
  for (const width of renditionWidths(masterWidthPx))
    await rm(renditionFile(folder, key, width, 'jpeg'), { force: true });
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
