/** What a tag is: what stories of a site are about, across its sections. Types and rules. */
import { inLanguage } from '../network/network.ts';
import type { Language, Words } from '../network/network.ts';

export interface Tag {
  id: number;
  slug: string;
  name: Words;
  description: Words;
}

export const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const longestSlug = 60;
export const longestName = 60;
export const longestDescription = 300;

export function tagName({ name, slug }: Pick<Tag, 'name' | 'slug'>, language: Language): string {
  return inLanguage(name, language)?.text ?? slug;
}

/** Which tags a site has stories of. */
export function tagsOnSite(siteId: number): string {
  return `tags:${siteId}`;
}
