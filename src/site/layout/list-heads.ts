/** The head of pages of stories that have something in common across sections. */
import { authorPath, feedBelow, inLanguage, seriesPath, strings, tagPath } from '../../features/network/network.ts';
import type { Language, PageContext } from '../../features/network/network.ts';
import { nameOfAuthor } from '../../features/authors/authors.ts';
import type { AuthorView } from '../../features/authors/authors.ts';
import { shareImage, storyStrings } from '../../features/stories/stories.ts';
import { tagName } from '../../features/tags/tags.ts';
import type { Tag } from '../../features/tags/tags.ts';
import { titleOf } from '../../features/series/series.ts';
import type { Part, Series } from '../../features/series/series.ts';
import type { Head } from './head-tags.tsx';
import { inEachFormat, siteFeeds } from './heads.ts';

interface ListHead {
  number: number;
  count: number;
  /** Those in which there is such a page. */
  languages: readonly Language[];
}

export function tagHead(page: PageContext, origin: string, shown: ListHead & { tag: Tag }): Head {
  const { site, language } = page;
  const { tag } = shown;
  const name = tagName(tag, language);
  const about = inLanguage(tag.description, language)?.text ?? storyStrings(language).tagAbout(name, site.name);
  return listHead(page, origin, shown, {
    ...{ name, about },
    pathOf: (spoken, number, form) => tagPath(site, tag.slug, spoken, number, form),
  });
}

export function authorHead(page: PageContext, origin: string, shown: ListHead & { author: AuthorView }): Head {
  const { site, language } = page;
  const { author } = shown;
  const name = nameOfAuthor(author, language);
  const said = [author.role, author.bio].map((words) => inLanguage(words, language)?.text);
  const [role, bio] = said;
  const about = bio ?? storyStrings(language).authorAbout(name, site.name);
  const image = author.picture && shareImage(author.picture, origin);
  const url = origin + authorPath(site, author.slug, language);
  return {
    ...listHead(page, origin, shown, {
      ...{ name, about },
      pathOf: (spoken, number, form) => authorPath(site, author.slug, spoken, number, form),
    }),
    type: 'profile',
    structured: {
      ...{ '@context': 'https://schema.org', '@type': 'ProfilePage', url },
      mainEntity: {
        ...{ '@type': 'Person', '@id': url, url, name, jobTitle: role, description: bio },
        image: image?.href,
        worksFor: { '@type': 'Organization', name: site.publisher },
      },
    },
  };
}

export function seriesHead(
  page: PageContext,
  origin: string,
  { series, parts, languages }: { series: Series; parts: readonly Part[]; languages: readonly Language[] },
): Head {
  const { site, language } = page;
  const name = titleOf(series, language);
  const about = inLanguage(series.description, language)?.text ?? storyStrings(language).seriesAbout(name, site.name);
  const url = origin + seriesPath(site, series.slug, language);
  const structured = {
    ...{ '@context': 'https://schema.org', '@type': 'CreativeWorkSeries', '@id': url, url, name, description: about },
    inLanguage: language,
    hasPart: parts.map(({ number, card }) => ({
      ...{ '@type': 'Article', position: number, headline: card.headline, url: origin + card.href },
    })),
  };
  const listed = {
    ...{ name, about, hasFeeds: false },
    pathOf: (spoken: Language, _number: number, form: '' | '.lite') => seriesPath(site, series.slug, spoken, form),
  };
  return { ...listHead(page, origin, { number: 1, count: 1, languages }, listed), structured };
}

interface Listed {
  name: string;
  about: string;
  pathOf: (language: Language, number: number, form: '' | '.lite') => string;
  /** Whether it has feeds of its own. */
  hasFeeds?: boolean;
}

function listHead(
  page: PageContext,
  origin: string,
  { number, count, languages }: ListHead,
  { name, about, pathOf, hasFeeds = true }: Listed,
): Head {
  const { site, language } = page;
  const words = strings(language);
  const feedTitle = words.feedOf(`${site.name}, ${name}`);
  return {
    title: number > 1 ? `${name}${words.titleJoint}${words.page(number)}` : name,
    description: about,
    canonical: origin + pathOf(language, number, ''),
    feeds: [
      ...(hasFeeds ? inEachFormat(feedTitle, (format) => feedBelow(pathOf(language, 1, ''), format)) : []),
      ...siteFeeds(page),
    ],
    liteHref: pathOf(language, number, '.lite'),
    // Later pages of two languages hold different stories, so only the first ones pair.
    alternates:
      number > 1 || languages.length === 1
        ? []
        : languages.map((other) => ({ language: other, href: origin + pathOf(other, 1, '') })),
    previousHref: number > 1 ? pathOf(language, number - 1, '') : null,
    nextHref: number < count ? pathOf(language, number + 1, '') : null,
  };
}
