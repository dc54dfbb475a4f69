/**
 * What ends a subscription: made of its numbers by a key that only we hold, so that it can stand in every mail, needs no
 * row to be looked up for one, and cannot be guessed. It works for ever (RFC 8058, 3.1).
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function leaveSecret(key: Buffer, subscriberId: number, letterId: number): { value: string; hash: Buffer } {
  const value = createHmac('sha256', key).update(`leave ${subscriberId} ${letterId}`).digest('base64url');
  return { value, hash: createHash('sha256').update(value).digest() };
}

/** From `DATA_DIR/keys`, made on the first use; all processes of a network share the folder. */
export function mailSecretKey(folder: string): Buffer {
  const file = join(folder, 'mail-secret');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file))
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process was first.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}
