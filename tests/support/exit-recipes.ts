/** For every route by which a story can leave: the addresses at which to look for it. */
import type { DeclaredRoute } from '../../src/platform/http/declared-exits.ts';
import { monthSitemap } from './month-sitemap.ts';

/** What hides behind one site and language: a story in a section and one in a sub-section, with their pictures. */
export interface Hidden {
  topSlug: string;
  subSlug: string;
  /** A live story in another language; the hidden one is its pair. */
  neighbourPath: string;
  /** Comments on the hidden stories. */
  commentIds: readonly string[];
  /** Of an issue of the daily letter that names them. */
  editionDay: string;
  /** In which they came out, by the site's calendar, as addresses have it: `2026/11`. */
  month: string;
  /** Numbers of promos that lead to them. */
  creativeIds: readonly number[];
  /** Paths of renditions. */
  pictures: readonly string[];
  /** Paths of cards: what stands for a story where a link to it is shown. */
  cards: readonly string[];
}

/** `at` is what stands before the addresses of one language. */
type Recipe = (hidden: Hidden, at: string) => string[];

const withLite = (...paths: string[]): string[] => paths.flatMap((path) => [path, `${path}.lite`]);

const recipes: Readonly<Record<string, Recipe>> = {
  '/': (_, at) => [`${at}/`],
  '/home.lite': (_, at) => [`${at}/home.lite`],
  '/category/:section': (_, at) => withLite(`${at}/category/sea`, `${at}/category/town`),
  '/category/:section/:segment': ({ topSlug, neighbourPath }, at) =>
    withLite(`${at}/category/sea/${topSlug}`, `${at}/category/town/market`, neighbourPath),
  '/category/:section/:sub/:segment': ({ subSlug }, at) => withLite(`${at}/category/town/market/${subSlug}`),
  '/author/:author': (_, at) => withLite(`${at}/author/planted`),
  '/series/:series': (_, at) => withLite(`${at}/series/planted`),
  '/tag/:tag': (_, at) => withLite(`${at}/tag/planted`),
  ...feedRecipes(),
  '/popular': (_, at) => [`${at}/popular`, `${at}/popular?window=7d`],
  '/popular.lite': (_, at) => [`${at}/popular.lite`, `${at}/popular.lite?window=7d`],
  '/discussed': (_, at) => [`${at}/discussed`, `${at}/discussed?window=7d`],
  '/discussed.lite': (_, at) => [`${at}/discussed.lite`, `${at}/discussed.lite?window=7d`],
  '/corrections': (_, at) => [`${at}/corrections`],
  '/corrections.lite': (_, at) => [`${at}/corrections.lite`],
  '/corrections/feed': (_, at) => [`${at}/corrections/feed`],
  '/sitemap-:part': (_, at) => [at + monthSitemap()],
  '/news-sitemap.xml': (_, at) => [`${at}/news-sitemap.xml`],
  '/archive/:year/:month': ({ month }, at) => withLite(`${at}/archive/${month}`),
  // A word that they have, and that is not looked for in the answer, which repeats it.
  '/search': (_, at) => [`${at}/search?q=byline`, `${at}/search?q=byline&order=newest`],
  '/letters/daily/:day': ({ editionDay }, at) => [`${at}/letters/daily/${editionDay}`],
  '/member/:slug': (_, at) => [`${at}/member/exit-witness`],
  '/c/:id': ({ commentIds }) => commentIds.map((id) => `/c/${id}`),
  '/go/:creative': ({ creativeIds }, at) => creativeIds.map((id) => `${at}/go/${id}`),
  '/media/:name': ({ pictures }) => [...pictures],
  '/card/:name': ({ cards }) => [...cards],
};

/** Of every feed in every format. */
function feedRecipes(): Record<string, Recipe> {
  const all = ['/feed', '/feed.atom', '/feed.json'].flatMap((ending): [string, Recipe][] => [
    [ending, (_, at) => [at + ending]],
    [`/category/:section${ending}`, (_, at) => ['sea', 'town'].map((section) => `${at}/category/${section}${ending}`)],
    [`/category/:section/:sub${ending}`, (_, at) => [`${at}/category/town/market${ending}`]],
    [`/author/:author${ending}`, (_, at) => [`${at}/author/planted${ending}`]],
    [`/tag/:tag${ending}`, (_, at) => [`${at}/tag/planted${ending}`]],
  ]);
  return Object.fromEntries(all);
}

/** The routes that carry stories and that nobody has said how to look at. */
export function routesWithoutRecipe(routes: readonly DeclaredRoute[]): string[] {
  return carrying(routes).filter((url) => recipes[inOwnLanguage(url)] === undefined);
}

/** Their address is the same in every language. */
const ownLanguageOnly = new Set(['/media/:name', '/c/:id']);

/** Every address of every route that carries stories, in one language of a site. */
export function addressesOf(routes: readonly DeclaredRoute[], language: 'en' | 'ja', hidden: Hidden): string[] {
  return carrying(routes)
    .filter((url) => url.startsWith('/ja/') === (language === 'ja') || ownLanguageOnly.has(url))
    .flatMap((url) => recipes[inOwnLanguage(url)]?.(hidden, language === 'ja' ? '/ja' : '') ?? []);
}

function carrying(routes: readonly DeclaredRoute[]): string[] {
  const urls = routes.filter((route) => route.carries === 'stories' && route.method === 'GET').map(({ url }) => url);
  return [...new Set(urls)];
}

function inOwnLanguage(url: string): string {
  return url.replace(/^\/ja(?=\/)/, '');
}
