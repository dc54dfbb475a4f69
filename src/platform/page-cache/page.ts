/** A finished page: what a render returns, and how it is kept. */
import type { Collected } from './reading.ts';

/** Made by code that sees neither cookies nor headers, so that it may be shared. */
export interface Rendered {
  status: number;
  contentType: string;
  body: string | Buffer;
  /** Besides those that every page has. */
  headers?: Readonly<Record<string, string>>;
  /** Origins of others that it may show in a frame, once its reader has asked for it. */
  frames?: readonly string[];
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** One way to send a page: bytes, and headers as `writeHead` takes them. */
export interface Sendable {
  etag: string;
  headers: string[];
  bytes: Buffer;
}

export interface KeptPage extends Collected {
  key: string;
  status: number;
  sendable: Record<Encoding, Sendable>;
  sizeBytes: number;
  /** Purged, or from before announcements were missed: shown only while the database is down. */
  stale: boolean;
  /** ms since the epoch */
  renderedAt: number;
  /** By the cache's count of uses. */
  lastUse: number;
  hits: number;
  /** Brotli at its best takes 200 ms and is for pages that stay. */
  pressedHard: boolean;
  rendered: Rendered;
}
