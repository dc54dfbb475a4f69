/** Waits for what cannot be listened to: asks until the answer is there, and says what it waited for when it never is. */
import { setTimeout as sleep } from 'node:timers/promises';

type Nothing = undefined | null | false;

export async function until<Found>(
  what: string,
  ask: () => Promise<Found | Nothing> | Found | Nothing,
  patienceMs = 20_000,
): Promise<Found> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await ask();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${patienceMs} ms in vain for ${what}.`);
    await sleep(15);
  }
}
