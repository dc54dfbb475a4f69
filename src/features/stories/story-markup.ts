/** What machines read of a story: JSON-LD by its kind, upon what all stories say. */
import { picturePath } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import { jpegOf } from '../media/media.ts';
import type { Picture, PlacedPicture } from '../media/media.ts';
import { kindOf } from './kinds/all-kinds.ts';
import type { ArticleMarkup } from './kinds/kind.ts';
import type { StoryPageView } from './story.ts';

export interface StoryMarkupInput {
  page: PageContext;
  /** The site's, as readers' browsers see it. */
  origin: string;
  description: string;
}

export function storyMarkup(story: StoryPageView, { page, origin, description }: StoryMarkupInput): object {
  const image = (picture: Pick<Picture, 'key' | 'renditions'>) => shareImage(picture, origin)?.href;
  const article: ArticleMarkup = {
    '@type': 'NewsArticle',
    headline: story.headline,
    description,
    url: origin + story.href,
    mainEntityOfPage: origin + story.href,
    inLanguage: story.language,
    datePublished: story.publishedAt.toISOString(),
    dateModified: (story.updatedAt ?? story.publishedAt).toISOString(),
    articleSection: story.section.name,
    keywords: story.tags.length > 0 ? story.tags.map(({ name }) => name) : undefined,
    image: story.picture ? structuredImages(image(story.picture), story.picture) : undefined,
    ...(story.series ? partMarkup(story.series, origin) : {}),
    author: author(story, page, origin),
    publisher: { '@type': 'Organization', name: page.site.publisher },
    sponsor: story.sponsor === null ? undefined : { '@type': 'Organization', name: story.sponsor },
    copyrightNotice: story.notice ?? undefined,
    correction: story.corrections.length > 0 ? story.corrections.map(correctionComment) : undefined,
    isAccessibleForFree: true,
  };
  const markup = kindOf(story.kind).markup?.(story, { article, page, origin, image }) ?? article;
  return { '@context': 'https://schema.org', ...markup };
}

/** Those who draw previews read JPEG for certain; 1,200 px is what they ask for. */
export function shareImage(
  { key, renditions }: Pick<Picture, 'key' | 'renditions'>,
  origin: string,
): { href: string; width: number } | undefined {
  const rendition = jpegOf({ renditions }, 1_200);
  return rendition && { href: origin + picturePath(key, rendition.width, 'jpeg'), width: rendition.width };
}

/** An address alone, where nobody has said whose it is. */
function structuredImages(url: string | undefined, { credit, notice }: PlacedPicture): (string | object)[] {
  if (url === undefined) return [];
  return [notice === undefined ? url : { '@type': 'ImageObject', url, creditText: credit, copyrightNotice: notice }];
}

function partMarkup({ name, href, number }: NonNullable<StoryPageView['series']>, origin: string): object {
  const url = origin + href;
  return { isPartOf: { '@type': 'CreativeWorkSeries', '@id': url, name, url }, position: number };
}

function correctionComment({ note, at }: StoryPageView['corrections'][number]): object {
  return { '@type': 'CorrectionComment', text: note, datePublished: at.toISOString() };
}

/** A byline names people; copy without one is its agency's or the desk's. */
function author(story: StoryPageView, page: PageContext, origin: string): object {
  const known = story.authors.map(({ name, href }) => ({ '@type': 'Person', name, url: origin + href }));
  if (known.length > 0) return known.length > 1 ? known : { ...known[0] };
  if (story.byline) return { '@type': 'Person', name: story.byline.replace(/^By /u, '') };
  return { '@type': 'Organization', name: story.sourceName ?? page.site.name };
}
