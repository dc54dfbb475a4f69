/**
 * What ends a subscription: made of its numbers by a key that only we hold, so that it can stand in every mail, needs no
 * row to be looked up for one, and cannot be guessed. It works for ever (RFC 8058, 3.1).
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keptSecret } from '../../platform/storage/kept-secret.ts';

export function leaveSecret(key: Buffer, subscriberId: number, letterId: number): { value: string; hash: Buffer } {
  const value = createHmac('sha256', key).update(`leave ${subscriberId} ${letterId}`).digest('base64url');
  return { value, hash: createHash('sha256').update(value).digest() };
}

const keyBytes = 32;

/** From `DATA_DIR/keys`, made on the first use; all processes of a network share the folder. */
export function mailSecretKey(folder: string): Buffer {
  const file = join(folder, 'mail-secret');
  const key = Buffer.from(
    keptSecret(file, () => randomBytes(keyBytes).toString('hex')),
    'hex',
  );
  // Links that are made by less can be guessed.
  if (key.length !== keyBytes)
    throw new Error(`${file} is damaged: restore it, since the links in sent mails need it.`);
  return key;
}
