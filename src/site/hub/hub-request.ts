/** What every page of the hub needs: the program's parts, and the request that a site has sent its reader with. */
import {
  authRequestByHash,
  findAuthRequest,
  grantCode,
  seeOther,
  sessionCookie,
} from '../../features/members/members.ts';
import type {
  Answer,
  AuthRequest,
  Confirmed,
  Passwords,
  PrivateRequest,
  SetCookie,
  SocialProviders,
} from '../../features/members/members.ts';
import type { Db } from '../../platform/db/database.ts';
import type { IntentSteps } from '../intent-steps.ts';
import type { SiteAssets } from '../site-assets.ts';

export interface HubDeps extends Pick<IntentSteps, 'describeIntent'> {
  db: Db;
  assets: SiteAssets;
  passwords: Passwords;
  /** What makes the links that end a subscription. */
  letterSecret: Buffer;
  /** The ways in that others keep, at this moment. */
  social: SocialProviders;
  /** With an address that is confirmed, or not at all: the daily letter, if it was wished for. */
  onConfirmed: (tx: Db, confirmed: ConfirmedAddress, request: PrivateRequest) => Promise<void>;
  /** For whoever runs the program: what a reader is told only in general. */
  report: (error: unknown, what: string) => void;
}

export interface ConfirmedAddress extends Pick<Confirmed, 'email' | 'siteId' | 'language' | 'wantsLetter'> {
  /** How it was confirmed, for the ledger of consents. */
  proof: 'registration' | 'address';
}

/** A page of the hub in its site's dress: the one that sent the reader. */
export async function arrived(deps: HubDeps, request: PrivateRequest): Promise<Arrived> {
  const r = request.form.get('r') ?? request.query.get('r');
  const auth = await findAuthRequest(deps.db, r);
  return { r: auth ? r : null, auth: auth ?? null, request: inDressOf(request, auth ?? null) };
}

export function inDressOf(request: PrivateRequest, auth: AuthRequest | null): PrivateRequest {
  const site = auth && request.network.siteByKey(auth.client);
  return site ? { ...request, site, shared: { ...request.shared, site } } : request;
}

export interface Arrived {
  /** What links and forms of the hub carry on; null when nobody waits. */
  r: string | null;
  auth: AuthRequest | null;
  request: PrivateRequest;
}

export function hubPath(request: PrivateRequest, path: string, r: string | null): string {
  const prefixed = request.language === 'ja' ? `/ja${path}` : path;
  return r === null ? prefixed : `${prefixed}?r=${r}`;
}

/** The hub's own session lives as long as the browser keeps it; the row decides when it ends. */
export function hubCookies(session: string): SetCookie[] {
  return [{ name: sessionCookie, value: session, maxAgeSeconds: 180 * 86_400 }];
}

/** Back to the site that waits, with the code; to the account where none does. */
export async function onward(
  deps: HubDeps,
  request: PrivateRequest,
  session: Buffer,
  auth: AuthRequest | null,
  options: { plain: boolean; cookies?: SetCookie[] },
): Promise<Answer> {
  const cookies = options.cookies ?? [];
  if (!auth || !hrefOfClient(request, auth.client, '')) return seeOther(hubPath(request, '/account', null), cookies);
  const { code, state } = await grantCode(deps.db, session, auth, options.plain);
  const callback = `/auth/callback?code=${code}&state=${state}`;
  return seeOther(hrefOfClient(request, auth.client, callback) ?? '/', cookies);
}

/** A path on a site, or on the newsroom; undefined for a site that has gone. */
export function hrefOfClient({ network, originOf }: PrivateRequest, client: string, path: string): string | undefined {
  const host = client === 'newsroom' ? network.settings.newsroomHost : network.siteByKey(client)?.host;
  return host === undefined ? undefined : originOf({ host }) + path;
}

export function nameOfClient({ network }: PrivateRequest, client: string): string {
  return network.siteByKey(client)?.name ?? network.settings.name;
}

/** What a mail was asked for in the course of, if it still waits. */
export async function waiting({ db }: HubDeps, hash: Buffer | null): Promise<AuthRequest | null> {
  return hash === null ? null : ((await authRequestByHash(db, hash)) ?? null);
}

/** What the house keeps for itself. */
export function reservedNames({ network }: PrivateRequest): string[] {
  return [...network.houseNames];
}

/** The hub as readers' browsers see it. */
export function hubOrigin(request: PrivateRequest): string {
  return request.originOf({ host: request.network.settings.hubHost });
}
