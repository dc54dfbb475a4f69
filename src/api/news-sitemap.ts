/** `/news-sitemap.xml`: what came out in the last two days, as Google News wants to be told of it. */
import { networkTag } from '../features/network/network.ts';
import type { PublicPage } from '../features/network/network.ts';
import { newsEntries } from '../features/stories/stories.ts';
import type { Db } from '../platform/db/database.ts';
import { urlSet } from './sitemap-xml.ts';

export function newsSitemap(db: Db): PublicPage {
  return {
    urls: ['/news-sitemap.xml'],
    carries: 'stories',
    file: 'src/api/news-sitemap.ts',
    async render(request, reading) {
      const { site, language, origin } = request;
      reading.take({ value: null, tags: [networkTag] });
      const entries = reading.take(await newsEntries(db, request));
      return urlSet(
        entries.map(({ href, title, publishedAt }) => ({
          loc: origin + href,
          news: { site: site.name, language, title, publishedAt },
        })),
      );
    },
  };
}
