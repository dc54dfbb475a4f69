/** The HTTP server: Fastify, with a path in front of it for pages that are kept. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import Fastify, { LogController } from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { requireDeclaredExits } from './declared-exits.ts';
import type { DeclaredRoute } from './declared-exits.ts';
import { errorTable } from './errors.ts';
import { requireDeclaredPolicies } from './declared-policies.ts';
import type { PageCache } from '../page-cache/page-cache.ts';
import { sendPage } from './send-page.ts';
import { clientAddresses } from './client-address.ts';
import { goQuickly } from './quick-way.ts';
import type { QuickWay, QuickWayOptions } from './quick-way.ts';
import { surfaceConstraint } from './surfaces.ts';

export const maxUrlLength = 2_048;

export interface HttpServer {
  fastify: FastifyInstance;
  server: Server;
  routes: readonly DeclaredRoute[];
}

export interface HttpServerOptions {
  log: Logger;
  cache: PageCache;
  /** The canonical host for what a Host header says, undefined if it is none of ours. */
  knownHost: (header: string) => string | undefined;
  /** Which part of the program answers for a Host header. */
  surfaceOf: (header: string) => string | undefined;
  isAction: (name: string) => boolean;
  /** Whether kept pages may go out as they are, without being asked about. */
  mayHurry: () => boolean;
  /** Tried before Fastify for what is posted. */
  quickWays: readonly QuickWay[];
  /** Whose word about the reader's address is believed; none by default. */
  trustedProxies: readonly string[];
}

export function createHttpServer(options: HttpServerOptions): HttpServer {
  let server: Server | undefined;
  const fastify = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    bodyLimit: 1_048_576,
    routerOptions: {
      // A longer one would be answered before it is asked what it is; how long an address may be is said elsewhere.
      maxParamLength: limits.maxHeaderSize,
      ignoreTrailingSlash: false,
      caseSensitive: true,
    },
    serverFactory(handler) {
      server = createServer(limits, (request, response) => {
        if (namesTwoHosts(request)) refuse(response);
        else if (!sendKept(options, request, response) && !goQuickly(quick, request, response))
          handler(request, response);
      });
      return server;
    },
  }) as unknown as FastifyInstance;
  const quick: QuickWayOptions = {
    ways: options.quickWays,
    knownHost: options.knownHost,
    longWay: fastify,
    clientAddress: clientAddresses(options.trustedProxies),
  };
  fastify.addConstraintStrategy(surfaceConstraint(options.surfaceOf));
  const routes = requireDeclaredExits(fastify);
  requireDeclaredPolicies(fastify, options.isAction);
  if (!server) throw new Error('Fastify did not make its server.');
  return { fastify, server, routes };
}

/** RFC 9112, 3.2: with two of them, a proxy in front and we might each believe another. Node shows the first alone. */
function namesTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1;
}

function refuse(response: ServerResponse): void {
  response.writeHead(errorTable['bad-request'].status, {
    'content-type': 'text/plain; charset=utf-8',
    connection: 'close',
  });
  response.end(`${errorTable['bad-request'].sentence}\n`);
}

const limits = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
};

/**
 * In front of Fastify because its routing and hooks would cost a tenth of a cached page (docs/adr/0003). Whatever is
 * not exactly the address of a kept page goes the long way, where the same checks are made.
 */
function sendKept(options: HttpServerOptions, request: IncomingMessage, response: ServerResponse): boolean {
  const { method, headers, url } = request;
  if ((method !== 'GET' && method !== 'HEAD') || headers['save-data'] !== undefined) return false;
  if (!options.mayHurry()) return false;
  // Its reader has no script and gets pages of their own; the page that is made for them decides which.
  if (headers.cookie?.includes(plainMark)) return false;
  const host = headers.host === undefined ? undefined : options.knownHost(headers.host);
  if (host === undefined || url === undefined) return false;
  const page = options.cache.peek(pageKey(host, url));
  if (page === undefined) return false;
  sendPage(request, response, page, false);
  return true;
}

/** The cookie of readers who logged in without script. */
const plainMark = '__Host-plain=1';

/** `path` is canonical: no query but those that the route allows, in its order. */
export function pageKey(host: string, path: string): string {
  return host + path;
}

/** Without the query, and without what is said of a light edition. */
export function pathOfKey(key: string): string {
  return key.slice(key.indexOf('/')).split(/[? ]/, 1)[0] ?? '/';
}
