/** Tells the cards of stories whose count has changed, every few seconds and not at every comment. */
import type { Logger } from 'pino';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { countTag } from '../stories/stories.ts';
import { threadsChangedSince } from './thread-queries.ts';
import type { LastChange } from './thread-queries.ts';

const everyMs = 10_000;

export function startCountAnnouncer(db: Db, log: Logger): { stop(): void } {
  let last: LastChange | null = null;
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      const changed = await threadsChangedSince(db, last);
      await announce(
        db,
        changed.map(({ storyId }) => countTag(storyId)),
      );
      last = changed.at(-1) ?? last;
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
