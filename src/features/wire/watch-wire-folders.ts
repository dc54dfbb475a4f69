/** Watches DATA_DIR/wire/{provider}/ and takes each file in once it is whole. */
import { mkdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { watch } from 'chokidar';
import type { Provider } from './wire-queries.ts';

/** A file counts as whole when it has not grown for so long. */
const quietMs = 120;
const retryMs = 2_000;
/** Pictures wait beside the items that name them. */
const notItems = /\.(jpe?g|png|webp|gif|avif|part|tmp|txt|md)$|^\./i;

export interface WireWatch {
  close(): Promise<void>;
}

/** `take` is called for one file at a time per provider; when it throws, the file is tried again. */
export function watchWireFolders(root: string, providers: readonly Provider[], take: (provider: Provider, file: string) => Promise<void>): WireWatch {
  for (const provider of providers) for (const folder of ['.', 'done', 'failed']) mkdirSync(join(root, provider.key, folder), { recursive: true });
  const queues = new Map<string, Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  function enqueue(provider: Provider, file: string): void {
    const before = queues.get(provider.key) ?? Promise.resolve();
    queues.set(
      provider.key,
      before.then(() => (closed ? undefined : take(provider, file))).catch(() => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          enqueue(provider, file);
        }, retryMs);
        timers.add(timer);
      }),
    );
  }

  const watcher = watch(
    providers.map((provider) => join(root, provider.key)),
    { depth: 0, awaitWriteFinish: { stabilityThreshold: quietMs, pollInterval: 40 }, ignored: (path, stats) => stats?.isFile() === true && notItems.test(basename(path)) },
  );
  watcher.on('add', (file) => {
    const key = relative(root, dirname(file));
    const provider = providers.find((candidate) => candidate.key === key);
    if (provider) enqueue(provider, file);
  });
  return {
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      await watcher.close();
      await Promise.all(queues.values());
    },
  };
}
