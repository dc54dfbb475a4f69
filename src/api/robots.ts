/** `/robots.txt` (RFC 9309): which crawlers may come, where nobody finds anything, and where the sitemaps are. */
import {
  exceptions,
  networkTag,
  newsSitemapPath,
  prefsPath,
  searchPath,
  sitemapPath,
  webSubPath,
} from '../features/network/network.ts';
import type { PublicPage, PublicRequest, Site } from '../features/network/network.ts';

export const robotsPage: PublicPage = {
  urls: ['/robots.txt'],
  carries: 'none',
  file: 'src/api/robots.ts',
  inLanguages: false,
  render: async (request, reading) => {
    reading.take({ value: null, tags: [networkTag] });
    return { status: 200, contentType: 'text/plain; charset=utf-8', body: robots(request) };
  },
};

function robots({ site, origin }: PublicRequest): string {
  const { crawlers } = site;
  const everyone = crawlers.search;
  const others = exceptions(crawlers);
  const groups = [
    { names: others, verdict: everyone === 'allow' ? 'deny' : 'allow' },
    { names: ['*'], verdict: everyone },
  ].filter(({ names }) => names.length > 0);
  const lines = groups.map(({ names, verdict }) => [
    ...names.map((name) => `User-agent: ${name}`),
    ...(verdict === 'allow' ? welcome(site) : ['Disallow: /']),
  ]);
  const maps = site.languages.flatMap((language) =>
    [sitemapPath(site, language), newsSitemapPath(site, language)].map((path) => `Sitemap: ${origin}${path}`),
  );
  return `${[...lines, maps].map((group) => group.join('\n')).join('\n\n')}\n`;
}

/** Where each reader has their own, where something is counted, and what is asked once by one. Rules are beginnings of paths; `$` ends one. */
const ownPaths = [
  '/auth/',
  '/banner/',
  '/c/',
  '/go/',
  '/letters/confirm/',
  '/letters/leave/',
  '/logout$',
  '/me$',
  '/picks$',
  '/read$',
];

function welcome(site: Site): string[] {
  const closed = site.languages.flatMap((language) => {
    const at = language === site.languages[0] ? '' : `/${language}`;
    return [...ownPaths.map((path) => at + path), searchPath(site, language), `${prefsPath(site, language)}$`];
  });
  return ['Allow: /', ...[...closed, webSubPath].map((path) => `Disallow: ${path}`)];
}
