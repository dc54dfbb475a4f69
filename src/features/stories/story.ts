/** What a story is: types and pure rules. */
import type { Picture, PlacedPicture } from '../media/media.ts';
import type { Language, Site } from '../network/network.ts';
import type { BodyParts } from './blocks/block-forms.ts';
import type { Body } from './body-schema.shared.ts';
import type { KindFields, StoryKind } from './kinds/kind-name.ts';

export type StoryId = number & { readonly __brand: 'StoryId' };
export type { KindFields, StoryKind } from './kinds/kind-name.ts';
/** Stored states. */
export type StoryState = 'draft' | 'scheduled' | 'live' | 'withheld' | 'killed' | 'taken-down';
/** What a state comes to by the clock: `live` is what readers see. */
export type Standing = StoryState | 'embargoed' | 'expired';
export const standings: readonly Standing[] = [
  'draft',
  'scheduled',
  'live',
  'embargoed',
  'expired',
  'withheld',
  'killed',
  'taken-down',
];

/** A story as lists show it, on one site. Addresses are paths on that site. */
export interface StoryCard {
  id: StoryId;
  kind: StoryKind;
  language: Language;
  href: string;
  headline: string;
  kicker: string | null;
  standfirst: string | null;
  section: { name: string; href: string };
  dateline: string | null;
  publishedAt: Date;
  updatedAt: Date | null;
  /** Visible comments, as of a while ago. */
  comments: number;
  /** Who paid for it. */
  sponsor: string | null;
  picture: PlacedPicture | null;
  /** Of its kind; on cards only where the kind's cards say something of them. */
  fields: KindFields;
  /** The newest, in the story's language. */
  correction: Correction | null;
}

export type CorrectionKind = 'correction' | 'clarification';

export interface Correction {
  kind: CorrectionKind;
  note: string;
  at: Date;
}

/** `lang`: of the name, where it is not the story’s. */
export interface NamedLink {
  name: string;
  lang: Language | undefined;
  href: string;
}

export interface SeriesPart extends NamedLink {
  number: number;
  count: number;
  /** Those that may be read, nearest to it. */
  previous: { headline: string; href: string } | null;
  next: { headline: string; href: string } | null;
}

/** A story as its own page shows it. */
export interface StoryPageView extends StoryCard {
  /** What the page shows; a quote of it names it. */
  revisionId: number;
  /** A death, a disaster: nothing is sold beside it. */
  sensitive: boolean;
  /** Whether it has a thread here. */
  discussed: boolean;
  /** The section and, for a sub-section, its parent before it. */
  sections: { name: string; href: string }[];
  byline: string | null;
  /** Whom the byline names, where the house knows them. */
  authors: NamedLink[];
  body: Body;
  /** The pictures in its fields that may be shown, by their numbers. */
  pictures: ReadonlyMap<number, Picture>;
  /** The stories that its fields name and that may be read here, in their order. */
  named: StoryCard[];
  /** What the body names and may show here. */
  parts: BodyParts;
  /** What its agency's rules print below it; null for staff copy. */
  notice: string | null;
  /** The agency's name, for structured data and credits. */
  sourceName: string | null;
  /** “©2026 Kazamidori Media” */
  publisherLine: string;
  readingMinutes: number;
  /** What it said wrongly before, newest first. */
  corrections: Correction[];
  /** Where it is at home, if that is another site: what this page names as canonical. */
  home: { site: Site; href: string } | null;
  /** What it is about; only where it is at home. */
  tags: NamedLink[];
  /** Which part of which series; only where it is at home. */
  series: SeriesPart | null;
  /** The same story in another language of this site. */
  pair: { language: Language; href: string; headline: string } | null;
}

/** Whom a byline names: what stands before the name is for readers of the page. */
export function authorName(byline: string): string {
  return byline.replace(/^(By |文・)/u, '');
}
