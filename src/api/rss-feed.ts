/** RSS 2.0 with Media RSS. What was killed is not in it any more; the format has no word for that. */
import { generateRssFeed } from 'feedsmith';
import type { FeedItem, FeedPicture, FeedView } from './feed-view.ts';
import { wellFormed } from './well-formed.ts';

export function rssFeed(feed: FeedView): string {
  return wellFormed(
    generateRssFeed({
      title: feed.title,
      link: feed.page,
      description: feed.description,
      language: feed.language,
      copyright: feed.copyright,
      ttl: 5,
      ...(feed.updated ? { lastBuildDate: feed.updated } : {}),
      atom: {
        links: [
          { href: feed.self, rel: 'self', type: 'application/rss+xml' },
          ...(feed.hub ? [{ href: feed.hub, rel: 'hub' }] : []),
          ...(feed.next ? [{ href: feed.next, rel: 'next', type: 'application/rss+xml' }] : []),
        ],
      },
      items: feed.items.map(toItem),
    }),
  );
}

type Item = NonNullable<Parameters<typeof generateRssFeed>[0]['items']>[number];

function toItem(item: FeedItem): Item {
  return {
    title: item.title,
    link: item.href,
    guid: { value: item.id, isPermaLink: false },
    pubDate: item.published,
    description: item.summary,
    categories: item.categories.map((name) => ({ name })),
    dc: { creators: item.authors.map(({ name }) => name) },
    atom: { updated: item.updated },
    ...(item.html === null ? {} : { content: { encoded: item.html } }),
    ...(item.picture ? { enclosures: [enclosure(item.picture)], media: mediaOf(item.picture) } : {}),
  };
}

function enclosure({ href, sizeBytes }: FeedPicture): { url: string; length: number; type: string } {
  return { url: href, length: sizeBytes, type: 'image/jpeg' };
}

/** Media RSS 1.5, in Atom as in RSS. */
export function mediaOf(picture: FeedPicture): NonNullable<Item['media']> {
  return {
    contents: [
      {
        url: picture.href,
        type: 'image/jpeg',
        medium: 'image',
        fileSize: picture.sizeBytes,
        width: picture.width,
        height: picture.height,
        title: { value: picture.alt },
        description: { value: picture.caption },
        credits: [{ value: picture.credit }],
      },
    ],
  };
}
