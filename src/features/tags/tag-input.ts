/** What the desk may call a tag. */
import { KnownError } from '../../platform/http/errors.ts';
import { wordsProblem } from '../network/network.ts';
import type { Site, Words } from '../network/network.ts';
import { longestDescription, longestName, longestSlug, slugForm } from './tag.ts';
import type { Tag } from './tag.ts';

/** Throws `tag-input`. */
export function checkTag({ slug, name, description }: Omit<Tag, 'id'>, site: Site): void {
  if (!slugForm.test(slug) || slug.length > longestSlug)
    throw wrong(`its address is of a to z, 0 to 9 and single hyphens, ${longestSlug} at the most, not “${slug}”`);
  if (name[site.languages[0]] === undefined) throw wrong(`${site.name} needs its name in “${site.languages[0]}”`);
  checkEach('name', name, longestName, site);
  checkEach('description', description, longestDescription, site);
}

function checkEach(what: string, words: Words, longest: number, { name, languages }: Site): void {
  for (const language of Object.keys(words)) {
    if (!languages.some((spoken) => spoken === language)) throw wrong(`${name} does not speak “${language}”`);
  }
  const problem = wordsProblem(words, longest);
  if (problem !== null) throw wrong(`its ${what} ${problem}`);
}

function wrong(what: string): KnownError {
  return new KnownError('tag-input', `${what}.`);
}
