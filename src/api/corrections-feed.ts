/** `/corrections/feed`: what was corrected on a site, newest first, as RSS 2.0. */
import { generateRssFeed } from 'feedsmith';
import { correctionsFeedPath, correctionsPath, networkTag, strings } from '../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../features/network/network.ts';
import { correctionsBefore, storyStrings } from '../features/stories/stories.ts';
import type { CorrectedStory } from '../features/stories/stories.ts';
import type { Db } from '../platform/db/database.ts';

const items = 30;

export function correctionsFeed(db: Db): PublicPage {
  return {
    urls: ['/corrections/feed'],
    carries: 'stories',
    file: 'src/api/corrections-feed.ts',
    async render(request, reading) {
      reading.take({ value: null, tags: [networkTag] });
      const { corrections } = reading.take(await correctionsBefore(db, request, null, items));
      return {
        status: 200,
        contentType: 'application/rss+xml; charset=utf-8',
        body: feedXml(request, corrections),
      };
    },
  };
}

function feedXml({ site, language, origin }: PublicRequest, corrections: readonly CorrectedStory[]): string {
  const words = storyStrings(language);
  const newest = corrections[0]?.at;
  return generateRssFeed({
    title: words.correctionsFeed(site.name),
    link: origin + correctionsPath(site, language),
    description: words.correctionsAbout(site.name),
    language,
    copyright: `© ${site.publisher}`,
    ttl: 5,
    ...(newest ? { lastBuildDate: newest } : {}),
    atom: { links: [{ href: origin + correctionsFeedPath(site, language), rel: 'self', type: 'application/rss+xml' }] },
    items: corrections.map(({ id, card, kind, note, at }) => ({
      title: `${strings(language)[kind]}: ${card.headline}`,
      link: origin + card.href,
      // A story may have several.
      guid: { value: `${origin}/#correction-${id}`, isPermaLink: false },
      pubDate: at,
      description: note,
    })),
  });
}
