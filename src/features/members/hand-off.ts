/**
 * From the hub to a site: an authorization code with state and PKCE (RFC 6749, 7636), inside one program. The site's
 * session is its own and a child of the hub's.
 */
import { createHash } from 'node:crypto';
import type { Db } from '../../platform/db/database.ts';
import { newSecret, secretHash } from './session-cookie.ts';
import { authRequest, insertAuthRequest, insertHandoff, insertSession, useHandoff } from './session-queries.ts';
import type { AuthRequest, UsedHandoff } from './session-queries.ts';

export interface BegunHandOff {
  /** What the hub's pages carry along. */
  request: string;
  /** For the site's cookie: only this browser can end what it began. */
  cookie: string;
}

export async function beginHandOff(
  db: Db,
  wanted: { client: string; returnTo: string; intentId: number | null },
): Promise<BegunHandOff> {
  const [request, state, verifier] = [newSecret(), newSecret(), newSecret()];
  await insertAuthRequest(db, request.hash, { ...wanted, state: state.value, challenge: challengeOf(verifier.value) });
  return { request: request.value, cookie: `${state.value}.${verifier.value}` };
}

/** The request that a hub page carries along, if it still waits. */
export async function findAuthRequest(db: Db, request: string | null): Promise<AuthRequest | undefined> {
  const hash = secretHash(request);
  return hash === undefined ? undefined : authRequest(db, hash);
}

/** The code for a member who is logged in at the hub and has pressed the button. */
export async function grantCode(
  db: Db,
  session: Buffer,
  request: AuthRequest,
  plain: boolean,
): Promise<{ code: string; state: string }> {
  const code = newSecret();
  await insertHandoff(db, code.hash, session, request, plain);
  return { code: code.value, state: request.state };
}

export interface FinishedHandOff {
  /** For the site's cookie. */
  session: string;
  memberId: number;
  returnTo: string;
  intentId: number | null;
  plain: boolean;
}

export interface Arrival {
  client: string;
  code: string | null;
  state: string | null;
  /** What the browser held of `BegunHandOff.cookie`. */
  cookie: string | undefined;
  userAgent: string;
  network: string;
}

/** Undefined for a code that is used, late, another site's, another browser's or nobody's. */
export async function finishHandOff(db: Db, arrival: Arrival): Promise<FinishedHandOff | undefined> {
  const [state, verifier] = (arrival.cookie ?? '').split('.');
  const codeHash = secretHash(arrival.code);
  // Log-in CSRF: a code that this browser has not asked for is somebody else's.
  if (codeHash === undefined || secretHash(state) === undefined || state !== arrival.state) return undefined;
  return db.transaction().execute(async (tx) => {
    const used = await useHandoff(tx, codeHash, arrival.client);
    if (used === undefined || challengeOf(verifier ?? '') !== used.challenge) return undefined;
    return { ...openedBy(used), session: await openSession(tx, used, arrival) };
  });
}

function openedBy({ memberId, returnTo, intentId, plain }: UsedHandoff): Omit<FinishedHandOff, 'session'> {
  return { memberId, returnTo, intentId, plain };
}

/** A new value at every log-in: none that was planted before is ever raised to a session. */
async function openSession(tx: Db, used: UsedHandoff, { client, userAgent, network }: Arrival): Promise<string> {
  const secret = newSecret();
  const { memberId, session: parent } = used;
  await insertSession(tx, { hash: secret.hash, memberId, client, parent, userAgent, network });
  return secret.value;
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
