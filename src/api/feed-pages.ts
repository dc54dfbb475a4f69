/** `/feed`, `/feed.atom` and `/feed.json` of the site and below each section: the newest stories. */
import { feedEnding, feedFormats, feedTypes, networkTag, nothingHere } from '../features/network/network.ts';
import type { FeedFormat, PublicPage } from '../features/network/network.ts';
import type { Db } from '../platform/db/database.ts';
import { atomFeed } from './atom-feed.ts';
import { feedSubjects } from './feed-subjects.ts';
import type { FeedSubject } from './feed-subjects.ts';
import type { FeedView } from './feed-view.ts';
import { lastPage, readFeed } from './read-feed.ts';
import { jsonFeed } from './json-feed.ts';
import { rssFeed } from './rss-feed.ts';

const writers: Record<FeedFormat, { file: string; write: (feed: FeedView) => string }> = {
  rss: { file: 'src/api/rss-feed.ts', write: rssFeed },
  atom: { file: 'src/api/atom-feed.ts', write: atomFeed },
  json: { file: 'src/api/json-feed.ts', write: jsonFeed },
};

export function feedPages(db: Db): PublicPage[] {
  return feedSubjects.flatMap((subject) => feedFormats.map((format) => feedPage(db, subject, format)));
}

function feedPage(db: Db, { under, find }: FeedSubject, format: FeedFormat): PublicPage {
  const { file, write } = writers[format];
  return {
    urls: [under + feedEnding[format]],
    carries: 'stories',
    file,
    paged: true,
    async render(request, reading) {
      const feed = find(request);
      if (!feed || request.page > lastPage) return nothingHere;
      reading.take({ value: null, tags: [networkTag] });
      const view = await readFeed(db, request, reading, feed, format);
      if (request.page > 1 && view.items.length === 0) return nothingHere;
      return {
        status: 200,
        contentType: `${feedTypes[format]}; charset=utf-8`,
        body: write(view),
        // JSON Feed has no link element, and hubs are looked for here first (WebSub, 4).
        headers: { link: `<${view.hub}>; rel="hub", <${view.self}>; rel="self"` },
      };
    },
  };
}
