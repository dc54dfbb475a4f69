/** Watches DATA_DIR/wire/{provider}/ and takes each file in once it is whole. */
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { watch } from 'chokidar';
import type { Provider } from './wire-queries.ts';

/** A file counts as whole when it has not grown for so long. */
const quietMs = 120;
const retryMs = 2_000;
/** The watcher overlooks what comes in the moment of its start, or when a folder is put in the place of another. */
const sweepMs = 3_000;
/** Pictures stay beside the items that name them. */
const pictures = /\.(jpe?g|png|webp|gif|avif)$/i;
const reason = /\.reason\.txt$/;
const neither = /\.(part|tmp|txt|md)$|^\./i;

export function isPictureFile(name: string): boolean {
  return pictures.test(name) && !neither.test(name);
}

/** What lies beside a file that could not be taken in, or not in full. */
export function isReasonFile(name: string): boolean {
  return reason.test(name);
}

export interface WireWatch {
  close(): Promise<void>;
}

export interface WireTakers {
  item(provider: Provider, file: string): Promise<void>;
  picture(provider: Provider, file: string): Promise<void>;
}

/** One file at a time per provider; when taking one throws, it is tried again. */
export function watchWireFolders(root: string, providers: readonly Provider[], take: WireTakers): WireWatch {
  for (const provider of providers)
    for (const folder of ['.', 'done', 'failed']) mkdirSync(join(root, provider.key, folder), { recursive: true });
  const queues = new Map<string, Promise<void>>();
  const waiting = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  function enqueue(provider: Provider, file: string): void {
    if (waiting.has(file)) return;
    waiting.add(file);
    const before = queues.get(provider.key) ?? Promise.resolve();
    queues.set(
      provider.key,
      before
        .then(() => {
          waiting.delete(file);
          // One that was taken, renamed or removed meanwhile is nobody's any more.
          if (closed || !existsSync(file)) return undefined;
          return pictures.test(file) ? take.picture(provider, file) : take.item(provider, file);
        })
        .catch(() => {
          waiting.add(file);
          const timer = setTimeout(() => {
            timers.delete(timer);
            waiting.delete(file);
            enqueue(provider, file);
          }, retryMs);
          timers.add(timer);
        }),
    );
  }

  const watcher = watch(
    providers.map((provider) => join(root, provider.key)),
    {
      depth: 0,
      awaitWriteFinish: { stabilityThreshold: quietMs, pollInterval: 40 },
      ignored: (path, stats) => stats?.isFile() === true && neither.test(basename(path)),
    },
  );
  const arrived = (file: string): void => {
    const key = relative(root, dirname(file));
    const provider = providers.find((candidate) => candidate.key === key);
    if (provider) enqueue(provider, file);
  };
  // A name that comes again right after its file was taken is a change to the watcher.
  watcher.on('add', arrived).on('change', arrived);
  /** Pictures stay where they are, so each is looked at once: by file, when it was last written to. */
  let seen = new Map<string, number>();
  const sweep = setInterval(() => {
    const seenNow = new Map<string, number>();
    for (const folder of providers.map((provider) => join(root, provider.key)).filter(existsSync))
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (!entry.isFile() || neither.test(entry.name)) continue;
        const file = join(folder, entry.name);
        if (!pictures.test(entry.name)) {
          arrived(file);
          continue;
        }
        const writtenMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
        // One that was written to just now may be half there.
        if (writtenMs === undefined || Date.now() - writtenMs < sweepMs) continue;
        seenNow.set(file, writtenMs);
        if (seen.get(file) !== writtenMs) arrived(file);
      }
    seen = seenNow;
  }, sweepMs);
  return {
    async close() {
      closed = true;
      clearInterval(sweep);
      for (const timer of timers) clearTimeout(timer);
      await watcher.close();
      await Promise.all(queues.values());
    },
  };
}
