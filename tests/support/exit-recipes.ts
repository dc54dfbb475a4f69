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
  storyIds: readonly number[];
  /** Of a poll that they show and in which the member has voted. */
  poll: number;
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

/** What a logged-in member asks. */
export interface MemberAsk {
  method: 'GET' | 'POST';
  path: string;
  form: Record<string, string>;
}

/** By method and address: what only a member is answered, and what is posted. Each by a form that changes no count. */
const memberRecipes: Readonly<
  Record<string, (hidden: Hidden, at: string) => [path: string, form?: MemberAsk['form']][]>
> = {
  'GET /me': ({ storyIds }, at) => storyIds.map((id) => [`/me?story=${id}&polls=&language=${at === '' ? 'en' : 'ja'}`]),
  'POST /polls/:id/vote': ({ storyIds, poll }, at) =>
    storyIds.map((id) => [`${at}/polls/${poll}/vote`, { story: String(id), answer: '1' }]),
  // Drawn anew each time, around a form: of one of the two, or a look takes long.
  'POST /c/new': ({ storyIds }, at) =>
    storyIds.slice(0, 1).map((id) => [`${at}/c/new`, { story: String(id), redraw: 'drop' }]),
  'POST /c/:id/vote': ({ commentIds }, at) => commentIds.map((id) => [`${at}/c/${id}/vote`, { value: '0' }]),
  // Somebody else's comment: refused, with the story around the form.
  'POST /c/:id/edit': ({ commentIds }, at) =>
    commentIds.slice(0, 1).map((id) => [`${at}/c/${id}/edit`, { text: 'Edited.' }]),
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
  return carrying(routes)
    .filter(({ method, url }) => !hasRecipe(method, inOwnLanguage(url)))
    .map(({ method, url }) => (method === 'GET' ? url : `${method} ${url}`));
}

/** What is looked at here though its route does not say that it carries stories, or is gone. */
export function recipesWithoutRoute(routes: readonly DeclaredRoute[]): string[] {
  const urls = new Set(carrying(routes).map(({ method, url }) => `${method} ${inOwnLanguage(url)}`));
  const all = [...Object.keys(recipes).map((url) => `GET ${url}`), ...Object.keys(memberRecipes)];
  return all.filter((one) => !urls.has(one));
}

/** Their address is the same in every language. */
const ownLanguageOnly = new Set(['/media/:name', '/c/:id', '/me']);

/** Every address of every route that carries stories, in one language of a site. */
export function addressesOf(routes: readonly DeclaredRoute[], language: 'en' | 'ja', hidden: Hidden): string[] {
  return inLanguage(routes, language).flatMap(({ method, url }) =>
    method === 'GET' ? (recipes[inOwnLanguage(url)]?.(hidden, language === 'ja' ? '/ja' : '') ?? []) : [],
  );
}

/** The same of what a member asks. */
export function memberAsksOf(routes: readonly DeclaredRoute[], language: 'en' | 'ja', hidden: Hidden): MemberAsk[] {
  return inLanguage(routes, language).flatMap(({ method, url }) => {
    const asked = memberRecipes[`${method} ${inOwnLanguage(url)}`]?.(hidden, language === 'ja' ? '/ja' : '') ?? [];
    return asked.map(([path, form = {}]) => ({ method: method as MemberAsk['method'], path, form }));
  });
}

function hasRecipe(method: string, url: string): boolean {
  return (method === 'GET' && recipes[url] !== undefined) || memberRecipes[`${method} ${url}`] !== undefined;
}

function inLanguage(routes: readonly DeclaredRoute[], language: 'en' | 'ja'): DeclaredRoute[] {
  return carrying(routes).filter(
    ({ url }) => url.startsWith('/ja/') === (language === 'ja') || ownLanguageOnly.has(url),
  );
}

/** Whatever answers a GET answers a HEAD, without the words. */
function carrying(routes: readonly DeclaredRoute[]): DeclaredRoute[] {
  const found = routes.filter(({ carries, method }) => carries === 'stories' && method !== 'HEAD');
  return [...new Map(found.map((route) => [`${route.method} ${route.url}`, route])).values()];
}

function inOwnLanguage(url: string): string {
  return url.replace(/^\/ja(?=\/)/, '');
}
