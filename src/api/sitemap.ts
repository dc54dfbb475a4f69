/** `/sitemap.xml`, one for each language, and `/robots.txt` that names them (sitemaps.org). */
import {
  archivePath,
  correctionsPath,
  homePath,
  housePath,
  networkTag,
  sectionPath,
  storyPath,
} from '../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../features/network/network.ts';
import { sitemapEntries } from '../features/stories/stories.ts';
import type { Db } from '../platform/db/database.ts';

export function sitemaps(db: Db): PublicPage[] {
  return [
    {
      urls: ['/sitemap.xml'],
      carries: 'stories',
      file: 'src/api/sitemap.ts',
      async render(request, reading) {
        reading.take({ value: null, tags: [networkTag] });
        const { network, site, language, origin } = request;
        const entries = reading.take(await sitemapEntries(db, request));
        const places = [
          homePath(site, language),
          ...network.sections(site).map((section) => sectionPath(site, section, language)),
          correctionsPath(site, language),
          archivePath(site, language),
          ...reading.take(await request.houseLinks(request)).map(({ slug }) => housePath(site, language, slug)),
        ];
        const stories = entries.flatMap((entry) => {
          const section = network.sectionById(entry.sectionId);
          return section ? [url(origin + storyPath(site, section, entry.slug, language), entry.changedAt)] : [];
        });
        const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${[...places.map((path) => url(origin + path)), ...stories].join('\n')}\n</urlset>\n`;
        return { status: 200, contentType: 'application/xml; charset=utf-8', body };
      },
    },
    {
      urls: ['/robots.txt'],
      carries: 'none',
      file: 'src/api/sitemap.ts',
      inLanguages: false,
      render: async (request) => ({ status: 200, contentType: 'text/plain; charset=utf-8', body: robots(request) }),
    },
  ];
}

/** Our addresses hold no character that XML escapes: letters, digits, hyphens, slashes, a port. */
function url(address: string, changedAt?: Date): string {
  return `<url><loc>${address}</loc>${changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''}</url>`;
}

function robots({ site, origin }: PublicRequest): string {
  const maps = site.languages.map((language) => `Sitemap: ${origin}${homePath(site, language)}sitemap.xml`);
  return `User-agent: *\nAllow: /\nDisallow: /go/\nDisallow: /*/go/\n\n${maps.join('\n')}\n`;
}
