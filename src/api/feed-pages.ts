/** `/feed`, `/feed.atom` and `/feed.json` of the site and below each section: the newest stories. */
import { feedEnding, feedFormats, feedTypes, networkTag, nothingHere } from '../features/network/network.ts';
import type { FeedFormat, PublicPage } from '../features/network/network.ts';
import type { Db } from '../platform/db/database.ts';
import type { Rendered } from '../platform/page-cache/page.ts';
import type { Reading } from '../platform/page-cache/reading.ts';
import { atomFeed } from './atom-feed.ts';
import { feedSubjects } from './feed-subjects.ts';
import type { Feed, FeedSubject } from './feed-subjects.ts';
import type { FeedView } from './feed-view.ts';
import { lastPage, readFeed } from './read-feed.ts';
import type { FeedRequest } from './read-feed.ts';
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
  return {
    urls: [under + feedEnding[format]],
    carries: 'stories',
    file: writers[format].file,
    paged: true,
    async render(request, reading) {
      const feed = await find(db, request);
      return (feed && (await writeFeed(db, request, reading, feed, format))) ?? nothingHere;
    },
  };
}

/** Null where the feed has no such page. */
export async function writeFeed(
  db: Db,
  request: FeedRequest,
  reading: Reading,
  feed: Feed,
  format: FeedFormat,
): Promise<WrittenFeed | null> {
  if (request.page > lastPage) return null;
  reading.take({ value: null, tags: [networkTag, ...(feed.tags ?? [])] });
  const view = await readFeed(db, request, reading, feed, format);
  const isEmpty = view.items.length === 0;
  if (isEmpty && (request.page > 1 || (!feed.mayBeEmpty && view.killed.length === 0))) return null;
  return {
    status: 200,
    contentType: `${feedTypes[format]}; charset=utf-8`,
    body: writers[format].write(view),
    // JSON Feed has no link element, and hubs are looked for here first (WebSub, 4).
    headers: { link: `${view.hub ? `<${view.hub}>; rel="hub", ` : ''}<${view.self}>; rel="self"` },
  };
}

interface WrittenFeed extends Rendered {
  body: string;
  headers: { link: string };
}
