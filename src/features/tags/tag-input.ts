/** What the desk may call a tag. */
import { KnownError } from '../../platform/http/errors.ts';
import type { Site, Words } from '../network/network.ts';
import { longestDescription, longestName, longestSlug, slugForm } from './tag.ts';
import type { Tag } from './tag.ts';

/** With what is said of it anew; words that are said to be nothing fall away. */
export function changedWords(former: Words, said: Words): Words {
  const words = Object.entries({ ...former, ...said }).map(([language, text]) => [language, text.trim()] as const);
  return Object.fromEntries(words.filter(([, text]) => text !== ''));
}

/** Throws `tag-input`. */
export function checkTag({ slug, name, description }: Omit<Tag, 'id'>, site: Site): void {
  if (!slugForm.test(slug) || slug.length > longestSlug)
    throw wrong(`its address is of a to z, 0 to 9 and single hyphens, ${longestSlug} at the most, not “${slug}”`);
  if (name[site.languages[0]] === undefined) throw wrong(`${site.name} needs its name in “${site.languages[0]}”`);
  checkEach('name', name, longestName, site);
  checkEach('description', description, longestDescription, site);
}

function checkEach(what: string, words: Words, longest: number, { name, languages }: Site): void {
  for (const [language, text] of Object.entries(words)) {
    if (!languages.some((spoken) => spoken === language)) throw wrong(`${name} does not speak “${language}”`);
    if (text.length > longest) throw wrong(`its ${what} has more than ${longest} characters`);
    if (!text.isWellFormed() || text.includes('\u0000'))
      throw wrong(`its ${what} holds a character that cannot be kept`);
  }
}

function wrong(what: string): KnownError {
  return new KnownError('tag-input', `${what}.`);
}
