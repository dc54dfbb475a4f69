/** What a site is: one host with its brand, its sections and its languages. Types and pure rules. */

export type Language = 'en' | 'ja';
export type SiteId = number & { readonly __brand: 'SiteId' };
export type SectionId = number & { readonly __brand: 'SectionId' };

/** A colour in light and in dark mode. */
export type Shade = readonly [light: string, dark: string];

/** Twelve tokens and two drawings; nothing else sets a site apart. */
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
  /** SVG path data in a 32 × 32 box: the seal with its character cut out. */
  seal: string;
  /** The wordmark as an outline, so that no font is needed to draw it. */
  wordmark: { viewBox: string; path: string };
}

export interface Site {
  id: SiteId;
  key: string;
  host: string;
  name: string;
  /** What the site is about in one or two words: “News”, “Travel”. */
  label: string;
  tagline: string;
  description: string;
  /** The first is the site's own; the others live below `/{language}`. */
  languages: readonly [Language, ...Language[]];
  timeZone: string;
  publisher: string;
  theme: Theme;
}

export interface Section {
  id: SectionId;
  siteId: SiteId;
  parentId: SectionId | null;
  segment: string;
  /** `national` or `national/transport`. */
  path: string;
  name: Partial<Record<Language, string>>;
  description: string;
}

export function sectionName(section: Pick<Section, 'name' | 'segment'>, language: Language): string {
  return section.name[language] ?? section.name.en ?? section.segment;
}
