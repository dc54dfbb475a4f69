/** Makes a series, and changes what is said of it. A former address leads to the new one. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { claimPages, movePages } from '../aliases/aliases.ts';
import { changedWords, seriesPath, wordsProblem } from '../network/network.ts';
import type { Language, Site, Words } from '../network/network.ts';
import { seriesTag } from '../stories/stories.ts';
import { longest, mostParts, seriesOnSite } from './one-series.ts';
import type { Series } from './one-series.ts';
import { insertSeries, lockSeries, updateSeries } from './series-desk-queries.ts';

/** An empty word takes it away. */
export interface SeriesWords {
  slug?: string;
  title?: Words;
  description?: Words;
  planned?: number | null;
}

/** Throws `series-input`. */
export async function addSeries(db: Db, site: Site, said: SeriesWords & { slug: string }, actor: Actor): Promise<void> {
  const series = changed({ slug: said.slug, title: {}, description: {}, planned: null }, said, site);
  await db.transaction().execute(async (tx) => {
    if (!(await insertSeries(tx, site.id, series))) throw wrong(`${site.name} has “${series.slug}” already`);
    await claimPages(tx, site, addressesOf(site, series.slug));
    await record(tx, actor, 'series.new', `series:${site.key}/${series.slug}`, series);
  });
}

/** Throws `series-unknown`, `series-input`. */
export async function changeSeries(db: Db, site: Site, slug: string, said: SeriesWords, actor: Actor): Promise<Series> {
  return db.transaction().execute(async (tx) => {
    const before = await lockSeries(tx, site.id, slug);
    if (!before) throw new KnownError('series-unknown', `“${slug}”; see \`series list ${site.key}\`.`);
    const series = { ...changed(before, said, site), id: before.id };
    if (!(await updateSeries(tx, site.id, series))) throw wrong(`${site.name} has “${series.slug}” already`);
    if (series.slug !== before.slug)
      await movePages(tx, site, addressesOf(site, before.slug), addressesOf(site, series.slug));
    await announce(tx, [seriesTag(series.id), seriesOnSite(site.id)]);
    await record(tx, actor, 'series.change', `series:${site.key}/${series.slug}`, { before, after: series });
    return series;
  });
}

function changed(before: Omit<Series, 'id'>, said: SeriesWords, { name, languages }: Site): Omit<Series, 'id'> {
  const series = {
    slug: said.slug ?? before.slug,
    title: changedWords(before.title, said.title ?? {}),
    description: changedWords(before.description, said.description ?? {}),
    planned: said.planned === undefined ? before.planned : said.planned,
  };
  const { slug, title, planned } = series;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > longest.slug)
    throw wrong(`its address is of a to z, 0 to 9 and single hyphens, ${longest.slug} at the most, not “${slug}”`);
  if (title[languages[0]] === undefined) throw wrong(`${name} needs its title in “${languages[0]}”`);
  if (planned !== null && !(Number.isInteger(planned) && planned >= 1 && planned <= mostParts))
    throw wrong(`it has from 1 to ${mostParts} parts`);
  for (const what of ['title', 'description'] as const) {
    const problem = wordsProblem(series[what], longest[what]);
    if (problem !== null) throw wrong(`its ${what} ${problem}`);
  }
  return series;
}

function addressesOf(site: Site, slug: string): (language: Language) => string {
  return (language) => seriesPath(site, slug, language);
}

function wrong(what: string): KnownError {
  return new KnownError('series-input', `${what}.`);
}
