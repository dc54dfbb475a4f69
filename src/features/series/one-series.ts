/** What a series is. Types and rules. */
import { inLanguage } from '../network/network.ts';
import type { Language, Words } from '../network/network.ts';

export interface Series {
  id: number;
  slug: string;
  title: Words;
  description: Words;
  /** How many parts it is to have; null: as many as there are. */
  planned: number | null;
}

export const longest = { slug: 60, title: 100, description: 400 } as const;
export const mostParts = 200;

export function titleOf({ title, slug }: Pick<Series, 'title' | 'slug'>, language: Language): string {
  return inLanguage(title, language)?.text ?? slug;
}

/** Which series a site has parts of. */
export function seriesOnSite(siteId: number): string {
  return `series-on:${siteId}`;
}
