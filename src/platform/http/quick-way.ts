/**
 * A way in front of Fastify, for the small requests that scripts send in great numbers (docs/adr/0015). It answers what is
 * simply done; whatever else there is to say is asked anew the long way, which makes every check again.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { isDatabaseDown } from '../db/database.ts';
import { KnownError } from './errors.ts';

export interface QuickAnswer {
  status: 200 | 204;
  /** Names and values by turns, as `writeHead` takes them. */
  headers: readonly string[];
  body: string;
}

/** What is done with a request's body; null for what the long way has to answer. Undefined: not for this way. */
export type QuickWay = (
  request: IncomingMessage,
  host: string,
  clientAddress: () => string,
) => ((body: string) => Promise<QuickAnswer | null>) | undefined;

export interface QuickWayOptions {
  ways: readonly QuickWay[];
  /** The canonical host for what a Host header says, undefined if it is none of ours. */
  knownHost: (header: string) => string | undefined;
  longWay: FastifyInstance;
  /** The reader's address, as far as proxies of ours say it. */
  clientAddress: (request: IncomingMessage) => string;
}

const maxBodyBytes = 1_024;

/** Whether one of them has taken the request. */
export function goQuickly(options: QuickWayOptions, request: IncomingMessage, response: ServerResponse): boolean {
  const { method, headers } = request;
  if (method !== 'POST' || !isSmall(headers['content-length'])) return false;
  const host = headers.host === undefined ? undefined : options.knownHost(headers.host);
  if (host === undefined) return false;
  for (const way of options.ways) {
    const act = way(request, host, () => options.clientAddress(request));
    if (act === undefined) continue;
    answer(options.longWay, request, response, act);
    return true;
  }
  return false;
}

/** One that does not say how long it is comes in pieces, and goes the long way. */
function isSmall(length: string | undefined): boolean {
  return length !== undefined && /^\d{1,4}$/.test(length) && Number(length) <= maxBodyBytes;
}

function answer(
  longWay: FastifyInstance,
  request: IncomingMessage,
  response: ServerResponse,
  act: (body: string) => Promise<QuickAnswer | null>,
): void {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => {
    act(body)
      .catch((error: unknown) => {
        if (error instanceof KnownError || isDatabaseDown(error)) return null;
        throw error;
      })
      .then((answered) => {
        if (answered === null) return askAnew(longWay, request, response, body);
        response.writeHead(answered.status, answered.headers as string[]);
        response.end(answered.body);
        return undefined;
      })
      .catch((error: unknown) => {
        longWay.log.error({ err: error, path: request.url }, 'an answer could not be made');
        response.destroy();
      });
  });
}

async function askAnew(
  longWay: FastifyInstance,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): Promise<void> {
  const reply = await longWay.inject({
    method: 'POST',
    url: request.url ?? '/',
    headers: request.headers,
    payload: body,
    ...(request.socket.remoteAddress ? { remoteAddress: request.socket.remoteAddress } : {}),
  });
  response.writeHead(reply.statusCode, reply.headers);
  response.end(reply.rawPayload);
}
