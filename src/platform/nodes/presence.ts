/** One node among the others: it says that it is there, and of what it has heard that it is gone. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { Db } from '../db/database.ts';
import { acknowledge, acknowledgeMissed, sayEnded, sayHere } from './node-queries.ts';
import type { DroppedPages } from './node-queries.ts';

const everyMs = 5_000;

export interface Presence {
  /** `dropped`: the routes of the pages that were kept of them until now, one for each. */
  gone(tags: readonly string[], dropped: readonly string[]): void;
  /** After a time in which nothing was heard: all that went meanwhile. */
  caughtUp(): void;
  close(): Promise<void>;
}

/** What cannot be said now is said with the next word: nothing here keeps a node from serving. */
export async function startPresence(db: Db, version: string, log: Logger): Promise<Presence> {
  const id = randomUUID();
  const name = { name: `${hostname()}:${process.pid}`, version };
  let unsaid: { tags: readonly string[]; dropped: DroppedPages }[] = [];
  let missed = false;
  let saying: Promise<void> = Promise.resolve();

  async function say(): Promise<void> {
    await sayHere(db, id, name);
    if (missed) await acknowledgeMissed(db, id);
    missed = false;
    while (unsaid[0]) {
      await acknowledge(db, id, unsaid[0].tags, unsaid[0].dropped);
      unsaid = unsaid.slice(1);
    }
  }

  function sayNow(): Promise<void> {
    saying = saying.then(say).catch((error: unknown) => log.warn({ err: error }, 'the other nodes cannot be told yet'));
    return saying;
  }

  await sayNow();
  const timer = setInterval(() => void sayNow(), everyMs);
  timer.unref();
  return {
    gone(tags, dropped) {
      const byRoute = [...Map.groupBy(dropped, (route) => route)].map(([route, pages]) => [route, pages.length]);
      unsaid.push({ tags, dropped: Object.fromEntries(byRoute) as DroppedPages });
      void sayNow();
    },
    caughtUp() {
      missed = true;
      void sayNow();
    },
    async close() {
      clearInterval(timer);
      await saying;
      await sayEnded(db, id).catch(() => undefined);
    },
  };
}
