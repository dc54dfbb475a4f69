/**
 * The one way in which the program asks another server: only the origins that were named, only at addresses that may be
 * reached, no redirects, no proxy of the environment, five seconds from the first byte to the last, 64 KB of answer.
 * Looks like `fetch`, for libraries.
 */
import { lookup as lookUp } from 'node:dns';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';

export interface GuardOptions {
  /** Scheme, host and port. */
  allowed: (origin: string) => boolean;
  /** IP addresses that may be connected to: for origins that strangers name. All, unless said. */
  mayReach?: (address: string) => boolean;
  timeoutMs?: number;
  maxBytes?: number;
}

export interface GuardedRequest {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | null;
}

export type GuardedFetch = (url: string, request?: GuardedRequest) => Promise<Response>;

/** Why there is no answer. Says where, never what was sent: that holds secrets. */
export class GuardedFetchError extends Error {}

export function createGuardedFetch({
  allowed,
  mayReach = () => true,
  timeoutMs = 5_000,
  maxBytes = 65_536,
}: GuardOptions): GuardedFetch {
  const lookup = lookupAmong(mayReach);
  return async (url, { method = 'GET', headers = {}, body = null } = {}) => {
    const target = new URL(url);
    const where = target.origin;
    if (!/^https?:$/.test(target.protocol) || target.username !== '' || target.password !== '' || !allowed(where))
      throw new GuardedFetchError(`${where} is not among those that may be asked.`);
    // An address in the place of a name is connected to without being looked up.
    const literal = target.hostname.replace(/^\[(.*)\]$/, '$1');
    if (isIP(literal) !== 0 && !mayReach(literal)) throw new GuardedFetchError(outOfReach(where));
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      // Compressed, an answer could be far longer than it looks.
      const sent = { ...headers, 'accept-encoding': 'identity', ...lengthOf(body) };
      const reply = await send(target, { method, headers: sent, signal, lookup }, body);
      const status = reply.statusCode ?? 0;
      if (status >= 300 && status < 400) throw new GuardedFetchError(`${where} sends us elsewhere (${status}).`);
      const bytes = await readAll(reply, maxBytes, where);
      const type = reply.headers['content-type'];
      return new Response(status === 204 ? null : bytes, {
        status,
        headers: type === undefined ? {} : { 'content-type': type },
      });
    } catch (error) {
      if (error instanceof GuardedFetchError) throw error;
      const why = signal.aborted ? `said nothing whole within ${timeoutMs} ms` : String((error as Error).message);
      throw new GuardedFetchError(`${where}: ${why}`, { cause: error });
    }
  };
}

function lengthOf(body: string | null): Record<string, string> {
  return body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
}

function send(target: URL, options: RequestOptions, body: string | null): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (target.protocol === 'https:' ? httpsRequest : httpRequest)(target, { ...options, agent: false });
    request.once('response', resolve);
    request.once('error', reject);
    request.end(body ?? undefined);
  });
}

async function readAll(reply: IncomingMessage, maxBytes: number, where: string): Promise<ArrayBuffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of reply as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > maxBytes) {
      reply.destroy();
      throw new GuardedFetchError(`${where} answers with more than ${maxBytes} bytes.`);
    }
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts)).buffer;
}

function outOfReach(where: string): string {
  return `${where} is at an address that may not be reached.`;
}

/** What was found is looked at and then connected to: a name that is looked up a second time may have moved. */
function lookupAmong(mayReach: (address: string) => boolean): Lookup {
  return (host, options, done) =>
    lookup(host, options, (error, found, family) => {
      const all = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
      if (error || all.every(mayReach)) return done(error, found, family);
      return done(new GuardedFetchError(outOfReach(host)), []);
    });
}

type Lookup = NonNullable<RequestOptions['lookup']>;

/** Names below `localhost` are this machine (RFC 6761, 6.3), which not every resolver knows. */
const lookup: Lookup = (host, options, done) => {
  if (!/(^|\.)localhost$/.test(host)) return lookUp(host, options, done);
  return options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
};
