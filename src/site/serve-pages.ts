/** Routes public pages through the page cache. From here on a request is its host, its path and its language. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { canonicalHost } from '../features/network/network.ts';
import type {
  Language,
  Network,
  PublicPage,
  PublicRequest,
  SharedParts,
  Surface,
} from '../features/network/network.ts';
import { plainCookie } from '../features/members/members.ts';
import type { PrivatePage } from '../features/members/members.ts';
import { isDatabaseDown } from '../platform/db/database.ts';
import type { PageCache, Served } from '../platform/page-cache/page-cache.ts';
import type { Rendered } from '../platform/page-cache/page.ts';
import type { Reading } from '../platform/page-cache/reading.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { pageKey } from '../platform/http/server.ts';
import type { EmergencyEdition } from './emergency-edition.ts';
import { readerOf } from './private-frame.tsx';
import { unavailablePage } from './pages/state-pages.tsx';
import type { SiteAssets } from './site-assets.ts';

/** A page that is the same for everyone, and the one that a reader gets who needs their own. */
export type SitePage = PublicPage & { own?: PrivatePage; wantsOwn?: (http: FastifyRequest) => boolean };

export interface ServePagesOptions {
  fastify: FastifyInstance;
  cache: PageCache;
  network: () => Network;
  originOf: (site: { host: string }) => string;
  now: () => Date;
  parts: SharedParts;
  /** On whatever is sent past the cache. */
  security: (surface: Surface) => Readonly<Record<string, string>>;
  pages: readonly SitePage[];
  /** Answers one reader with their own. */
  privately: (
    page: PrivatePage,
    language: Language | null,
    http: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<unknown>;
  assets: SiteAssets;
  emergency: EmergencyEdition;
}

/** A page number that means one; later pages than this are not asked for by people. */
const maxPage = 10_000;

export function servePages(options: ServePagesOptions): void {
  for (const page of options.pages) {
    for (const { url, language } of routesOf(page)) {
      options.fastify.route({
        method: ['GET', 'HEAD'],
        url,
        constraints: { surface: 'site' },
        config: { carries: page.carries, policy: 'page.read', file: page.file },
        handler: (request, reply) =>
          // What the shared page would not be asked for is no question for a page of one's own either.
          page.own && page.wantsOwn?.(request) && allowedQuery(page.query ?? {}, request.query)
            ? options.privately(page.own, language, request, reply)
            : answer(options, page, language, request, reply),
      });
    }
  }
}

function routesOf(page: PublicPage): { url: string; language: Language | null }[] {
  const own = page.urls.map((url) => ({ url, language: null }));
  if (page.inLanguages === false) return own;
  return [...own, ...page.urls.map((url) => ({ url: `/ja${url}`, language: 'ja' as const }))];
}

async function answer(
  options: ServePagesOptions,
  page: PublicPage,
  language: Language | null,
  http: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const asked = toPublicRequest(options, page, language, http);
  const isEmergency = options.emergency.notice !== null;
  const request = asked && { ...asked, lite: asked.lite || (isEmergency && page.lite === true) };
  // Our addresses have no escapes: one with them is another spelling, and would be kept beside the page.
  if (request === undefined || request.path.includes('%')) return reply.callNotFound();
  const keep = (wanted: PublicRequest): Promise<Served> => {
    const unasked = wanted.lite && !wanted.path.endsWith('.lite');
    const key = pageKey(wanted.site.host, canonicalPath(wanted)) + (unasked && page.lite ? ' lite' : '');
    return options.cache.get(key, (reading) =>
      render(page, { ...wanted, network: options.network(), now: options.now() }, reading),
    );
  };
  try {
    // Where nothing can be made anew, the whole page that is there is better than no light one.
    const served = await keep(request).catch((error: unknown) => {
      if (isEmergency && asked?.lite === false && isDatabaseDown(error)) return keep(asked);
      throw error;
    });
    if (served.page.status === 404) return reply.callNotFound();
    const named = http.cookies[plainCookie] === '1' && !isEmergency;
    const own = named ? withReader(page, served.page.rendered) : undefined;
    if (own) return (await options.privately(own, language, http, reply)) as Promise<void>;
    reply.hijack();
    const sent = isEmergency ? options.emergency.noticed(served.page, request.language) : served.page;
    sendPage(http.raw, reply.raw, sent, served.from === 'stale');
  } catch (error) {
    reply.hijack();
    if (!isDatabaseDown(error)) http.log.error({ err: error, path: request.path }, 'a page could not be made');
    sendPlain(http, reply, options.security, {
      ...unavailablePage(options.assets, request),
      status: isDatabaseDown(error) ? 503 : 500,
    });
  }
}

/** The page that all share with its reader in the masthead, for those without script; undefined where it names none. */
function withReader(page: PublicPage, { status, contentType, body, headers = {} }: Rendered): PrivatePage | undefined {
  if (!contentType.startsWith('text/html')) return undefined;
  const html = body.toString();
  if (!readerPlace.test(html)) return undefined;
  // From here on each page is made for one reader: none is made ahead.
  const { 'speculation-rules': _ahead, ...own } = headers;
  return {
    surface: 'site',
    method: 'GET',
    url: page.urls[0] ?? '/',
    policy: 'page.read',
    carries: page.carries,
    file: page.file,
    handle: async (request) => ({
      ...{ status, contentType, headers: own },
      body: html.replace(readerPlace, () => readerOf(request)),
    }),
  };
}

/** As `Reader` draws it for somebody without a session. */
const readerPlace = /<div class="reader" data-reader[^>]*>.*?<\/div>/s;

async function render(page: PublicPage, request: PublicRequest, reading: Reading): Promise<Rendered> {
  reading.take({ value: null, tags: ['network', `site:${request.site.id}`] });
  return page.render(request, reading);
}

/** Undefined when the site does not speak the language or the query is none of ours. */
export function toPublicRequest(
  options: Omit<ServePagesOptions, 'pages' | 'privately' | 'emergency'>,
  page: Pick<PublicPage, 'paged' | 'query'>,
  language: Language | null,
  http: FastifyRequest,
): PublicRequest | undefined {
  // A path that ends in a slash fills its last parameter with nothing: it is no address, but leads to one.
  if (Object.values(http.params as Record<string, string>).includes('')) return undefined;
  const network = options.network();
  const site = network.siteByHost(canonicalHost(http.headers.host ?? '') ?? '');
  if (site === undefined) return undefined;
  const wanted = language ?? site.languages[0];
  if (!site.languages.includes(wanted) || (language !== null && language === site.languages[0])) return undefined;
  const number = page.paged ? pageNumber(http.query) : 1;
  const query = allowedQuery(page.query ?? {}, http.query);
  if (number === undefined || query === undefined) return undefined;
  const path = http.url.split('?', 1)[0] ?? '/';
  return {
    network,
    site,
    language: wanted,
    origin: options.originOf(site),
    originOf: options.originOf,
    path,
    params: http.params as Record<string, string>,
    page: number,
    query,
    lite: path.endsWith('.lite') || http.headers['save-data'] === 'on',
    ...options.parts,
    now: options.now(),
  };
}

function pageNumber(query: unknown): number | undefined {
  const value = (query as Record<string, unknown>)['page'];
  if (value === undefined) return 1;
  if (typeof value !== 'string' || !/^[1-9]\d{0,4}$/.test(value) || Number(value) > maxPage) return undefined;
  return Number(value);
}

/** Undefined when one has not the form that the page allows; what it does not know is left out. */
function allowedQuery(forms: Readonly<Record<string, RegExp>>, query: unknown): Record<string, string> | undefined {
  const allowed: Record<string, string> = {};
  for (const [name, form] of Object.entries(forms)) {
    const value = (query as Record<string, unknown>)[name];
    if (value === undefined) continue;
    if (typeof value !== 'string' || !form.test(value)) return undefined;
    allowed[name] = value;
  }
  return allowed;
}

/** The path and the query that the route allows, in one spelling. */
function canonicalPath({ path, page, query }: PublicRequest): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  if (page > 1) parts.unshift(`page=${page}`);
  return parts.length > 0 ? `${path}?${parts.join('&')}` : path;
}

function sendPlain(
  http: FastifyRequest,
  reply: FastifyReply,
  security: ServePagesOptions['security'],
  rendered: Rendered,
): void {
  const body = Buffer.from(rendered.body);
  reply.raw.writeHead(rendered.status, {
    ...security('site'),
    'content-type': rendered.contentType,
    'content-length': body.length,
    'cache-control': 'no-store',
    'retry-after': '5',
    ...rendered.headers,
  });
  reply.raw.end(http.method === 'HEAD' ? undefined : body);
}
