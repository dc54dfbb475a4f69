/** The cookie of a session: one per host, never shared between sites (RFC 6265bis, `__Host-`). */
import { createHash } from 'node:crypto';

export const sessionCookie = '__Host-s';

/** What is stored of a secret. Undefined for what cannot be one of ours. */
export function secretHash(secret: string | undefined): Buffer | undefined {
  if (secret === undefined || !/^[\w-]{43}$/.test(secret)) return undefined;
  return createHash('sha256').update(secret).digest();
}
