/** What an address that everyone may read is made of, whichever surface it belongs to. */
import type { Carries } from '../../platform/http/declared-exits.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Html } from '../../platform/html/raw.ts';
import type { Reading, Tagged } from '../../platform/page-cache/reading.ts';
import type { Network } from './directory.ts';
import type { Language, Site } from './site.ts';

/** All that a render may know of a request: neither cookies nor headers, so that what it makes may be shared. */
export interface PublicRequest {
  network: Network;
  site: Site;
  language: Language;
  /** As readers' browsers see the site: scheme, host, port. */
  origin: string;
  /** The origin of any site. */
  originOf: (site: { host: string }) => string;
  path: string;
  params: Readonly<Record<string, string>>;
  /** `?page=`, 1 where the address has none. */
  page: number;
  /** What else the page takes from its address, each in the form that it allows. */
  query: Readonly<Record<string, string>>;
  /** The light edition: asked for by `.lite` or by `Save-Data`. */
  lite: boolean;
  /** What stands above every page of the site now. */
  above: (request: PublicRequest) => Promise<Tagged<Html>>;
  /** What stands in a placement by default; empty where nothing is booked. `storyId`: of the page. */
  promo: (
    request: PublicRequest,
    reading: Reading,
    placement: 'strip' | 'card',
    storyId: number | null,
  ) => Promise<Html>;
  /** The pages in which the house says who it is, for the foot. */
  houseLinks: (on: Pick<PublicRequest, 'site' | 'language'>) => Promise<Tagged<{ slug: string; title: string }[]>>;
  /** What the page of a story carries, so that a read of it can be told. */
  readMark: (siteId: number, storyId: number) => string;
  /** The ways in that others keep: as addresses and as buttons have them, `facebook` and `Facebook`. */
  waysIn: () => readonly WayIn[];
  now: Date;
}

export interface WayIn {
  key: string;
  name: string;
}

/** What a node gives to every page that it makes, whoever asks for it. */
export type SharedParts = Pick<PublicRequest, 'above' | 'promo' | 'houseLinks' | 'readMark' | 'waysIn'>;

export interface PublicPage {
  /** Route patterns, in the site's own language; those of other languages are made from them. */
  urls: readonly string[];
  carries: Carries;
  file: string;
  /** Whether it has a light form, which `Save-Data` then gets. */
  lite?: boolean;
  /** Whether `?page=` means something. */
  paged?: boolean;
  /** Other parameters that mean something, in the order of the canonical address. */
  query?: Readonly<Record<string, RegExp>>;
  /** Once for every language, or for the site as a whole. */
  inLanguages?: boolean;
  render(request: PublicRequest, reading: Reading): Promise<Rendered>;
}

/** Where something else is the address; not kept. */
export function redirectTo(path: string): Rendered {
  return { status: 301, contentType: 'text/plain; charset=utf-8', body: path, headers: { location: path } };
}

/** There is nothing; the surface draws the page that says so. */
export const nothingHere: Rendered = { status: 404, contentType: '', body: '' };
