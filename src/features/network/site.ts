/** What a site is: one host with its brand, its sections and its languages. Types and pure rules. */

import type { CrawlerPolicy } from './crawlers.ts';

export type Language = 'en' | 'ja';
/** The same words in each language that a site speaks; not every one need be there. */
export type Words = Partial<Record<Language, string>>;
export type SiteId = number & { readonly __brand: 'SiteId' };
export type SectionId = number & { readonly __brand: 'SectionId' };

/** A colour in light and in dark mode. */
export type Shade = readonly [light: string, dark: string];

/** How a home page arranges its stories. */
export const fronts = ['news', 'counter', 'journey', 'street'] as const;
export type Front = (typeof fronts)[number];

/** Eleven tokens, an arrangement and two drawings; nothing else sets a site apart. */
export interface Theme {
  page: Shade;
  wash: Shade;
  rule: Shade;
  accent: Shade;
  onAccent: Shade;
  /** Solid ground of plates, the same in both modes, with white on it. */
  plate: string;
  headFace: 'serif' | 'sans';
  headWeight: number;
  /** em */
  headTracking: number;
  headLeading: number;
  /** px */
  keyRule: number;
  front: Front;
  /** SVG path data in a 32 × 32 box: the seal with its character cut out. */
  seal: string;
  /** The wordmark as an outline, so that no font is needed to draw it. Null: the name is set in the headline face. */
  wordmark: { viewBox: string; path: string } | null;
}

/** How much of a story feeds carry: `own` is all of what the house wrote itself, and a summary of what is an agency's. */
export const feedTexts = ['summary', 'own', 'full'] as const;
export type FeedText = (typeof feedTexts)[number];

export interface Site {
  id: SiteId;
  key: string;
  host: string;
  name: string;
  /** What the site is about in one or two words: “News”, “Travel”. */
  label: Words;
  tagline: Words;
  description: Words;
  /** The first is the site's own; the others live below `/{language}`. */
  languages: readonly [Language, ...Language[]];
  timeZone: string;
  /** ISO 3166-1 alpha-2: whose readers it is for, as rights see them. Null: everyone's. */
  territory: string | null;
  publisher: string;
  theme: Theme;
  feedText: FeedText;
  crawlers: CrawlerPolicy;
}

/** What belongs to the network and to no site. */
export interface NetworkSettings {
  name: string;
  /** Where all log in. */
  hubHost: string;
  newsroomHost: string;
}

export interface Section {
  id: SectionId;
  siteId: SiteId;
  parentId: SectionId | null;
  segment: string;
  /** `national` or `national/transport`. */
  path: string;
  name: Words;
  description: Words;
}

export function sectionName(section: Pick<Section, 'name' | 'segment'>, language: Language): string {
  return inLanguage(section.name, language)?.text ?? section.segment;
}

/** The words in the page's language, else in another, which the page then has to name (WCAG 3.1.2). */
export function inLanguage(words: Words, language: Language): { text: string; lang: Language | undefined } | undefined {
  for (const candidate of [language, 'en', 'ja'] as const) {
    const text = words[candidate];
    if (text) return { text, lang: candidate === language ? undefined : candidate };
  }
  return undefined;
}
