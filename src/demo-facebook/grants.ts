/** Codes and tokens that are out, in memory: whoever restarts the stand-in logs in again. */
import { randomBytes } from 'node:crypto';
import type { Quirk } from './people.ts';

export interface Grant {
  personId: string;
  name: string;
  /** Null: the person gave none. */
  email: string | null;
  quirk: Quirk;
  redirectUri: string;
  /** PKCE (RFC 7636): the S256 challenge, where the client sent one. */
  challenge: string | null;
}

export interface Grants {
  newCode(grant: Grant): string;
  /** Once; whoever comes second gets nothing. */
  useCode(code: string): Grant | undefined;
  newToken(grant: Grant): string;
  byToken(token: string): Grant | undefined;
}

/** Enough for any demo; the oldest goes first. */
const most = 500;

export function createGrants(): Grants {
  const codes = new Map<string, Grant>();
  const tokens = new Map<string, Grant>();
  const keep = (held: Map<string, Grant>, grant: Grant): string => {
    const value = randomBytes(24).toString('base64url');
    held.set(value, grant);
    for (const oldest of held.keys()) if (held.size > most) held.delete(oldest);
    return value;
  };
  return {
    newCode: (grant) => keep(codes, grant),
    useCode(code) {
      const grant = codes.get(code);
      codes.delete(code);
      return grant;
    },
    newToken: (grant) => keep(tokens, grant),
    byToken: (token) => tokens.get(token),
  };
}
