/** Writes a kept page to a socket. The hot path: what is done here is done for every anonymous read. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseEncoding } from '../page-cache/compress.ts';
import type { KeptPage, Sendable } from '../page-cache/page.ts';

export function sendPage(request: IncomingMessage, response: ServerResponse, page: KeptPage, stale: boolean): void {
  const sendable = page.sendable[chooseEncoding(request.headers['accept-encoding'] as string | undefined)];
  const headers = stale ? [...sendable.headers, 'x-kawaraban-stale', 'database'] : sendable.headers;
  if (page.status === 200 && isFresh(request.headers['if-none-match'], sendable)) {
    response.writeHead(304, withoutBodyHeaders(headers));
    response.end();
    return;
  }
  response.writeHead(page.status, headers);
  if (request.method === 'HEAD') response.end();
  else response.end(sendable.bytes);
}

/** Weak comparison, as If-None-Match asks for (RFC 9110, 13.1.2). */
function isFresh(ifNoneMatch: string | undefined, sendable: Sendable): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === sendable.etag || ifNoneMatch === '*') return true;
  return ifNoneMatch.split(',', 20).some((tag) => tag.trim().replace(/^W\//, '') === sendable.etag);
}

function withoutBodyHeaders(headers: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] ?? '';
    if (name !== 'content-length' && name !== 'content-encoding' && name !== 'content-type')
      kept.push(name, headers[at + 1] ?? '');
  }
  return kept;
}
