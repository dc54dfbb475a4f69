/** One received version, in our terms, whatever dialect it came in. The field map is in research: IPTC's own names differ. */
export type WireStatus = 'usable' | 'embargoed' | 'withheld' | 'canceled';

export interface WireItem {
  format: string;
  /** Stable over all versions: what chains are keyed by, together with the provider. */
  itemKey: string;
  version: string;
  etag: string | null;
  versionCreated: Date | null;
  status: WireStatus;
  /** `unknown`: embargoed, and nobody said until when. */
  embargo: Date | 'unknown' | null;
  expires: Date | null;
  headline: string | null;
  standfirst: string | null;
  slugline: string | null;
  dateline: string | null;
  byline: string | null;
  rights: { holder: string | null; notice: string | null; usageTerms: string | null };
  subjects: { name: string | null; code: string | null }[];
  urgency: number | null;
  /** For the desk; never public. */
  edNote: string | null;
  language: string | null;
  /** HTML as it came; only `blocksFromHtml` reads it. */
  bodyHtml: string | null;
  bodyText: string | null;
  pictures: WirePicture[];
  /** What could not be read, in words. The item goes on without it. */
  problems: string[];
}

export interface WirePicture {
  /** A file name beside the item. */
  href: string;
  caption: string | null;
  credit: string | null;
  alt: string | null;
}
