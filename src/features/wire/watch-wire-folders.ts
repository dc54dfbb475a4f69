/** Watches DATA_DIR/wire/{provider}/ and takes each file in once it is whole. */
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { watch } from 'chokidar';
import { takeTurns } from './take-turns.ts';
import type { Pause, Turns } from './take-turns.ts';
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
  /** Between two items it pauses, so that others have their turn. */
  item(provider: Provider, file: string, pause: Pause): Promise<void>;
  picture(provider: Provider, file: string): Promise<void>;
  /** Whether it goes before those that wait. */
  isUrgent(provider: Provider, file: string): Promise<boolean>;
}

/** Files of a provider by turns, one item at a time; when taking one throws, it is tried again. */
export function watchWireFolders(root: string, providers: readonly Provider[], take: WireTakers): WireWatch {
  for (const provider of providers)
    for (const folder of ['.', 'done', 'failed']) mkdirSync(join(root, provider.key, folder), { recursive: true });
  const turns = new Map<string, Turns>(providers.map(({ key }) => [key, takeTurns()]));
  const running = new Set<Promise<void>>();
  const waiting = new Set<string>();
  /** Being taken; true where it was written to, or replaced, meanwhile. */
  const taken = new Map<string, boolean>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  function enqueue(provider: Provider, file: string): void {
    if (taken.has(file)) taken.set(file, true);
    if (taken.has(file) || waiting.has(file)) return;
    waiting.add(file);
    const work = takeInTurn(provider, file).catch(() => {
      waiting.add(file);
      const timer = setTimeout(() => {
        timers.delete(timer);
        waiting.delete(file);
        enqueue(provider, file);
      }, retryMs);
      timers.add(timer);
    });
    running.add(work);
    void work.finally(() => running.delete(work));
  }

  async function takeInTurn(provider: Provider, file: string): Promise<void> {
    const isPicture = pictures.test(file);
    const urgent = !isPicture && (await take.isUrgent(provider, file));
    await turns.get(provider.key)?.take(urgent, async (pause) => {
      waiting.delete(file);
      // One that was taken, renamed or removed meanwhile is nobody's any more.
      if (closed || taken.has(file) || !existsSync(file)) return;
      taken.set(file, false);
      let again = false;
      try {
        await (isPicture ? take.picture(provider, file) : take.item(provider, file, pause));
        again = !isPicture && taken.get(file) === true;
      } finally {
        taken.delete(file);
      }
      if (again && !closed && existsSync(file)) enqueue(provider, file);
    });
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
      await Promise.all(running);
    },
  };
}
