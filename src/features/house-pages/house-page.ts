/** What a house says of itself: types and rules. */
import { z } from 'zod';
import type { Language } from '../network/network.ts';
import { wordBlockInput } from '../stories/stories.ts';
import type { Body } from '../stories/stories.ts';

export interface HousePage {
  slug: string;
  language: Language;
  title: string;
  body: Body;
  changedAt: Date;
}

/** As the foot of a page names it. */
export interface HouseLink {
  slug: string;
  title: string;
}

/** `kawaraban page set SITE SLUG FILE.json`: its paragraphs are written as a story's. */
export const housePageInput = z.strictObject({
  language: z.enum(['en', 'ja']).optional(),
  title: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'holds a character that cannot be kept'),
  body: z.array(wordBlockInput).min(1).max(300),
});

export const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const longestSlug = 60;
/** A page at this address says how a house corrects itself: it and the log of corrections lead to one another. */
export const correctingSlug = 'how-we-correct';
/** A foot is no table of contents. */
export const mostOnSite = 12;

/** What has an address already. */
export const takenSlugs: ReadonlySet<string> = new Set(
  [
    // On a site, on the hub, in the newsroom: whoever moves a host's pages to another has no surprise.
    'account assets auth authorize banner c card category comments confirm connect discussed favicon feed forgot go healthz home ja letters',
    'login logout mail me media member owner picks polls popular prefs prove read readyz register reset robots shown sitemap websub wire',
    // Soon to have one.
    'archive author contests corrections events health jobs live places search series tag tls',
  ].flatMap((words) => words.split(' ')),
);

/** Announced by every change of a site's pages. */
export function housePagesTag(siteId: number): string {
  return `house-pages:${siteId}`;
}
