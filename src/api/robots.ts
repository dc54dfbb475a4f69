/** `/robots.txt` (RFC 9309): which crawlers may come, where nobody finds anything, and where the sitemaps are. */
import { newsSitemapPath, sitemapPath } from '../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../features/network/network.ts';

export const robotsPage: PublicPage = {
  urls: ['/robots.txt'],
  carries: 'none',
  file: 'src/api/robots.ts',
  inLanguages: false,
  render: async (request) => ({ status: 200, contentType: 'text/plain; charset=utf-8', body: robots(request) }),
};

function robots({ site, origin }: PublicRequest): string {
  const maps = site.languages.flatMap((language) =>
    [sitemapPath(site, language), newsSitemapPath(site, language)].map((path) => `Sitemap: ${origin}${path}`),
  );
  return `User-agent: *\nAllow: /\nDisallow: /go/\nDisallow: /*/go/\n\n${maps.join('\n')}\n`;
}
