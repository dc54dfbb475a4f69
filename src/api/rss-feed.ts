/** `/feed` and `/category/{section}[/{sub}]/feed`: the newest stories as RSS 2.0 with Media RSS. */
import { generateRssFeed } from 'feedsmith';
import {
  feedPath,
  homePath,
  inLanguage,
  networkTag,
  nothingHere,
  picturePath,
  sectionName,
  sectionPath,
  strings,
} from '../features/network/network.ts';
import type { PublicPage, PublicRequest, Section } from '../features/network/network.ts';
import { newestInSection, newestOnSite, storyStrings } from '../features/stories/stories.ts';
import type { StoryCard } from '../features/stories/stories.ts';
import type { Db } from '../platform/db/database.ts';

const items = 30;

export function rssFeeds(db: Db): PublicPage[] {
  return [
    {
      urls: ['/feed', '/category/:section/feed', '/category/:section/:sub/feed'],
      carries: 'stories',
      file: 'src/api/rss-feed.ts',
      async render(request, reading) {
        const { section: first, sub } = request.params;
        const path = [first, sub].filter((part) => part !== undefined).join('/');
        const section = path === '' ? null : request.network.sectionByPath(request.site, path);
        if (section === undefined) return nothingHere;
        const newest = section
          ? await newestInSection(db, request, section, { limit: items })
          : await newestOnSite(db, request, { limit: items });
        reading.take({ value: null, tags: [networkTag] });
        return {
          status: 200,
          contentType: 'application/rss+xml; charset=utf-8',
          body: feedXml(request, section, reading.take(newest)),
        };
      },
    },
  ];
}

function feedXml(
  { site, language, origin }: PublicRequest,
  section: Section | null,
  cards: readonly StoryCard[],
): string {
  const newest = cards[0]?.updatedAt ?? cards[0]?.publishedAt;
  return generateRssFeed({
    title: section ? `${site.name}, ${sectionName(section, language)}` : site.name,
    link: origin + (section ? sectionPath(site, section, language) : homePath(site, language)),
    description: inLanguage(section?.description ?? site.description, language)?.text ?? site.name,
    language,
    copyright: `© ${site.publisher}`,
    ttl: 5,
    ...(newest ? { lastBuildDate: newest } : {}),
    atom: {
      links: [
        { href: origin + feedPath(site, language, section ?? undefined), rel: 'self', type: 'application/rss+xml' },
      ],
    },
    items: cards.map((card) => toItem(card, origin)),
  });
}

/** Who paid and what was corrected stand in the item, for those who read no further than the feed. */
function describe({ standfirst, correction, language, sponsor }: StoryCard): { description?: string } {
  const words = strings(language);
  const corrected = correction && `${words[correction.kind]}: ${correction.note}`;
  const paid = sponsor && `${storyStrings(language).sponsoredBy(sponsor)}.`;
  const text = [paid, corrected, standfirst].filter((part) => part !== null).join(' ');
  return text === '' ? {} : { description: text };
}

function toItem(card: StoryCard, origin: string): NonNullable<Parameters<typeof generateRssFeed>[0]['items']>[number] {
  const picture = card.picture;
  const jpeg = picture?.renditions.filter((rendition) => rendition.format === 'jpeg').at(-1);
  return {
    title: card.headline,
    link: origin + card.href,
    // The address may change with the slug; the number never does.
    guid: { value: `${origin}/#story-${card.id}`, isPermaLink: false },
    pubDate: card.publishedAt,
    ...describe(card),
    categories: [{ name: card.section.name }],
    ...(picture && jpeg
      ? {
          media: {
            contents: [
              {
                url: origin + picturePath(picture.key, jpeg.width, 'jpeg'),
                type: 'image/jpeg',
                medium: 'image',
                fileSize: jpeg.sizeBytes,
                width: jpeg.width,
                height: Math.round((jpeg.width * picture.height) / picture.width),
                title: { value: picture.alt },
                description: { value: picture.caption },
                credits: [{ value: picture.credit }],
              },
            ],
          },
        }
      : {}),
  };
}
