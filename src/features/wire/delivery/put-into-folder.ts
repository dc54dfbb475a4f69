/** However an item comes, it goes the way of all: into its provider's folder, whole, under a name that says when it came. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { writeWhole } from '../../../platform/storage/files.ts';

/** `root`: DATA_DIR/wire. The same bytes at the same moment are one file. */
export async function putIntoFolder(
  root: string,
  delivered: { provider: string; by: 'poll' | 'push'; at: Date; bytes: Buffer },
): Promise<string> {
  const { provider, by, at, bytes } = delivered;
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const moment = at.toISOString().replaceAll(/[-:.]/g, '');
  const file = join(
    root,
    provider,
    `${by}-${moment}-${hash}.${/^\s*[[{]/.test(bytes.toString('latin1', 0, 200)) ? 'json' : 'xml'}`,
  );
  await writeWhole(file, bytes);
  return file;
}
