/** JSON Feed 1.1. */
import { generateJsonFeed } from 'feedsmith';
import type { FeedItem, FeedView } from './feed-view.ts';
import { wellFormed } from './well-formed.ts';

export function jsonFeed(feed: FeedView): string {
  return JSON.stringify(
    generateJsonFeed({
      title: feed.title,
      home_page_url: feed.page,
      feed_url: feed.self,
      description: feed.description,
      language: feed.language,
      ...(feed.next ? { next_url: feed.next } : {}),
      authors: [{ name: feed.publisher }],
      ...(feed.hub ? { hubs: [{ type: 'WebSub', url: feed.hub }] } : {}),
      items: feed.items.map((item) => toItem(item, feed.language)),
    }),
    // It could say them: the words are the same in every format.
    (_name, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value),
  );
}

type Item = NonNullable<Parameters<typeof generateJsonFeed>[0]['items']>[number];

function toItem(item: FeedItem, language: string): Item {
  const { picture } = item;
  return {
    id: item.id,
    url: item.href,
    title: item.title,
    summary: item.summary,
    // One of the two has to be there.
    ...(item.html === null ? { content_text: item.summary } : { content_html: item.html }),
    date_published: item.published,
    date_modified: item.updated,
    authors: item.authors.map(({ name, href }) => ({ name, ...(href === undefined ? {} : { url: href }) })),
    tags: item.categories,
    language,
    ...(picture
      ? {
          image: picture.href,
          attachments: [
            { url: picture.href, mime_type: 'image/jpeg', title: picture.alt, size_in_bytes: picture.sizeBytes },
          ],
        }
      : {}),
  };
}
