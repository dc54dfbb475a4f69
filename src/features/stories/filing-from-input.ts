/** What the desk's file says of how a story is filed, looked up in the site. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { Site } from '../network/network.ts';
import type { Filing } from './filing.ts';
import { tagsNamed, tagSlugs } from './filing-queries.ts';
import type { StoryInput } from './story-input.ts';

/** Of those that there are, a person looks through so many. */
const namedAtMost = 60;

/** Throws `tag-unknown`. */
export async function filingFromInput(db: Db, site: Site, { tags }: Pick<StoryInput, 'tags'>): Promise<Filing> {
  return tags === undefined ? {} : { tags: await tagIds(db, site, tags) };
}

async function tagIds(db: Db, site: Site, named: readonly string[]): Promise<number[]> {
  const found = await tagsNamed(db, site.id, named);
  const unknown = named.filter((_name, at) => (found[at] ?? null) === null);
  if (unknown.length === 0) return found.filter((id) => id !== null);
  const known = await tagSlugs(db, site.id, namedAtMost);
  throw new KnownError(
    'tag-unknown',
    `${site.name} has no tag “${unknown.join('”, “')}”, but ${known.length === 0 ? 'none at all' : known.join(', ')}.`,
  );
}
