/** One conditional request (RFC 9110, 13), bounded in time and bytes. */
import type { Poll } from './delivery-queries.ts';

export type News =
  | { kind: 'new'; bytes: Buffer; etag: string | null; lastModified: string | null; freshMs: number }
  | { kind: 'same'; freshMs: number }
  | { kind: 'failed'; error: string; retryAfterMs: number | null };

/** A server may ask us to come less often, by so much. */
const longestFreshMs = 3_600_000;

export async function fetchNews(
  { url, etag, lastModified }: Pick<Poll, 'url' | 'etag' | 'lastModified'>,
  bounds: { patienceMs: number; maxBytes: number },
): Promise<News> {
  const { address, authorization } = withoutPassword(url);
  const reply = await fetch(address, {
    signal: AbortSignal.timeout(bounds.patienceMs),
    headers: {
      'user-agent': 'Kawaraban',
      accept: 'application/xml, application/json, text/xml, */*;q=0.5',
      ...(authorization === null ? {} : { authorization }),
      ...(etag === null ? {} : { 'if-none-match': etag }),
      ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
    },
  });
  const freshMs = freshnessOf(reply.headers.get('cache-control'));
  if (reply.status === 304) return { kind: 'same', freshMs };
  if (reply.status !== 200) {
    await reply.body?.cancel();
    return {
      kind: 'failed',
      error: `It answered ${reply.status} ${reply.statusText}`.trim(),
      retryAfterMs: retryAfter(reply.headers.get('retry-after')),
    };
  }
  const bytes = await boundedBody(reply, bounds.maxBytes);
  if (bytes === null)
    return { kind: 'failed', error: `It has more than ${bounds.maxBytes / 1_048_576} MB.`, retryAfterMs: null };
  return {
    kind: 'new',
    bytes: inItsEncoding(bytes, reply.headers.get('content-type')),
    etag: reply.headers.get('etag'),
    lastModified: reply.headers.get('last-modified'),
    freshMs,
  };
}

/** `fetch` takes no address with a name and a password in it; they go with the first request and to no other host. */
function withoutPassword(url: string): { address: string; authorization: string | null } {
  const address = new URL(url);
  const { username, password } = address;
  if (username === '') return { address: url, authorization: null };
  [address.username, address.password] = ['', ''];
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { address: address.href, authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

async function boundedBody(reply: Response, maxBytes: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of reply.body ?? []) {
    size += part.length;
    if (size > maxBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A file does not know the header that named its encoding (RFC 7303, 3): what does not say it itself is made UTF-8. */
function inItsEncoding(bytes: Buffer, contentType: string | null): Buffer {
  const named = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  if (named === undefined || /^utf-?8$/i.test(named)) return bytes;
  if (/^[^>]{0,200}encoding\s*=/.test(bytes.toString('latin1', 0, 200))) return bytes;
  try {
    return Buffer.from(new TextDecoder(named).decode(bytes));
  } catch {
    return bytes;
  }
}

function freshnessOf(cacheControl: string | null): number {
  const seconds = Number(/\bmax-age=(\d{1,9})/.exec(cacheControl ?? '')?.[1] ?? 0);
  return Math.min(seconds * 1_000, longestFreshMs);
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(value: string | null): number | null {
  if (value === null) return null;
  if (/^\d{1,7}$/.test(value)) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
