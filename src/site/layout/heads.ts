/** The head of each kind of page. `origin` is the site's, as readers' browsers see it. */
import {
  inLanguage,
  feedPath,
  homePath,
  liteHomePath,
  litePath,
  liteSectionPath,
  sectionName,
  sectionPath,
  strings,
} from '../../features/network/network.ts';
import type { PageContext, Section } from '../../features/network/network.ts';
import { shareImage, storyMarkup } from '../../features/stories/stories.ts';
import type { StoryPageView } from '../../features/stories/stories.ts';
import type { PlacedPicture } from '../../features/media/media.ts';
import type { Head } from './head-tags.tsx';

export function homeHead(page: PageContext, origin: string): Head {
  const { site, language } = page;
  return {
    title: null,
    description: siteDescription(page),
    canonical: origin + homePath(site, language),
    feeds: [siteFeed(page)],
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
    feeds: [{ title: words.feedOf(`${site.name}, ${name}`), href: feedPath(site, language, section) }, siteFeed(page)],
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

export function storyHead(page: PageContext, origin: string, story: StoryPageView): Head {
  const canonical = origin + story.href;
  const image = story.picture ? imageOf(story.picture, origin) : null;
  const description = story.standfirst ?? story.picture?.caption ?? firstWords(story);
  return {
    title: story.headline,
    description,
    canonical,
    type: 'article',
    image,
    feeds: [siteFeed(page)],
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

function siteFeed({ site, language }: PageContext) {
  return { title: strings(language).feedOf(site.name), href: feedPath(site, language) };
}

function imageOf(picture: PlacedPicture, origin: string): NonNullable<Head['image']> | null {
  const shared = shareImage(picture, origin);
  return (
    (shared && { ...shared, height: Math.round((shared.width * picture.height) / picture.width), alt: picture.alt }) ??
    null
  );
}

function firstWords({ body, headline }: StoryPageView): string {
  const first = body.content.find(({ type }) => type === 'paragraph');
  if (first?.type !== 'paragraph') return headline;
  const text = first.content
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'ruby' ? inline.attrs.base : ' '))
    .join('');
  return text.length <= 200 ? text : `${text.slice(0, text.lastIndexOf(' ', 200) + 1 || 200).trimEnd()}…`;
}

function siteDescription({ site, language }: PageContext): string {
  return [site.tagline, site.description]
    .map((words) => inLanguage(words, language)?.text ?? '')
    .join(' ')
    .trim();
}
