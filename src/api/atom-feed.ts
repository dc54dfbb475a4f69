/** Atom 1.0 (RFC 4287) with Media RSS, and with a word for what was killed (RFC 6721). */
import { generateAtomFeed } from 'feedsmith';
import type { FeedItem, FeedView } from './feed-view.ts';
import { mediaOf } from './rss-feed.ts';
import { wellFormed } from './well-formed.ts';

const type = 'application/atom+xml';
/** A feed that has never had a story still has to say when it changed. */
const never = new Date(0);

export function atomFeed(feed: FeedView): string {
  const xml = generateAtomFeed({
    id: feed.id,
    title: { value: feed.title },
    subtitle: { value: feed.description },
    updated: feed.updated ?? never,
    rights: { value: feed.copyright },
    // What an entry says of its author goes before this.
    authors: [{ name: feed.publisher }],
    links: [
      { href: feed.page, rel: 'alternate', type: 'text/html' },
      { href: feed.self, rel: 'self', type },
      ...(feed.hub ? [{ href: feed.hub, rel: 'hub' }] : []),
      ...(feed.next ? [{ href: feed.next, rel: 'next', type }] : []),
    ],
    entries: feed.items.map(toEntry),
    xml: { lang: feed.language },
  });
  return wellFormed(xml.replace(/<\/feed>\s*$/, () => `${feed.killed.map(deletedEntry).join('')}</feed>`));
}

type Entry = NonNullable<Parameters<typeof generateAtomFeed>[0]['entries']>[number];

function toEntry(item: FeedItem): Entry {
  const { picture } = item;
  return {
    id: item.id,
    title: { value: item.title },
    published: item.published,
    updated: item.updated,
    summary: { value: item.summary },
    categories: item.categories.map((term) => ({ term })),
    authors: item.authors.map(({ name, href }) => ({ name, ...(href === undefined ? {} : { uri: href }) })),
    links: [
      { href: item.href, rel: 'alternate', type: 'text/html' },
      ...(picture
        ? [{ href: picture.href, rel: 'enclosure', type: 'image/jpeg', length: picture.sizeBytes, title: picture.alt }]
        : []),
    ],
    ...(item.html === null ? {} : { content: { value: item.html, type: 'html' } }),
    ...(picture ? { media: mediaOf(picture) } : {}),
  };
}

/** Our own number and the moment: nothing in them needs to be escaped. */
function deletedEntry({ id, at }: FeedView['killed'][number]): string {
  return `  <at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="${id}" when="${at.toISOString()}"/>\n`;
}
