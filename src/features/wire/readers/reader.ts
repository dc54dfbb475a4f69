/**
 * One dialect, one file, this interface. A reader says where in a file the agency said what, in the agency's own words;
 * what those words mean to us is decided in one place for all dialects (`to-item.ts`).
 */
import type { WirePlace, WireSubject, WireKind } from '../wire-item.ts';
import type { WireProfile } from '../wire-profile.ts';
import type { XmlElement } from './xml-tree.ts';

export type WireDocument = { kind: 'json'; value: unknown } | { kind: 'xml'; root: XmlElement };

export interface Reader {
  /** The format that its items are said to be in. */
  name: string;
  /** By what is in the document; names of files say nothing. */
  sniff(document: WireDocument): boolean;
  /** Every item that the document holds, also those that turn out to be none. */
  read(document: WireDocument, profile: WireProfile): Iterable<Said>;
}

/** Of JSON it is not known what kind of value stands where text is wanted; nothing (undefined) is not the same as empty. */
export interface Said {
  /** Where the key was looked for, for the words of a refusal: `guid`, `doc-id`. */
  keyName: string;
  itemKey: unknown;
  version?: unknown;
  etag?: string | null;
  versionCreated?: unknown;
  kind?: WireKind;
  status?: unknown;
  /** Anything but undefined and null holds the item: an embargo that says nothing is one without an end. */
  embargo?: unknown;
  target?: { itemKey: string; status: string | null } | null;
  expires?: unknown;
  headline?: string | null;
  standfirst?: string | null;
  slugline?: string | null;
  dateline?: string | null;
  place?: WirePlace | null;
  byline?: string | null;
  holder?: string | null;
  notice?: string | null;
  usageTerms?: string | null;
  subjects?: WireSubject[];
  urgency?: unknown;
  /** With their prefixes: `sig:correction`. */
  signals?: string[];
  edNote?: string | null;
  language?: string | null;
  bodyHtml?: string | null;
  bodyText?: string | null;
  media?: SaidMedia[];
  problems?: string[];
  /** The item's own part of the document, where a profile's paths begin. */
  source: XmlElement | Record<string, unknown>;
  /** A document that holds nothing but this item; absent where the whole file is one. */
  alone?: () => string;
}

/** Something beside the text, with all its renditions. */
export interface SaidMedia {
  picture: boolean;
  caption: string | null;
  credit: string | null;
  alt: string | null;
  /** Of the picture alone, where it says so; what is said of the item holds for its words. */
  rights?: SaidPictureRights;
  renditions: SaidRendition[];
}

export interface SaidPictureRights {
  notice?: string | null;
  usageTerms?: string | null;
  expires?: unknown;
  status?: unknown;
  embargo?: unknown;
}

export interface SaidRendition {
  name: string | null;
  href: string;
  /** MIME. */
  type: string | null;
  width: number | null;
}
