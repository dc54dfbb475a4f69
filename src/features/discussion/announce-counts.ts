/** Tells the cards of stories whose count has changed, every few seconds and not at every comment. */
import type { Logger } from 'pino';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { countTag } from '../stories/stories.ts';
import { threadsChangedSince } from './thread-queries.ts';

const everyMs = 10_000;
/** A worker that starts looks back so far. */
const lookBackMs = 3_600_000;

export function startCountAnnouncer(db: Db, log: Logger): { stop(): void } {
  let since = new Date(Date.now() - lookBackMs);
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      const { storyIds, until } = await threadsChangedSince(db, since);
      await announce(db, storyIds.map(countTag));
      since = until;
    } catch (error) {
      log.warn({ err: error }, 'changed counts could not be announced; they are later');
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
