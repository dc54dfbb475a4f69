/**
 * Files of the wire folders that were kept for long enough: those in done/ and pictures beside, then those in failed/. What
 * was received since a folder was looked at, what nobody has taken in, and what is no file of ours to remove stays.
 */
import type { Dir } from 'node:fs';
import { lstat, opendir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../../platform/db/database.ts';
import { noteForgotten } from './folder-queries.ts';
import { isPictureFile, isReasonFile } from './watch-wire-folders.ts';
import { allProviders } from './wire-queries.ts';
import type { Provider } from './wire-queries.ts';

const dayMs = 86_400_000;
/** What failed is looked for longer than what is in the database. */
const timesForFailed = 3;
/** Of one folder in one night; what is left goes in the next. */
const most = { removed: 20_000, looked: 200_000 };

/** In days; null: never. */
export function keptFor({ keepFilesDays, keepRawDays }: Pick<Provider, 'keepFilesDays' | 'keepRawDays'>): {
  done: number | null;
  failed: number | null;
} {
  const days = [keepFilesDays, keepRawDays].filter((one) => one !== null);
  return {
    done: days.length === 0 ? null : Math.min(...days),
    failed: keepFilesDays === null ? null : keepFilesDays * timesForFailed,
  };
}

export interface ForgottenFiles {
  provider: string;
  done: number;
  pictures: number;
  failed: number;
}

/** `root`: DATA_DIR/wire. Each provider that lost any. */
export async function forgetFiles(db: Db, root: string, now: Date, stopping?: AbortSignal): Promise<ForgottenFiles[]> {
  const forgotten: ForgottenFiles[] = [];
  for (const provider of await allProviders(db)) {
    const folder = join(root, provider.key);
    const { done, failed } = keptFor(provider);
    const before = (days: number | null): number =>
      days === null ? Number.NEGATIVE_INFINITY : now.getTime() - days * dayMs;
    const stops = (): boolean => stopping?.aborted === true;
    const found = {
      provider: provider.key,
      done: await forgetIn(join(folder, 'done'), before(done), () => true, stops),
      pictures: await forgetIn(folder, before(done), isPictureFile, stops),
      failed: await forgetIn(join(folder, 'failed'), before(failed), () => true, stops),
    };
    if (found.failed > 0) await noteForgotten(db, provider.id, found.failed, now);
    if (found.done + found.pictures + found.failed > 0) forgotten.push(found);
  }
  return forgotten;
}

/** How many files went, reasons not counted. */
async function forgetIn(
  folder: string,
  beforeMs: number,
  isOurs: (name: string) => boolean,
  stops: () => boolean,
): Promise<number> {
  if (beforeMs === Number.NEGATIVE_INFINITY) return 0;
  let [looked, removed, counted] = [0, 0, 0];
  const entries = await openFolder(folder);
  if (entries === undefined) return 0;
  for await (const entry of entries) {
    if (stops() || looked >= most.looked || removed >= most.removed) break;
    looked += 1;
    if (!entry.isFile() || !isOurs(entry.name)) continue;
    const file = join(folder, entry.name);
    const sinceMs = await movedAtMs(file);
    if (sinceMs === undefined || sinceMs >= beforeMs) continue;
    await rm(file, { force: true });
    removed += 1;
    if (!isReasonFile(entry.name)) counted += 1;
  }
  return counted;
}

/** Undefined where there is none: a provider to which nothing was sent. */
async function openFolder(folder: string): Promise<Dir | undefined> {
  return opendir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
}

/** When it came there: a sender's time of writing may lie years back, but a rename changes what is known of the file. */
async function movedAtMs(file: string): Promise<number | undefined> {
  const stats = await lstat(file).catch(() => undefined);
  return stats && Math.max(stats.mtimeMs, stats.ctimeMs);
}
