/**
 * An offer: that this creative was decided for one page of one reader. Its token is a sealed number that is used once; who
 * the reader is does not go into it. 16 bytes of the offer (10 random, 6 of its time), creative, site, then the seal.
 */
import { createHmac, randomFillSync, timingSafeEqual } from 'node:crypto';

export interface Offer {
  /** 16 bytes; the last six are the time. */
  id: Buffer;
  creativeId: number;
  siteId: number;
  issuedAt: number;
}

const payloadBytes = 22;
const sealBytes = 11;
const form = /^[\w-]{44}$/;

/** Random bytes are taken from a store: asking the system for ten at a time costs more than all the rest. */
const store = Buffer.alloc(10 * 400);
let used = store.length;

function takeRandom(into: Buffer): void {
  if (used >= store.length) {
    randomFillSync(store);
    used = 0;
  }
  store.copy(into, 0, used, used + 10);
  used += 10;
}

export function offerToken(key: Buffer, creativeId: number, siteId: number, ms: number): string {
  const token = Buffer.allocUnsafe(payloadBytes + sealBytes);
  takeRandom(token);
  token.writeUIntBE(ms, 10, 6);
  token.writeUInt32BE(creativeId, 16);
  token.writeUInt16BE(siteId, 20);
  seal(key, token).copy(token, payloadBytes);
  return token.toString('base64url');
}

/** Undefined for any text that this network has not sealed. */
export function offerOf(key: Buffer, text: string): Offer | undefined {
  if (!form.test(text)) return undefined;
  const token = Buffer.from(text, 'base64url');
  if (!timingSafeEqual(seal(key, token), token.subarray(payloadBytes))) return undefined;
  return {
    id: token.subarray(0, 16),
    creativeId: token.readUInt32BE(16),
    siteId: token.readUInt16BE(20),
    issuedAt: token.readUIntBE(10, 6),
  };
}

function seal(key: Buffer, token: Buffer): Buffer {
  return createHmac('sha256', key).update(token.subarray(0, payloadBytes)).digest().subarray(0, sealBytes);
}
