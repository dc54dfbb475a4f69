/** Secrets that a cookie or a link carries: 256 random bits there, their SHA-256 here. */
import { createHash, randomBytes } from 'node:crypto';

/** One per host, never shared between sites (RFC 6265bis, `__Host-`). */
export const sessionCookie = '__Host-s';
/** Says to a script that there is a session, and nothing of it. */
export const sessionHintCookie = '__Host-in';
/** The log-in under way on a site: `state.verifier`. */
export const handoffCookie = '__Host-tx';
/** The browser that began a registration. */
export const begunCookie = '__Host-begun';
/** On the way to a provider and back: `secret.r.proof`, of which the last two may be empty. */
export const socialCookie = '__Host-social';
/** Its reader logged in without script. */
export const plainCookie = '__Host-plain';

export interface Secret {
  /** For the cookie or link. */
  value: string;
  hash: Buffer;
}

export function newSecret(): Secret {
  const value = randomBytes(32).toString('base64url');
  return { value, hash: createHash('sha256').update(value).digest() };
}

/** What is stored of a secret. Undefined for what cannot be one of ours. */
export function secretHash(secret: string | null | undefined): Buffer | undefined {
  if (typeof secret !== 'string' || !/^[\w-]{43}$/.test(secret)) return undefined;
  return createHash('sha256').update(secret).digest();
}
