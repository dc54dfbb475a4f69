/** From a rendered page to bytes in every encoding, with the headers that go before them. */
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Encoding, Rendered, Sendable } from './page.ts';

const brotli = promisify(brotliCompress);
/** Pictures are compressed already. */
const compressible = /^(text\/|application\/(xml|rss\+xml|atom\+xml|json|feed\+json|ld\+json)|image\/svg\+xml)/;

export type CommonHeaders = (rendered: Rendered, tags: ReadonlySet<string>) => Readonly<Record<string, string>>;

/** `quality`: of brotli. 11 takes 100 ms for a stylesheet, and is for what is pressed once and never changes. */
export function toSendable(
  rendered: Rendered,
  common: Readonly<Record<string, string>>,
  quality = 5,
): Record<Encoding, Sendable> {
  const body = typeof rendered.body === 'string' ? Buffer.from(rendered.body) : rendered.body;
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  // What is made later holds on to this much, and not to the string that it was rendered as.
  const kind = { contentType: rendered.contentType, headers: { ...common, ...rendered.headers } };
  const identity = packed(kind, hash, 'identity', body);
  const { bytes } = identity;
  if (!compressible.test(kind.contentType) || bytes.length < 200) return { br: identity, gzip: identity, identity };
  // Each is made for the first who asks for it, so that what nobody asks for costs nothing.
  const made: Partial<Record<Encoding, Sendable>> = {};
  return {
    get br() {
      return (made.br ??= packed(kind, hash, 'br', brotliCompressSync(bytes, brotliOptions(quality, bytes.length))));
    },
    set br(pressed) {
      made.br = pressed;
    },
    get gzip() {
      return (made.gzip ??= packed(kind, hash, 'gzip', gzipSync(bytes, { level: 6 })));
    },
    identity,
  };
}

/** The same page in as few bytes as brotli can; off the main thread. */
export async function pressHard(
  rendered: Rendered,
  common: Readonly<Record<string, string>>,
  now: Sendable,
): Promise<Sendable> {
  const identity = Buffer.from(rendered.body);
  const bytes = await brotli(identity, brotliOptions(11, identity.length));
  const hash = now.etag.slice(1, 23);
  const kind = { contentType: rendered.contentType, headers: { ...common, ...rendered.headers } };
  return packed(kind, `${hash}-hard`, 'br', bytes);
}

function brotliOptions(quality: number, length: number): { params: Record<number, number> } {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: length,
    },
  };
}

/** A strong validator names the bytes, so each encoding and each press of it has its own (RFC 9110, 8.8.3). */
function packed(
  kind: { contentType: string; headers: Readonly<Record<string, string>> },
  hash: string,
  encoding: Encoding,
  bytes: Buffer,
): Sendable {
  const etag = encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`;
  const headers: string[] = ['content-type', kind.contentType, 'content-length', String(bytes.length), 'etag', etag];
  if (encoding !== 'identity') headers.push('content-encoding', encoding);
  for (const [name, value] of Object.entries(kind.headers)) headers.push(name, value);
  return { etag, headers, bytes: alone(bytes) };
}

/** zlib returns a part of a chunk of 16 KB, and small Buffers share a pool: kept, each would hold on to all of it. */
function alone(bytes: Buffer): Buffer {
  if (bytes.length === bytes.buffer.byteLength) return bytes;
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

/** Few spellings cover nearly all readers; anyone can send others, so the number kept is bounded. */
const chosen = new Map<string, Encoding>();
const maxChosen = 200;

/** The best encoding that a client names; a `q=0` refuses (RFC 9110, 12.5.3). */
export function chooseEncoding(accepts: string | undefined): Encoding {
  if (accepts === undefined) return 'identity';
  const known = chosen.get(accepts);
  if (known !== undefined) return known;
  const encoding = accepted(accepts, 'br') ? 'br' : accepted(accepts, 'gzip') ? 'gzip' : 'identity';
  if (chosen.size < maxChosen) chosen.set(accepts, encoding);
  return encoding;
}

function accepted(accepts: string, encoding: string): boolean {
  return accepts.includes(encoding) && !new RegExp(`\\b${encoding};\\s*q=0(\\.0*)?\\s*(,|$)`).test(accepts);
}
