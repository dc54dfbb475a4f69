/** A reader's browser without its window: cookies by host, forms, redirects that are followed by hand. */
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

export interface ClientReply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** Host and path of a redirect, ready for `get`. */
  location: { host: string; path: string } | null;
}

export interface ReaderClient {
  ask(
    method: 'GET' | 'HEAD',
    host: string,
    path: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ClientReply>;
  get(host: string, path: string, headers?: Readonly<Record<string, string>>): Promise<ClientReply>;
  post(
    host: string,
    path: string,
    form?: Readonly<Record<string, string>> | string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ClientReply>;
  /** Follows GET redirects until there is none. */
  follow(reply: ClientReply): Promise<ClientReply & { at: string }>;
  cookies: Map<string, Map<string, string>>;
}

export function readerClient(port: number): ReaderClient {
  const cookies: ReaderClient['cookies'] = new Map();

  function ask(
    method: 'GET' | 'HEAD' | 'POST',
    host: string,
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<ClientReply> {
    const jar = cookies.get(host) ?? new Map<string, string>();
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = {
      host,
      ...(cookie === '' ? {} : { cookie }),
      ...(method === 'POST'
        ? {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': String(Buffer.byteLength(body)),
            'sec-fetch-site': 'same-origin',
          }
        : {}),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest({ host: '127.0.0.1', port, path, method, headers: sent, agent: false }, (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('error', reject);
        reply.on('end', () => {
          for (const line of reply.headers['set-cookie'] ?? []) keep(host, line);
          const { location } = reply.headers;
          const text = Buffer.concat(parts).toString('utf8');
          resolve({
            status: reply.statusCode ?? 0,
            headers: reply.headers,
            text,
            location: location === undefined ? null : place(host, location),
          });
        });
      });
      outgoing.setTimeout(30_000, () => outgoing.destroy(new Error(`No answer from ${host}${path}.`)));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  function keep(host: string, line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const at = pair.indexOf('=');
    const jar = cookies.get(host) ?? new Map<string, string>();
    cookies.set(host, jar);
    const ended = attributes.some(
      (attribute) => attribute === 'Max-Age=0' || attribute.startsWith('Expires=Thu, 01 Jan 1970'),
    );
    if (ended) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  }

  return {
    cookies,
    ask: (method, host, path, headers = {}) => ask(method, host, path, '', headers),
    get: (host, path, headers = {}) => ask('GET', host, path, '', headers),
    post: (host, path, form = {}, headers = {}) =>
      ask('POST', host, path, typeof form === 'string' ? form : new URLSearchParams(form).toString(), headers),
    async follow(reply) {
      let current = reply;
      let at = '';
      for (let hops = 0; current.location !== null && hops < 10; hops += 1) {
        at = current.location.host + current.location.path;
        current = await ask('GET', current.location.host, current.location.path.split('#')[0] ?? '/', '', {});
      }
      return { ...current, at };
    },
  };
}

function place(host: string, location: string): { host: string; path: string } {
  const url = new URL(location, `http://${host}`);
  return { host: url.hostname, path: url.pathname + url.search + url.hash };
}
