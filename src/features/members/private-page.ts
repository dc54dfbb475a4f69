/** What an address that answers each reader with their own is made of, whichever surface it belongs to. Never cached. */
import type { Readable } from 'node:stream';
import type { Carries } from '../../platform/http/declared-exits.ts';
import type { PageCache } from '../../platform/page-cache/page-cache.ts';
import type { Language, Network, PublicRequest, Site, Surface } from '../network/network.ts';
import type { Action, ActionObject } from './can.ts';
import type { Viewer } from './viewer.ts';

export interface PrivateRequest {
  surface: Surface;
  network: Network;
  /** The site whose host was asked; on other hosts the one named by `client`, else the network's first. */
  site: Site;
  language: Language;
  viewer: Viewer;
  /** Throws `login-needed`, `address-unproven` or `forbidden` unless the viewer may, on the site. */
  demand(action: Action, object: ActionObject | null): void;
  /** With its query, as the browser asked. */
  path: string;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The fields of a form; empty for GET. */
  form: URLSearchParams;
  cookies: Readonly<Record<string, string | undefined>>;
  /** A script asks and wants JSON; without one the answer is a page. */
  wantsJson: boolean;
  /** The path on this host that the reader comes from, with its query; null where the browser does not say. */
  cameFrom: string | null;
  /** /24 or /48 of the reader's address, no finer. */
  clientNetwork: string;
  userAgent: string;
  /** Nobody reads the answer yet: a prefetch, or HEAD. */
  ahead: boolean;
  /** Scheme, host and port of the host that was asked, and of any other. */
  origin: string;
  originOf: (site: { host: string }) => string;
  now: Date;
  /** The parts of pages that all share come from here; what is private never goes in. */
  cache: PageCache;
  /** The same request as those parts see it: without its reader. */
  shared: PublicRequest;
}

export interface PrivatePage {
  surface: Surface;
  method: 'GET' | 'POST';
  /** In the site's own language; those of other languages are made from it. */
  url: string;
  /** Asked before `handle`, without an object; what it is done to is for `request.demand`. */
  policy: Action;
  carries: Carries;
  file: string;
  /** Whoever holds the address may, from anywhere: one-click unsubscribe (RFC 8058). */
  fromAnywhere?: boolean;
  /** A form of one of our sites may lead on to it, and changes nothing of whoever is logged in. */
  fromSites?: true;
  /** Off for what is the same in every language. */
  inLanguages?: boolean;
  /** Off where it does not matter who asks: the database need not be. */
  viewer?: false;
  handle(request: PrivateRequest): Promise<Answer>;
}

export interface SetCookie {
  name: string;
  /** Null takes it away. */
  value: string | null;
  maxAgeSeconds?: number;
  /** A script may read it. */
  readable?: boolean;
  /** Lax unless said otherwise. */
  sameSite?: 'lax' | 'strict';
}

/** `no-store` unless it says otherwise; cookies are `__Host-`, Secure and, unless readable, HttpOnly. */
export interface Answer {
  status: number;
  contentType: string;
  body: string | Buffer | Readable;
  location?: string;
  cookies?: readonly SetCookie[];
  headers?: Readonly<Record<string, string>>;
  /** As of a kept page: origins of others that it may show in a frame. */
  frames?: readonly string[];
  /** May be kept by this browser, which asks each time whether it is still right (an `etag` among the headers). */
  revalidated?: boolean;
}

/** After a form, so that reloading does not send it again (RFC 9110, 15.4.4). */
export function seeOther(location: string, cookies: readonly SetCookie[] = []): Answer {
  return { status: 303, contentType: 'text/plain; charset=utf-8', body: '', location, cookies };
}

/** When what was refused for now is worth another try (RFC 9110, 10.2.3). */
export function retryAfter(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

export function htmlAnswer(body: string, status = 200, cookies: readonly SetCookie[] = []): Answer {
  return { status, contentType: 'text/html; charset=utf-8', body, cookies };
}

export function jsonAnswer(value: unknown, status = 200): Answer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}
