/** What every page of the hub needs: the program's parts, and the request that a site has sent its reader with. */
import { findAuthRequest, grantCode, seeOther, sessionCookie } from '../../features/members/members.ts';
import type {
  Answer,
  AuthRequest,
  Confirmed,
  Passwords,
  PrivateRequest,
  SetCookie,
} from '../../features/members/members.ts';
import type { Db } from '../../platform/db/database.ts';
import type { IntentSteps } from '../intent-steps.ts';
import type { SiteAssets } from '../site-assets.ts';

export interface HubDeps extends Pick<IntentSteps, 'describeIntent' | 'doIntent'> {
  db: Db;
  assets: SiteAssets;
  passwords: Passwords;
  /** With a registration that is confirmed, or not at all: the alerts, if they were wished for. */
  onConfirmed: (tx: Db, confirmed: Confirmed, request: PrivateRequest) => Promise<void>;
}

/** A page of the hub in its site's dress: the one that sent the reader. */
export async function arrived(deps: HubDeps, request: PrivateRequest): Promise<Arrived> {
  const r = request.form.get('r') ?? request.query.get('r');
  const auth = await findAuthRequest(deps.db, r);
  const site = auth && request.network.siteByKey(auth.client);
  return {
    r: auth ? r : null,
    auth: auth ?? null,
    request: site ? { ...request, site, shared: { ...request.shared, site } } : request,
  };
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
  const host = auth && hostOf(request, auth.client);
  if (!auth || host === undefined || host === null) return seeOther(hubPath(request, '/account', null), cookies);
  const { code, state } = await grantCode(deps.db, session, auth, options.plain);
  return seeOther(`${request.originOf({ host })}/auth/callback?code=${code}&state=${state}`, cookies);
}

function hostOf({ network }: PrivateRequest, client: string): string | undefined {
  return client === 'newsroom' ? network.settings.newsroomHost : network.siteByKey(client)?.host;
}

/** What the house keeps for itself. */
export function reservedNames({ network }: PrivateRequest): string[] {
  return [network.settings.name, ...network.sites.flatMap((site) => [site.name, site.publisher])];
}

/** The hub as readers' browsers see it. */
export function hubOrigin(request: PrivateRequest): string {
  return request.originOf({ host: request.network.settings.hubHost });
}
