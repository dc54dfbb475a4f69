/** Reads what a feed says, whatever its format. */
import { picturePath, strings, webSubPath } from '../features/network/network.ts';
import type { FeedFormat, PublicRequest } from '../features/network/network.ts';
import { largestJpeg } from '../features/media/media.ts';
import type { PlacedPicture } from '../features/media/media.ts';
import { authorName, feedCopyOf, feedStories, firstWords, paidLabel } from '../features/stories/stories.ts';
import type { FeedCopy, KilledStory, StoryCard } from '../features/stories/stories.ts';
import type { Db } from '../platform/db/database.ts';
import type { Html } from '../platform/html/raw.ts';
import type { Reading } from '../platform/page-cache/reading.ts';
import type { Feed } from './feed-subjects.ts';
import type { FeedItem, FeedPicture, FeedView } from './feed-view.ts';

const storiesShown = 30;
/** All that a feed may know of who asks for it. */
export type FeedRequest = Pick<PublicRequest, 'network' | 'site' | 'language' | 'origin' | 'params' | 'page' | 'now'>;

/** Whoever wants more of the past has the sitemap. */
export const lastPage = 10;

export async function readFeed(
  db: Db,
  request: FeedRequest,
  reading: Reading,
  feed: Feed,
  format: FeedFormat,
): Promise<FeedView> {
  const { site, language, origin, page } = request;
  const offset = (page - 1) * storiesShown;
  const found = reading.take(await feed.newest(db, { limit: storiesShown + 1, offset }));
  const cards = found.slice(0, storiesShown);
  const ids = cards.map(({ id }) => id);
  const copies = reading.take(await feedCopyOf(db, request, ids));
  const stories = cards.flatMap((card) => {
    const copy = copies.get(card.id);
    return copy ? [{ card, copy }] : [];
  });
  const whole = stories.filter(({ copy }) => goesWhole(copy, site));
  const html = reading.take(await feedStories(db, request, whole));
  const items = stories.map(({ card, copy }) => toItem(card, copy, html.get(card.id) ?? null, request));
  const killed = page === 1 ? reading.take(await feed.killed(db)) : [];
  const moments = [...items.map(({ updated }) => updated), ...killed.map(({ at }) => at)];
  const address = (wanted: FeedFormat, number: number): string =>
    `${origin}${feed.path(wanted)}${number > 1 ? `?page=${number}` : ''}`;
  return {
    title: feed.title,
    description: feed.description,
    language,
    copyright: `© ${site.publisher}`,
    publisher: site.publisher,
    page: origin + feed.page,
    self: address(format, page),
    id: address('rss', 1),
    next: found.length > storiesShown && page < lastPage ? address(format, page + 1) : null,
    hub: page === 1 ? origin + webSubPath : null,
    updated: moments.length === 0 ? null : new Date(Math.max(...moments.map((at) => at.getTime()))),
    items,
    killed: killed.map((story) => toKilled(story, origin)),
  };
}

function storyIri(origin: string, id: number): string {
  return `${origin}/#story-${id}`;
}

function toKilled({ id, at }: KilledStory, origin: string): FeedView['killed'][number] {
  return { id: storyIri(origin, id), at };
}

/** Whose copy it is lets us print it, and seldom hand it on. */
function goesWhole({ owner }: FeedCopy, { feedText }: FeedRequest['site']): boolean {
  return feedText === 'full' || (feedText === 'own' && owner === null);
}

function toItem(card: StoryCard, copy: FeedCopy, html: Html | null, request: FeedRequest): FeedItem {
  const { site, origin } = request;
  const moments = [card.publishedAt, card.updatedAt, card.correction?.at].filter((at) => at instanceof Date);
  const picture = card.picture && feedPicture(card.picture, origin);
  return {
    id: storyIri(origin, card.id),
    href: origin + card.href,
    title: card.headline,
    summary: summaryOf(card, copy),
    html,
    authors: authorsOf(copy, site.name, origin),
    categories: [card.section.name, ...copy.tags.map(({ name }) => name)],
    published: card.publishedAt,
    updated: new Date(Math.max(...moments.map((at) => at.getTime()))),
    picture,
  };
}

/** Whom the house knows, else whom the byline names, else whose copy it is or the site. */
function authorsOf({ authors, byline, owner }: FeedCopy, site: string, origin: string): FeedItem['authors'] {
  if (authors.length > 0) return authors.map(({ name, href }) => ({ name, href: origin + href }));
  return [{ name: byline === null ? (owner?.author ?? site) : authorName(byline) }];
}

function summaryOf(card: StoryCard, { body }: FeedCopy): string {
  const { headline, standfirst, correction, language } = card;
  const label = paidLabel(card);
  const paid = label && `${label}${language === 'ja' ? '。' : '.'}`;
  const corrected = correction && `${strings(language)[correction.kind]}: ${correction.note}`;
  const said = standfirst ?? firstWords(body) ?? headline;
  return [paid, corrected, said].filter((part) => part !== null).join(' ');
}

function feedPicture(picture: PlacedPicture, origin: string): FeedPicture | null {
  const jpeg = largestJpeg(picture);
  if (!jpeg) return null;
  const { key, width, height, alt, caption, credit } = picture;
  return {
    href: origin + picturePath(key, jpeg.width, 'jpeg'),
    width: jpeg.width,
    height: Math.round((jpeg.width * height) / width),
    sizeBytes: jpeg.sizeBytes,
    ...{ alt, caption, credit },
  };
}
