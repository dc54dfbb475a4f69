/** A site's side of logging in: it sends its reader to the hub and takes them back. */
import {
  beginHandOff,
  deleteSession,
  deleteSessionTree,
  finishHandOff,
  handoffCookie,
  plainCookie,
  returnPath,
  secretHash,
  seeOther,
  sessionCookie,
  sessionHintCookie,
} from '../../features/members/members.ts';
import type { Answer, FinishedHandOff, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { homePath } from '../../features/network/network.ts';
import type { Surface } from '../../features/network/network.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { IntentSteps } from '../intent-steps.ts';
import { keepLook } from './prefs.tsx';

export interface AuthDeps extends Pick<IntentSteps, 'pendingIntent' | 'doIntent'> {
  db: Db;
}

const day = 86_400;
const halfYear = 180 * day;

export function authPages(deps: AuthDeps, surface: Extract<Surface, 'site' | 'newsroom'>): PrivatePage[] {
  const common = {
    surface,
    carries: 'none',
    file: 'src/site/pages/auth-pages.ts',
    inLanguages: surface === 'site',
  } as const;
  return [
    {
      ...common,
      method: 'GET',
      url: '/auth/start',
      policy: 'account.enter',
      handle: (request) => start(deps, request),
    },
    {
      ...common,
      method: 'POST',
      url: '/auth/start',
      policy: 'account.enter',
      handle: (request) => startByWay(deps, request),
    },
    {
      ...common,
      method: 'GET',
      url: '/auth/callback',
      policy: 'account.enter',
      inLanguages: false,
      handle: (request) => callback(deps, request),
    },
    { ...common, method: 'POST', url: '/logout', policy: 'session.end', handle: (request) => logOut(deps, request) },
  ];
}

function clientOf({ surface, site }: PrivateRequest): string {
  return surface === 'newsroom' ? 'newsroom' : site.key;
}

async function start(deps: AuthDeps, request: PrivateRequest): Promise<Answer> {
  // Nobody has pressed it yet: what is not fetched ahead is asked for when somebody has.
  if (request.ahead) return { status: 503, contentType: 'text/plain; charset=utf-8', body: '' };
  const page = { register: '/register', forgot: '/forgot' }[request.query.get('then') ?? ''] ?? '/authorize';
  return toHub(deps, request, request.query.get('to'), page);
}

/** To a provider by one press: the form itself is led on, so that the hub starts nothing that nobody has pressed. */
async function startByWay(deps: AuthDeps, request: PrivateRequest): Promise<Answer> {
  const { form, query, cameFrom } = request;
  // From the form of a comment, whose words wait meanwhile, or from one of its own.
  const way = form.get('way') ?? (form.get('then') ?? '').replace(/^way:/, '');
  const to = form.get('to') ?? query.get('to');
  // Where the browser does not say from where it is sent, the hub could not tell either, and has its own button.
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(way) || cameFrom === null) return toHub(deps, request, to, '/authorize');
  return { ...(await toHub(deps, request, to, `/connect/${way}`)), status: 307 };
}

async function toHub(deps: AuthDeps, request: PrivateRequest, to: string | null, page: string): Promise<Answer> {
  const { cameFrom, cookies, language, network, site } = request;
  const home = request.surface === 'site' ? homePath(site, language) : '/';
  const wanted = returnPath(to ?? cameFrom ?? home);
  // A log-in that failed is no place to come back to.
  const returnTo = wanted.startsWith('/auth/') ? home : wanted;
  const intentId = await deps.pendingIntent(request);
  if (request.viewer.kind === 'member') {
    // Their session stands: it may have been opened before the address was proven.
    const writer = { session: request.viewer.session, client: clientOf(request), network: request.clientNetwork };
    return seeOther((intentId !== null && (await deps.doIntent(request, intentId, writer))) || returnTo);
  }
  const cookie = cookies[handoffCookie];
  const begun = await beginHandOff(deps.db, { client: clientOf(request), returnTo, intentId, cookie });
  const hub = request.originOf({ host: network.settings.hubHost });
  const path = language === 'ja' ? `/ja${page}` : page;
  return seeOther(`${hub}${path}?r=${begun.request}`, [
    { name: handoffCookie, value: begun.cookie, maxAgeSeconds: day },
  ]);
}

async function callback(deps: AuthDeps, request: PrivateRequest): Promise<Answer> {
  const { query, cookies, userAgent, clientNetwork, viewer } = request;
  const finished = await finishHandOff(deps.db, {
    client: clientOf(request),
    code: query.get('code'),
    state: query.get('state'),
    cookie: cookies[handoffCookie],
    userAgent,
    network: clientNetwork,
    instead: viewer.kind === 'member' ? viewer.session : null,
  });
  if (finished === undefined) throw new KnownError('login-ended');
  const path = await intended(deps, request, finished);
  return seeOther(path ?? finished.returnTo, [
    { name: sessionCookie, value: finished.session, maxAgeSeconds: halfYear },
    { name: sessionHintCookie, value: '1', maxAgeSeconds: halfYear, readable: true },
    { name: handoffCookie, value: finished.cookie, maxAgeSeconds: day },
    ...(finished.look === '' ? [] : [keepLook(finished.look)]),
    { name: plainCookie, value: finished.plain ? '1' : null, ...(finished.plain ? { maxAgeSeconds: halfYear } : {}) },
  ]);
}

/** Only what this very browser began: its cookie has to name the same intent as the code. */
async function intended(deps: AuthDeps, request: PrivateRequest, finished: FinishedHandOff): Promise<string | null> {
  const { intentId } = finished;
  if (intentId === null || (await deps.pendingIntent(request)) !== intentId) return null;
  const session = secretHash(finished.session);
  if (session === undefined) return null;
  return deps.doIntent(request, intentId, { session, client: clientOf(request), network: request.clientNetwork });
}

/** Here; or, as the form says, on all our sites in this browser. */
async function logOut(deps: AuthDeps, request: PrivateRequest): Promise<Answer> {
  const { viewer, form, cameFrom } = request;
  if (viewer.kind === 'member') {
    if (form.get('everywhere') === '1') await deleteSessionTree(deps.db, viewer.session);
    else await deleteSession(deps.db, viewer.session);
  }
  return seeOther(
    returnPath(cameFrom),
    [sessionCookie, sessionHintCookie, plainCookie].map((name) => ({ name, value: null })),
  );
}
