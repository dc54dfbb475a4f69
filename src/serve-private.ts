/**
 * Routes what answers each reader with their own, on every surface. From here on a request is its reader, its host and
 * its form; whoever may not is turned away before the page is asked.
 */
import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { can, findViewer, retryAfter, seeOther, sessionCookie } from './features/members/members.ts';
import type { Action, ActionObject, Answer, PrivatePage, PrivateRequest, Viewer } from './features/members/members.ts';
import { canonicalHost } from './features/network/network.ts';
import type { Language, Network, SharedParts, Surface } from './features/network/network.ts';
import type { Db } from './platform/db/database.ts';
import { isDatabaseDown } from './platform/db/database.ts';
import { clientNetwork } from './platform/http/client-network.ts';
import { KnownError } from './platform/http/errors.ts';
import { fieldsOf } from './platform/http/fields.ts';
import { allowFrames } from './platform/http/public-headers.ts';
import { isOwnRequest } from './platform/http/same-origin.ts';
import type { PageCache } from './platform/page-cache/page-cache.ts';

export interface ServePrivateOptions {
  fastify: FastifyInstance;
  db: Db;
  cache: PageCache;
  network: () => Network;
  originOf: (site: { host: string }) => string;
  now: () => Date;
  parts: SharedParts;
  security: (surface: Surface) => Readonly<Record<string, string>>;
  pages: readonly PrivatePage[];
  /** What a person sees when something went wrong, on each surface. */
  problem: (request: PrivateRequest, error: KnownError) => Promise<Answer>;
}

/** A comment with all its quotes is a tenth of it. */
const maxFormBytes = 131_072;
const maxFields = 200;

/** Answers one request; for routes that others have made, too. */
export type AnswerPrivately = (
  page: PrivatePage,
  language: Language | null,
  http: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply>;

export async function servePrivate(options: ServePrivateOptions): Promise<AnswerPrivately> {
  const { fastify } = options;
  await fastify.register(fastifyCookie);
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: maxFormBytes },
    (_request, body, done) => done(null, toForm(String(body))),
  );
  // One-click unsubscribe comes so, too (RFC 8058, 3.2); no form of ours does, and its fields mean nothing to us.
  fastify.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: 16_384 },
    (_request, _body, done) => done(null, new URLSearchParams()),
  );
  for (const page of options.pages) {
    const prefixes = page.inLanguages === false ? [''] : ['', '/ja'];
    for (const prefix of prefixes) {
      fastify.route({
        method: page.method,
        url: prefix + page.url,
        constraints: { surface: page.surface },
        config: { carries: page.carries, policy: page.policy, file: page.file },
        handler: (http, reply) => answer(options, page, prefix === '' ? null : 'ja', http, reply),
      });
    }
  }
  return (page, language, http, reply) => answer(options, page, language, http, reply);
}

function toForm(body: string): URLSearchParams {
  const form = fieldsOf(body);
  if (form.size > maxFields) throw new KnownError('too-much');
  return form;
}

/** None of our fields comes twice: of two, one program would look at the first and the next at the last (CVE-2023-7028). */
function refuseTwice(fields: URLSearchParams): void {
  if (new Set(fields.keys()).size < fields.size) throw new KnownError('input-invalid', 'A field came twice.');
}

async function answer(
  options: ServePrivateOptions,
  page: PrivatePage,
  language: Language | null,
  http: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const request = toPrivateRequest(options, page, language, http);
  if (request === undefined) return reply.callNotFound() as unknown as FastifyReply;
  try {
    if (page.method === 'POST' && !mayBeSent(options, page, http, request.origin)) throw new KnownError('foreign-form');
    refuseTwice(request.query);
    refuseTwice(request.form);
    const asked = page.viewer === false ? request : { ...request, viewer: await viewerOf(options.db, request) };
    const demand = demandFor(asked);
    demand(page.policy, null);
    const answered = await page.handle({ ...asked, demand });
    return send(options, page.surface, reply, notModified(http, answered) ?? answered);
  } catch (error) {
    const known = toKnown(error);
    if (known.status === 500) http.log.error({ err: error, path: request.path }, 'an answer could not be made');
    if (known.code === 'login-needed' && !request.wantsJson)
      return send(options, page.surface, reply, toLogin(request, page));
    const told = await options.problem(request, known);
    return send(options, page.surface, reply, {
      ...told,
      headers: { ...told.headers, ...retryAfter(known.retryAfterSeconds) },
    });
  }
}

/** Of a form that a site has led on, browsers tell the page where it was pressed, and nobody else can (RFC 9110, 10.1.3). */
function mayBeSent(
  { network, originOf }: ServePrivateOptions,
  page: PrivatePage,
  { headers }: FastifyRequest,
  ownOrigin: string,
): boolean {
  if (page.fromAnywhere || isOwnRequest(headers, ownOrigin)) return true;
  const { referer } = headers;
  if (!page.fromSites || referer === undefined || !URL.canParse(referer)) return false;
  const { origin } = new URL(referer);
  return network().sites.some((site) => originOf(site) === origin);
}

