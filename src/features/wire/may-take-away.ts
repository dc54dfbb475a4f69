/**
 * Whether a file may take something away, by its words: such a one does not wait behind others. A guess before anything is
 * parsed; where it is wrong, a file had a better place in the queue.
 */
import { open } from 'node:fs/promises';
import { constants } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Db } from '../../platform/db/database.ts';
import { profileOf } from './profile-queries.ts';
import { maxWireBytes } from './read-wire-file.ts';
import type { Provider } from './wire-queries.ts';

const usual = ['cancel', 'kill', 'withh', 'retract'];

/** What cannot be read is not urgent; whoever takes it says why. */
export async function mayTakeAway(db: Db, provider: Pick<Provider, 'id'>, file: string): Promise<boolean> {
  try {
    const { statuses } = await profileOf(db, provider.id);
    const text = textOf(await bytesOf(file));
    const own = Object.entries(statuses ?? {}).flatMap(([word, meant]) =>
      meant === 'usable' ? [] : word.toLowerCase(),
    );
    return [...usual, ...own].some((word) => text.includes(word));
  } catch {
    return false;
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  // Opening a pipe would otherwise wait for its other end.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const seen = await handle.stat();
    return seen.isFile() && seen.size <= maxWireBytes ? await handle.readFile() : Buffer.alloc(0);
  } finally {
    await handle.close();
  }
}

/** As ASCII; of UTF-16 every other byte is a zero. */
function textOf(bytes: Buffer): string {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: maxWireBytes }) : bytes;
  return plain.toString('latin1').replaceAll('\0', '').toLowerCase();
}
