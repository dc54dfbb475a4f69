/** What lies in a provider's folder, for whoever asks how it is. */
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { isPictureFile, isReasonFile } from './watch-wire-folders.ts';

/** Nobody counts more than these. */
export const mostCounted = 10_000;

export interface FolderCounts {
  done: number;
  failed: number;
  /** Beside items, for those to come. */
  pictures: number;
}

export async function folderCounts(folder: string): Promise<FolderCounts> {
  const notReason = (name: string): boolean => !isReasonFile(name);
  const [done, failed, pictures] = await Promise.all([
    countIn(join(folder, 'done'), notReason),
    countIn(join(folder, 'failed'), notReason),
    countIn(folder, isPictureFile),
  ]);
  return { done, failed, pictures };
}

async function countIn(folder: string, counts: (name: string) => boolean): Promise<number> {
  const entries = await opendir(folder).catch(() => undefined);
  if (entries === undefined) return 0;
  let counted = 0;
  for await (const entry of entries) {
    if (counted >= mostCounted) break;
    if (entry.isFile() && counts(entry.name)) counted += 1;
  }
  return counted;
}
