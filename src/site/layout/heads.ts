/** The head of each kind of page. `origin` is the site's, as readers' browsers see it. */
import {
  cardPath,
  feedFormats,
  feedPath,
  feedTypes,
  homePath,
  inLanguage,
  liteHomePath,
  litePath,
  liteSectionPath,
  sectionName,
  sectionPath,
  strings,
} from '../../features/network/network.ts';
import type { FeedFormat, PageContext, Section } from '../../features/network/network.ts';
import { cardName, cardOf, cardSize } from '../../features/cards/cards.ts';
import { firstWords, shareImage, storyMarkup } from '../../features/stories/stories.ts';
import type { StoryPageView } from '../../features/stories/stories.ts';
import type { PlacedPicture } from '../../features/media/media.ts';
import type { Head } from './head-tags.tsx';

export function homeHead(page: PageContext, origin: string): Head {
  const { site, language } = page;
  return {
    title: null,
    description: siteDescription(page),
    canonical: origin + homePath(site, language),
    feeds: siteFeeds(page),
    liteHref: liteHomePath(site, language),
    alternates: site.languages.map((other) => ({ language: other, href: origin + homePath(site, other) })),
  };
}

export function sectionHead(page: PageContext, origin: string, section: Section, number: number, count: number): Head {
  const { site, language } = page;
  const words = strings(language);
  const name = sectionName(section, language);
  const pageHref = (wanted: number) => sectionPath(site, section, language, wanted);
  return {
    title: number > 1 ? `${name}${words.titleJoint}${words.page(number)}` : name,
    description: inLanguage(section.description, language)?.text ?? siteDescription(page),
    canonical: origin + pageHref(number),
    feeds: [
      ...inEachFormat(words.feedOf(`${site.name}, ${name}`), (format) => feedPath(site, language, section, format)),
      ...siteFeeds(page),
    ],
    liteHref: liteSectionPath(site, section, language, number),
    // Later pages of two languages hold different stories, so only the first ones pair.
    alternates:
      number > 1
        ? []
        : site.languages.map((other) => ({ language: other, href: origin + sectionPath(site, section, other) })),
    previousHref: number > 1 ? pageHref(number - 1) : null,
    nextHref: number < count ? pageHref(number + 1) : null,
  };
}

/** `shownAt`: where this page is, if what it names as canonical is on another site. Its picture and its card are here. */
export function storyHead(page: PageContext, origin: string, story: StoryPageView, shownAt = origin): Head {
  const canonical = origin + story.href;
  const image = (story.picture && imageOf(story.picture, shownAt)) ?? cardImage(story, page, shownAt);
  const description = story.standfirst ?? story.picture?.caption ?? firstWords(story.body) ?? story.headline;
  return {
    title: story.headline,
    description,
    canonical,
    type: 'article',
    article: {
      publishedAt: story.publishedAt,
      updatedAt: story.updatedAt,
      section: story.section.name,
      tags: story.tags.map(({ name }) => name),
      authors: story.authors.map(({ href }) => origin + href),
    },
    image,
    feeds: siteFeeds(page),
    liteHref: litePath(story.href),
    alternates: story.pair
      ? [
          { language: story.language, href: canonical },
          { language: story.pair.language, href: origin + story.pair.href },
        ]
      : [],
    structured: storyMarkup(story, { page, origin, description }),
  };
}

export function siteFeeds({ site, language }: PageContext): Feeds {
  const title = strings(language).feedOf(site.name);
  return inEachFormat(title, (format) => feedPath(site, language, undefined, format));
}

type Feeds = NonNullable<Head['feeds']>;

const feedNames: Record<FeedFormat, string> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };

/** Whoever looks for a feed takes the first that they can read. */
export function inEachFormat(title: string, href: (format: FeedFormat) => string): Feeds {
  return feedFormats.map((format) => ({
    title: `${title} (${feedNames[format]})`,
    href: href(format),
    type: feedTypes[format],
  }));
}

function imageOf(picture: PlacedPicture, origin: string): NonNullable<Head['image']> | null {
  const shared = shareImage(picture, origin);
  if (!shared) return null;
  const height = Math.round((shared.width * picture.height) / picture.width);
  return { ...shared, type: 'image/jpeg', height, alt: picture.alt };
}

/** What has no picture is shown by its headline in the look of the site. */
function cardImage(story: StoryPageView, { site }: PageContext, origin: string): NonNullable<Head['image']> {
  const href = origin + cardPath(site, story.language, cardName(cardOf(site, story)));
  return { href, type: 'image/png', ...cardSize, alt: story.headline };
}

function siteDescription({ site, language }: PageContext): string {
  return [site.tagline, site.description]
    .map((words) => inLanguage(words, language)?.text ?? '')
    .join(' ')
    .trim();
}