function toKnown(error: unknown): KnownError {
  if (error instanceof KnownError) return error;
  return new KnownError(isDatabaseDown(error) ? 'unavailable' : 'internal');
}

/** Whoever has to log in first comes back to where they were; at the hub, to their account. */
function toLogin({ surface, path, language, site, cameFrom }: PrivateRequest, page: PrivatePage): Answer {
  const prefix = language === (surface === 'site' ? site.languages[0] : 'en') ? '' : `/${language}`;
  if (surface === 'hub') return seeOther(`${prefix}/login`);
  const to = encodeURIComponent(page.method === 'GET' ? path : (cameFrom ?? '/'));
  return seeOther(`${surface === 'site' ? prefix : ''}/auth/start?to=${to}`);
}

async function viewerOf(db: Db, request: PrivateRequest): Promise<Viewer> {
  const client = request.surface === 'site' ? request.site.key : request.surface;
  return findViewer(db, request.cookies[sessionCookie], client);
}

function demandFor(request: PrivateRequest): PrivateRequest['demand'] {
  const { viewer, surface, site } = request;
  const place = surface === 'site' ? site.id : 'anywhere';
  return (action: Action, object: ActionObject | null) => {
    if (can(viewer, action, object, place)) return;
    if (viewer.kind === 'anyone') throw new KnownError('login-needed');
    throw new KnownError(
      !viewer.proven && can({ ...viewer, proven: true }, action, object, place) ? 'address-unproven' : 'forbidden',
    );
  };
}

function send(options: ServePrivateOptions, surface: Surface, reply: FastifyReply, answered: Answer): FastifyReply {
  void reply
    .code(answered.status)
    .headers({
      ...allowFrames(options.security(surface), answered.frames ?? []),
      // What one reader gets is nothing to be found by others.
      'x-robots-tag': 'noindex',
      ...answered.headers,
      'cache-control': answered.revalidated ? 'private, no-cache' : 'private, no-store',
    })
    .type(answered.contentType);
  if (answered.location !== undefined) void reply.header('location', answered.location);
  for (const { name, value, maxAgeSeconds, readable = false, sameSite = 'lax' } of answered.cookies ?? []) {
    const scope = { path: '/', secure: true, httpOnly: !readable, sameSite };
    if (value === null) void reply.clearCookie(name, scope);
    else void reply.setCookie(name, value, { ...scope, ...(maxAgeSeconds ? { maxAge: maxAgeSeconds } : {}) });
  }
  return reply.send(answered.body);
}

/** What the browser has is what it would get (RFC 9110, 13.1.2). */
function notModified({ headers }: FastifyRequest, answered: Answer): Answer | undefined {
  const etag = answered.revalidated ? answered.headers?.['etag'] : undefined;
  const same = etag !== undefined && headers['if-none-match'] === etag;
  return same ? { ...answered, status: 304, body: '' } : undefined;
}

/** Undefined when the site does not speak the language. */
function toPrivateRequest(
  options: ServePrivateOptions,
  page: PrivatePage,
  language: Language | null,
  http: FastifyRequest,
): PrivateRequest | undefined {
  const network = options.network();
  const host = canonicalHost(http.headers.host ?? '') ?? '';
  const query = fieldsOf(http.url.split('?', 2)[1] ?? '');
  const form = http.body instanceof URLSearchParams ? http.body : new URLSearchParams();
  const site =
    network.siteByHost(host) ?? network.siteByKey(form.get('client') ?? query.get('client') ?? '') ?? network.sites[0];
  if (site === undefined) return undefined;
  const own: Language = page.surface === 'site' ? site.languages[0] : 'en';
  const spoken: readonly Language[] = page.surface === 'site' ? site.languages : ['en', 'ja'];
  const wanted = language ?? own;
  if (!spoken.includes(wanted) || (language !== null && language === own)) return undefined;
  const origin = options.originOf({ host });
  const path = http.url.split('?', 1)[0] ?? '/';
  const shared = {
    network,
    site,
    language: wanted,
    origin,
    originOf: options.originOf,
    path,
    params: http.params as Record<string, string>,
    page: 1,
    query: {},
    lite: false,
    ...options.parts,
    now: options.now(),
  };
  return {
    ...shared,
    shared,
    surface: page.surface,
    viewer: { kind: 'anyone' },
    demand: () => undefined,
    path: http.url,
    query,
    form,
    cookies: http.cookies,
    wantsJson: (http.headers.accept ?? '').startsWith('application/json'),
    cameFrom: cameFrom(http.headers.referer, origin),
    clientNetwork: clientNetwork(http.ip),
    userAgent: (http.headers['user-agent'] ?? '').slice(0, 200),
    ahead: http.method === 'HEAD' || isAhead(http.headers),
    cache: options.cache,
  };
}

function isAhead(headers: FastifyRequest['headers']): boolean {
  return /prefetch|prerender|preview/i.test(String(headers['sec-purpose'] ?? headers['purpose'] ?? ''));
}

function cameFrom(referrer: string | undefined, origin: string): string | null {
  if (referrer === undefined || !URL.canParse(referrer)) return null;
  const url = new URL(referrer);
  return url.origin === origin ? url.pathname + url.search : null;
}
