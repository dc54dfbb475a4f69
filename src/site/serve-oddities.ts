/** What comes before and after every page: health, unknown hosts, addresses that nobody has, methods that nobody offers. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { canonicalHost, homePath } from '../features/network/network.ts';
import type { Network, PublicRequest, SharedParts, Surface } from '../features/network/network.ts';
import { isDatabaseDown } from '../platform/db/database.ts';
import { errorTable, KnownError } from '../platform/http/errors.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { maxUrlLength } from '../platform/http/server.ts';
import type { PageCache } from '../platform/page-cache/page-cache.ts';
import type { Rendered } from '../platform/page-cache/page.ts';
import type { Reading } from '../platform/page-cache/reading.ts';
import { misdirectedHtml } from './components/misdirected-page.tsx';
import { htmlType } from './page-parts.tsx';
import { notFoundPage } from './pages/state-pages.tsx';
import { toPublicRequest } from './serve-pages.ts';
import type { SiteAssets } from './site-assets.ts';

export interface OdditiesOptions {
  fastify: FastifyInstance;
  cache: PageCache;
  network: () => Network;
  originOf: (site: { host: string }) => string;
  now: () => Date;
  parts: SharedParts;
  /** On every response, whatever it is. */
  security: (surface: Surface) => Readonly<Record<string, string>>;
  assets: SiteAssets;
  /** Where an old address leads, if there is nothing at it. */
  leadOn: (asked: Pick<PublicRequest, 'network' | 'site' | 'now'> & { url: string }) => Promise<string | null>;
  /** Whether this node hears the database. */
  ready: () => boolean;
}

export function serveOddities(options: OdditiesOptions): void {
  const { fastify } = options;
  const file = 'src/site/serve-oddities.ts';
  fastify.get('/healthz', { config: { carries: 'none', policy: 'health.read', file } }, async () => ({ status: 'ok' }));
  fastify.get('/readyz', { config: { carries: 'none', policy: 'health.read', file } }, async (_request, reply) => {
    const ready = options.ready();
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ok' : 'the database is not heard; pages are shown from the cache' });
  });

  // What a proxy asks before it gets a certificate for a host.
  fastify.get<{ Querystring: { domain?: string } }>(
    '/tls-ask',
    { config: { carries: 'none', policy: 'health.read', file } },
    async (request, reply) => {
      const { domain } = request.query;
      const host = typeof domain === 'string' ? canonicalHost(domain) : undefined;
      const ours = host !== undefined && options.network().surfaceOf(host) !== undefined;
      return reply.code(ours ? 200 : 404).send({ status: ours ? 'ours' : 'none of ours' });
    },
  );

  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers(options.security('site'));
    if (request.url.length > maxUrlLength) return sendText(reply, 414, errorTable['too-long'].sentence);
    // The router would look past a fragment or another origin, and the page would be kept once for each.
    if (!request.url.startsWith('/') || request.url.includes('#'))
      return sendText(reply, 400, errorTable['bad-request'].sentence);
    if (request.url === '/healthz' || request.url === '/readyz' || /^\/(assets\/|tls-ask\?)/.test(request.url)) return;
    const host = canonicalHost(request.headers.host ?? '');
    if (host === undefined || options.network().surfaceOf(host) === undefined)
      return misdirected(options, request, reply);
    // The front answers whatever is asked of it; former systems had their stories there, by number.
    if (/^\/(ja\/)?\?(.*&)?(p|page_id|attachment_id|cat|id|q)=/.test(request.url)) {
      const alias = await oldAddress(options, request);
      if (alias !== null) return leadTo(reply, alias);
    }
  });
  fastify.setNotFoundHandler((request, reply) => notFound(options, request, reply));
  fastify.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof KnownError) return sendText(reply, error.status, error.message);
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) request.log.error({ err: error }, 'a request failed');
    return sendText(reply, status, status === 500 ? errorTable.internal.sentence : errorTable['bad-request'].sentence);
  });
}

/** RFC 9110, 15.5.20: the request was for a host that we do not answer for. */
function misdirected(options: OdditiesOptions, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { sites } = options.network();
  const [first] = sites;
  const links = sites.map((site) => ({ site, href: `${options.originOf(site)}${homePath(site, site.languages[0])}` }));
  const host = (request.headers.host ?? '').slice(0, 100);
  const body = misdirectedHtml({ language: 'en', host, sites: links, assets: first ? options.assets.of(first) : null });
  return reply.code(421).header('cache-control', 'no-store').type(htmlType).send(body);
}

async function notFound(options: OdditiesOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return sendText(reply.header('allow', 'GET, HEAD'), 405, errorTable['method-not-allowed'].sentence);
  }
  const alias = await oldAddress(options, request);
  if (alias !== null) return leadTo(reply, alias);
  const path = request.url.split('?', 1)[0] ?? '/';
  const trimmed = path.replace(/\/+$/, '');
  if (path === '/ja') return reply.redirect('/ja/', 301);
  // One address for one page. A path that begins with two slashes, of either kind, would be another host.
  if (trimmed !== path && trimmed !== '' && trimmed !== '/ja' && !/^\/[/\\]/.test(trimmed))
    return reply.redirect(trimmed + request.url.slice(path.length), 301);
  const language = path.startsWith('/ja/') ? 'ja' : null;
  const asked = toPublicRequest(options, {}, language, request) ?? toPublicRequest(options, {}, null, request);
  if (!asked && options.network().surfaceOf(canonicalHost(request.headers.host ?? '') ?? '') !== undefined)
    return sendText(reply, 404, errorTable['not-found'].sentence);
  if (!asked) return misdirected(options, request, reply);
  const render = async (reading: Reading): Promise<Rendered> => {
    reading.take({ value: null, tags: ['network', `site:${asked.site.id}`] });
    return notFoundPage(options.assets, { ...asked, network: options.network(), now: options.now() }, reading);
  };
  try {
    // One page for all addresses that nobody has, kept as if it were one that somebody has.
    const key = `${asked.site.host} not found ${asked.language} ${asked.lite}`;
    const { page } = await options.cache.get(key, async (reading) => ({ ...(await render(reading)), status: 200 }));
    reply.hijack();
    sendPage(request.raw, reply.raw, { ...page, status: 404 }, false);
    return reply;
  } catch (error) {
    // It asks the database nothing, but the cache gives nothing out while nothing is heard.
    if (!isDatabaseDown(error)) throw error;
    const { body, contentType } = await options.cache.renderFresh(render);
    return reply.code(404).header('cache-control', 'no-store').type(contentType).send(body);
  }
}

function leadTo(reply: FastifyReply, alias: string): FastifyReply {
  return reply.header('cache-control', 'public, max-age=3600, s-maxage=5').redirect(alias, 301);
}

/** Null on other surfaces, and while the database cannot be asked: then it is as if there were none. */
async function oldAddress(options: OdditiesOptions, request: FastifyRequest): Promise<string | null> {
  const network = options.network();
  const site = network.siteByHost(canonicalHost(request.headers.host ?? '') ?? '');
  if (!site) return null;
  try {
    return await options.leadOn({ network, site, url: request.url, now: options.now() });
  } catch (error) {
    if (isDatabaseDown(error)) return null;
    throw error;
  }
}

function sendText(reply: FastifyReply, status: number, sentence: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(`${sentence}\n`);
}
