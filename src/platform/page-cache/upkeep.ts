/** What a node does for its cache when there is time: looks for forgotten tags, and makes what stays smaller. */
import type { Logger } from 'pino';
import { checkSample } from './check-sample.ts';
import type { PageCache } from './page-cache.ts';

export interface UpkeepOptions {
  cache: PageCache;
  /** False while announcements are not heard: nothing can be told from what is kept. */
  hearing: () => boolean;
  caughtUp: () => Promise<void>;
  /** A cached page was wrong. */
  onDifference: (key: string) => void;
  log: Logger;
}

const everyMs = 1_000;
const stableMs = 60_000;
/** Just after news the pages are being made for readers, who go first; but not for ever. */
const quietMs = 300;
const maxTurnsGivenUp = 5;

/** Returns what stops it. */
export function startUpkeep({ cache, hearing, caughtUp, onDifference, log }: UpkeepOptions): () => void {
  let purges = 0;
  let turnsGivenUp = 0;

  function turn(): void {
    if (!hearing()) return;
    checkSample(cache, caughtUp).then(
      (differs) => differs !== null && onDifference(differs),
      (error: unknown) => log.warn({ err: error }, 'a cached page could not be checked'),
    );
    cache.pressOne(stableMs).catch((error: unknown) => log.warn({ err: error }, 'a page could not be compressed'));
  }

  const timer = setInterval(() => {
    purges = cache.stats.purges;
    setTimeout(() => {
      const busy = cache.stats.purges !== purges;
      turnsGivenUp = busy ? turnsGivenUp + 1 : 0;
      if (busy && turnsGivenUp <= maxTurnsGivenUp) return;
      turnsGivenUp = 0;
      turn();
    }, quietMs).unref();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
