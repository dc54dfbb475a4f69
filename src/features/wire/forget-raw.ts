/** Bytes of items that were kept for as long as their provider's setting says. What was read of them stays. */
import type { Db } from '../../platform/db/database.ts';
import { dropOldRaw } from './raw-queries.ts';

const atATime = 1_000;

/** How many lost their bytes. Each round is a transaction of its own, so that nobody waits for it. */
export async function forgetRaw(db: Db, stopping?: AbortSignal): Promise<number> {
  let dropped = 0;
  for (;;) {
    const round = await dropOldRaw(db, atATime);
    dropped += round;
    if (round < atATime || stopping?.aborted === true) return dropped;
  }
}
