/**
 * From the hub to a site: an authorization code with state and PKCE (RFC 6749, 7636), inside one program. The site's
 * session is its own and a child of the hub's.
 */
import { createHash } from 'node:crypto';
import type { Db } from '../../platform/db/database.ts';
import { newSecret, secretHash } from './session-cookie.ts';
import {
  authRequest,
  copyAuthRequest,
  deleteSession,
  insertAuthRequest,
  insertHandoff,
  insertSession,
  useHandoff,
} from './session-queries.ts';
import type { AuthRequest, UsedHandoff } from './session-queries.ts';

/** Log-ins that one browser may have under way on a site, each in a tab of its own. */
const mostAtOnce = 4;

export interface BegunHandOff {
  /** What the hub's pages carry along. */
  request: string;
  /** For the site's cookie: only this browser can end what it began. */
  cookie: string;
}

export async function beginHandOff(
  db: Db,
  { cookie, ...wanted }: { client: string; returnTo: string; intentId: number | null; cookie: string | undefined },
): Promise<BegunHandOff> {
  const [request, state, verifier] = [newSecret(), newSecret(), newSecret()];
  await insertAuthRequest(db, request.hash, { ...wanted, state: state.value, challenge: challengeOf(verifier.value) });
  const others = underWay(cookie).slice(0, mostAtOnce - 1);
  return { request: request.value, cookie: toCookie([{ state: state.value, verifier: verifier.value }, ...others]) };
}

interface UnderWay {
  state: string;
  verifier: string;
}

/** `state.verifier`, the newest first, joined by `~`. */
function underWay(cookie: string | undefined): UnderWay[] {
  return (cookie ?? '').split('~').flatMap((pair) => {
    const [state, verifier] = pair.split('.');
    return secretHash(state) === undefined || secretHash(verifier) === undefined || !state || !verifier
      ? []
      : [{ state, verifier }];
  });
}

function toCookie(pairs: readonly UnderWay[]): string {
  return pairs.map(({ state, verifier }) => `${state}.${verifier}`).join('~');
}

/** The request that a hub page carries along, if it still waits. */
export async function findAuthRequest(db: Db, request: string | null): Promise<AuthRequest | undefined> {
  const hash = secretHash(request);
  return hash === undefined ? undefined : authRequest(db, hash);
}

/** The same request under a new secret, for a page that a mail has led to: what was mailed knows only the old one's hash. */
export async function carryOnAuthRequest(db: Db, hash: Buffer | null): Promise<string | null> {
  if (hash === null) return null;
  const request = newSecret();
  return (await copyAuthRequest(db, hash, request.hash)) ? request.value : null;
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
  /** What the browser still has under way in other tabs; null for nothing. */
  cookie: string | null;
  /** How pages look to them. */
  look: string;
}

export interface Arrival {
  client: string;
  code: string | null;
  state: string | null;
  /** What the browser held of `BegunHandOff.cookie`. */
  cookie: string | undefined;
  userAgent: string;
  network: string;
  /** The site's session that this browser has had until now: it ends. */
  instead: Buffer | null;
}

/** Undefined for a code that is used, late, another site's, another browser's or nobody's. */
export async function finishHandOff(db: Db, arrival: Arrival): Promise<FinishedHandOff | undefined> {
  const pairs = underWay(arrival.cookie);
  const own = pairs.find(({ state }) => state === arrival.state);
  const codeHash = secretHash(arrival.code);
  // Log-in CSRF: a code that this browser has not asked for is somebody else's.
  if (codeHash === undefined || own === undefined) return undefined;
  return db.transaction().execute(async (tx) => {
    const used = await useHandoff(tx, codeHash, arrival.client);
    if (used === undefined || challengeOf(own.verifier) !== used.challenge) return undefined;
    const { memberId, returnTo, intentId, plain, look } = used;
    if (arrival.instead !== null) await deleteSession(tx, arrival.instead);
    const cookie = toCookie(pairs.filter((pair) => pair !== own)) || null;
    return { memberId, returnTo, intentId, plain, look, cookie, session: await openSession(tx, used, arrival) };
  });
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
