/** One received version, in our terms, whatever dialect it came in. The field map is in research: IPTC's own names differ. */
export type WireStatus = 'usable' | 'embargoed' | 'withheld' | 'canceled';

/** What it is for the most part; a package names other items and says nothing itself. */
export type WireKind = 'text' | 'picture' | 'graphic' | 'audio' | 'video' | 'package' | 'event';

export interface WireItem {
  format: string;
  kind: WireKind;
  /** Stable over all versions: what chains are keyed by, together with the provider. */
  itemKey: string;
  version: string;
  etag: string | null;
  versionCreated: Date | null;
  status: WireStatus;
  /** The item that this one speaks of, where it is another: a cancel may be sent under a key of its own. */
  target: { itemKey: string; status: WireStatus } | null;
  /** `unknown`: embargoed, and nobody said until when. */
  embargo: Date | 'unknown' | null;
  expires: Date | null;
  headline: string | null;
  standfirst: string | null;
  slugline: string | null;
  dateline: string | null;
  place: WirePlace | null;
  byline: string | null;
  rights: { holder: string | null; notice: string | null; usageTerms: string | null };
  subjects: WireSubject[];
  urgency: number | null;
  /** What the agency says of this version or its purpose: `correction`, `newscontent`, `advisory` and the like, without the scheme's prefix. */
  signals: string[];
  /** For the desk; never public. */
  edNote: string | null;
  language: string | null;
  /** HTML as it came; only `blocksFromHtml` reads it. */
  bodyHtml: string | null;
  bodyText: string | null;
  /** Everything beside the text as it is named in the item, a line for each rendition. */
  media: WireMedia[];
  /** The best rendition of each picture: what a story may show. */
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
  /** Of the picture by itself; absent where nothing is said. */
  rights?: WirePictureRights;
}

export interface WirePictureRights {
  notice: string | null;
  usageTerms: string | null;
  /** From when it may no longer be shown; `unknown`: it ends, and nobody can tell when. */
  expires: Date | 'unknown' | null;
  status: WireStatus;
}

export interface WirePlace {
  city: string | null;
  region: string | null;
  country: string | null;
}

export interface WireSubject {
  /** The vocabulary the code is from: `medtop`, `subj`, an agency's own, or its address. */
  scheme: string | null;
  code: string | null;
  name: string | null;
}

export interface WireMedia {
  rendition: string | null;
  href: string;
  caption: string | null;
  credit: string | null;
  alt: string | null;
}
