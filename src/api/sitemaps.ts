/** `/sitemap.xml`, one for each language: an index of `/sitemap-pages.xml` and of a file or more for each month in which stories came out. */
import {
  archivePath,
  authorPath,
  correctionsPath,
  homePath,
  housePath,
  networkTag,
  nothingHere,
  picturePath,
  sectionPath,
  seriesPath,
  sitemapPartPath,
  tagPath,
} from '../features/network/network.ts';
import type { Language, PublicPage, PublicRequest } from '../features/network/network.ts';
import { authorsWithStories } from '../features/authors/authors.ts';
import { largestJpeg } from '../features/media/media.ts';
import { sitemapMonths, sitemapPart } from '../features/stories/stories.ts';
import type { SitemapEntry } from '../features/stories/stories.ts';
import { seriesWithParts } from '../features/series/series.ts';
import { tagsWithStories } from '../features/tags/tags.ts';
import type { Db } from '../platform/db/database.ts';
import type { Rendered } from '../platform/page-cache/page.ts';
import type { Reading } from '../platform/page-cache/reading.ts';
import { sitemapIndex, urlSet } from './sitemap-xml.ts';
import type { SitemapUrl } from './sitemap-xml.ts';

const pagesPart = 'pages';
/** `2026-11.xml`; from the second on `2026-11-2.xml`. A thousand files of a month nobody has. */
const monthPart = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-([2-9]|[1-9]\d{1,2}))?\.xml$/;

export function sitemapPages(db: Db): PublicPage[] {
  return [
    {
      urls: ['/sitemap.xml'],
      // Months and how many files they have.
      carries: 'none',
      file: 'src/api/sitemaps.ts',
      render: (request, reading) => index(db, request, reading),
    },
    {
      urls: ['/sitemap-:part'],
      carries: 'stories',
      file: 'src/api/sitemaps.ts',
      async render(request, reading) {
        reading.take({ value: null, tags: [networkTag] });
        const { part = '' } = request.params;
        if (part === `${pagesPart}.xml`) return pages(db, request, reading);
        const [, month, number = '1'] = monthPart.exec(part) ?? [];
        return month === undefined ? nothingHere : stories(db, request, reading, month, Number(number));
      },
    },
  ];
}

async function index(db: Db, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const { site, language, origin } = request;
  reading.take({ value: null, tags: [networkTag] });
  const months = reading.take(await sitemapMonths(db, request));
  const parts = months.flatMap(({ month, parts: count, changedAt }) =>
    Array.from({ length: count }, (_, at) => ({ name: at === 0 ? month : `${month}-${at + 1}`, changedAt })),
  );
  return sitemapIndex(
    [{ name: pagesPart }, ...parts].map(({ name, ...changed }) => ({
      loc: origin + sitemapPartPath(site, language, name),
      ...changed,
    })),
  );
}

async function pages(db: Db, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const { network, site, language, origin } = request;
  const inEach = (path: (language: Language) => string): SitemapUrl => ({
    loc: origin + path(language),
    languages: site.languages.map((other) => ({ language: other, href: origin + path(other) })),
  });
  // A house page need not be there in each language.
  const house = reading.take(await request.houseLinks(request));
  const tags = reading.take(await tagsWithStories(db, request));
  const series = reading.take(await seriesWithParts(db, request));
  const authors = reading.take(await authorsWithStories(db, request));
  return urlSet([
    inEach((other) => homePath(site, other)),
    ...network.sections(site).map((section) => inEach((other) => sectionPath(site, section, other))),
    inEach((other) => correctionsPath(site, other)),
    inEach((other) => archivePath(site, other)),
    // In this language; in others it may have no stories.
    ...tags.map(({ slug }) => ({ loc: origin + tagPath(site, slug, language) })),
    ...series.map(({ slug }) => ({ loc: origin + seriesPath(site, slug, language) })),
    ...authors.map(({ slug }) => ({ loc: origin + authorPath(site, slug, language) })),
    ...house.map(({ slug }) => ({ loc: origin + housePath(site, language, slug) })),
  ]);
}

async function stories(
  db: Db,
  request: PublicRequest,
  reading: Reading,
  month: string,
  part: number,
): Promise<Rendered> {
  const entries = reading.take(await sitemapPart(db, request, month, part));
  return entries.length === 0 ? nothingHere : urlSet(entries.map((entry) => toUrl(entry, request)));
}

function toUrl({ href, changedAt, picture, pair }: SitemapEntry, { origin, language }: PublicRequest): SitemapUrl {
  const jpeg = picture && largestJpeg(picture);
  const own = { language, href: origin + href };
  return {
    loc: own.href,
    changedAt,
    ...(pair ? { languages: [own, { language: pair.language, href: origin + pair.href }] } : {}),
    ...(picture && jpeg ? { picture: origin + picturePath(picture.key, jpeg.width, 'jpeg') } : {}),
  };
}
