/**
 * What a provider signs its pushes with, and whether it did: the headers and the signature of Standard Webhooks 1.0
 * (`webhook-id`, `webhook-timestamp`, `webhook-signature: v1,…`). A secret is made of the provider's name by a key that
 * only we hold, so that neither the database nor a backup of it can push.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { keptSecret } from '../../../platform/storage/kept-secret.ts';

const keyBytes = 32;
/** How far a sender's clock may be off, and for how long a signature can be used. */
const toleranceSeconds = 300;

/** From `DATA_DIR/keys`, made on the first use; all processes of a network share the folder. */
export function wireSecretKey(folder: string): Buffer {
  const file = join(folder, 'wire-secret');
  const key = Buffer.from(
    keptSecret(file, () => randomBytes(keyBytes).toString('hex')),
    'hex',
  );
  if (key.length !== keyBytes) throw new Error(`${file} is damaged: restore it, or give every provider a new secret.`);
  return key;
}

/** As the sender's program takes it. */
export function pushSecret(key: Buffer, provider: string, version: number): string {
  return `whsec_${createHmac('sha256', key).update(`push ${provider} ${version}`).digest('base64')}`;
}

export interface SignedMessage {
  id: string;
  timestamp: string;
  /** Several, parted by blanks, while a secret is being changed. */
  signatures: string;
  body: Buffer;
}

export function signed(secret: string, { id, timestamp, body }: Omit<SignedMessage, 'signatures'>): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

export function isSigned(secret: string, message: SignedMessage, now: Date): boolean {
  const off = Math.abs(now.getTime() / 1_000 - Number(message.timestamp));
  if (!/^\d{1,12}$/.test(message.timestamp) || off > toleranceSeconds) return false;
  if (message.id === '' || message.id.length > 200) return false;
  const wanted = Buffer.from(signed(secret, message));
  return message.signatures
    .split(' ', 5)
    .map((given) => Buffer.from(given))
    .some((given) => given.length === wanted.length && timingSafeEqual(given, wanted));
}
