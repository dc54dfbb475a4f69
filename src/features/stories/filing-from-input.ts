/** What the desk's file says of how a story is filed, looked up in the site and the network. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { Site } from '../network/network.ts';
import type { Filing, PartOf } from './filing.ts';
import { authorSlugs, authorsNamed, seriesNamed, seriesSlugs, tagsNamed, tagSlugs } from './filing-queries.ts';
import type { StoryInput } from './story-input.ts';

/** Of those that there are, a person looks through so many. */
const namedAtMost = 60;

/** Throws `tag-unknown`, `author-unknown`, `series-unknown`. */
export async function filingFromInput(
  db: Db,
  site: Site,
  { tags, authors, series }: Pick<StoryInput, 'tags' | 'authors' | 'series'>,
): Promise<Filing> {
  return {
    ...(tags === undefined ? {} : { tags: await tagIds(db, site, tags) }),
    ...(authors === undefined ? {} : { authors: await authorIds(db, authors) }),
    ...(series === undefined ? {} : { part: series && (await toPart(db, site, series)) }),
  };
}

async function tagIds(db: Db, site: Site, named: readonly string[]): Promise<number[]> {
  const { ids, unknown } = sorted(named, await tagsNamed(db, site.id, named));
  if (unknown === '') return ids;
  const known = await tagSlugs(db, site.id, namedAtMost);
  throw new KnownError('tag-unknown', `${site.name} has no tag ${unknown}, but ${inAll(known)}.`);
}

async function authorIds(db: Db, slugs: readonly string[]): Promise<number[]> {
  const { ids, unknown } = sorted(slugs, await authorsNamed(db, slugs));
  if (unknown === '') return ids;
  throw new KnownError('author-unknown', `There is no ${unknown}, but ${inAll(await authorSlugs(db, namedAtMost))}.`);
}

async function toPart(db: Db, site: Site, { slug, part }: NonNullable<StoryInput['series']>): Promise<PartOf> {
  const seriesId = await seriesNamed(db, site.id, slug);
  if (seriesId !== undefined) return { seriesId, number: part };
  const known = await seriesSlugs(db, site.id, namedAtMost);
  throw new KnownError('series-unknown', `${site.name} has no “${slug}”, but ${inAll(known)}.`);
}

function sorted(named: readonly string[], found: readonly (number | null)[]): { ids: number[]; unknown: string } {
  const unknown = named.filter((_name, at) => (found[at] ?? null) === null).map((name) => `“${name}”`);
  return { ids: found.filter((id) => id !== null), unknown: unknown.join(', ') };
}

function inAll(known: readonly string[]): string {
  return known.length === 0 ? 'none at all' : known.join(', ');
}
