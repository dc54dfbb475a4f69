/** One who only reads: whatever is broken, a page is there or says when to come back. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Journal } from './journal.ts';
import type { Place } from './place.ts';
import type { Send } from './sender.ts';
import { tally } from './tally.ts';

const pauseMs = 20;

export interface Reader {
  place: Place;
  journal: Journal;
  send: Send;
  stopped: () => boolean;
}

export async function readAgainAndAgain({ place, journal, send, stopped }: Reader): Promise<void> {
  for (let turn = 0; !stopped(); turn += 1) {
    const path = place.stories[turn % place.stories.length]?.path ?? '/';
    const sentAt = performance.now();
    const reply = await send(path);
    tally(journal, path, reply, performance.now() - sentAt);
    await sleep(pauseMs);
  }
}
