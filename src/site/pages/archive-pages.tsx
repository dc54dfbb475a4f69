/** `/archive` and `/archive/{year}/{month}?page=`: everything that a site has published, by its own calendar, and their light forms. */
import { archivePath, litePath, nextDayStart, nothingHere } from '../../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../../features/network/network.ts';
import { countOfMonth, monthsWithStories, storiesOfMonth, storyStrings } from '../../features/stories/stories.ts';
import type { Month } from '../../features/stories/stories.ts';
import type { Db } from '../../platform/db/database.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Html } from '../../platform/html/raw.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { ArchiveMonth, ArchiveMonths, monthInWords } from '../components/archive.tsx';
import type { Head } from '../layout/head-tags.tsx';
import { framedPage, litePage, pageContext } from '../page-parts.tsx';
import type { SiteAssets } from '../site-assets.ts';

const perPage = 40;
const file = 'src/site/pages/archive-pages.tsx';

export function archivePages(db: Db, assets: SiteAssets): PublicPage[] {
  return [
    {
      urls: ['/archive', '/archive.lite'],
      // Names of months, and nothing of what stands in them.
      ...{ carries: 'none', file, lite: true },
      render: (request, reading) => renderMonths(db, assets, request, reading),
    },
    {
      urls: ['/archive/:year/:month'],
      ...{ carries: 'stories', file, lite: true, paged: true },
      render: (request, reading) => renderMonth(db, assets, request, reading),
    },
  ];
}

async function renderMonths(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const { site, language, lite } = request;
  const page = pageContext(request);
  const months = reading.take(await monthsWithStories(db, request));
  const words = storyStrings(language);
  return drawn(request, reading, assets, {
    ...{ title: words.archive, description: words.archiveAbout(site.name) },
    main: renderHtml(<ArchiveMonths {...{ page, months, lite }} />),
    pathOf: (spoken) => archivePath(site, spoken),
    paired: true,
  });
}

async function renderMonth(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const { site, language, lite, params, page: number } = request;
  const month = toMonth(params);
  if (month === null) return nothingHere;
  const stories = reading.take(await countOfMonth(db, request, month));
  const count = Math.ceil(stories / perPage);
  if (number > count) return nothingHere;
  // Times of day stand on today's cards.
  reading.expireAt(nextDayStart(request.now, site.timeZone));
  const cards = reading.take(
    await storiesOfMonth(db, request, month, { limit: perPage, offset: (number - 1) * perPage }),
  );
  const months = reading.take(await monthsWithStories(db, request));
  const page = pageContext(request);
  const words = storyStrings(language);
  const name = monthInWords(month, page);
  return drawn(request, reading, assets, {
    title: words.archiveOf(name),
    description: words.archiveAbout(site.name),
    main: renderHtml(<ArchiveMonth {...{ page, month, months, cards, number, count, lite }} />),
    pathOf: (spoken) => archivePath(site, spoken, month, spoken === language ? number : 1),
    // Another language has other stories, and perhaps none in that month.
    paired: false,
    previousHref: number > 1 ? archivePath(site, language, month, number - 1) : null,
    nextHref: number < count ? archivePath(site, language, month, number + 1) : null,
  });
}

interface Drawn extends Pick<Head, 'previousHref' | 'nextHref'> {
  title: string;
  description: string;
  main: Html;
  pathOf: (language: PublicRequest['language']) => string;
  paired: boolean;
}

function drawn(
  request: PublicRequest,
  reading: Reading,
  assets: SiteAssets,
  { title, description, main, pathOf, paired, ...more }: Drawn,
): Rendered | Promise<Rendered> {
  const { site, language, origin, lite } = request;
  const form = (path: string): string => (lite ? toLite(path) : path);
  const fullHref = pathOf(language);
  const elsewhere = Object.fromEntries(
    site.languages.map((spoken) => [
      spoken,
      form(paired || spoken === language ? pathOf(spoken) : archivePath(site, spoken)),
    ]),
  );
  const head = { title, description, canonical: origin + fullHref };
  if (lite) return litePage(request, reading, assets, { ...head, fullHref, elsewhere, main });
  const liteHref = toLite(fullHref);
  const alternates = paired
    ? site.languages.map((spoken) => ({ language: spoken, href: origin + pathOf(spoken) }))
    : [];
  return framedPage(request, reading, assets, {
    ...{ kind: 'section', head: { ...head, ...more, liteHref, alternates }, main, elsewhere, liteHref },
    ...{ current: null, promos: false },
  });
}

/** The suffix stands before the number of the page. */
function toLite(path: string): string {
  const [address = '', query] = path.split('?');
  return litePath(address) + (query === undefined ? '' : `?${query}`);
}

/** Null for what no calendar has, or has under another address. */
function toMonth({ year = '', month = '' }: Readonly<Record<string, string>>): Month | null {
  const named = `${year}-${month.replace(/\.lite$/, '')}`;
  return /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(named) ? named : null;
}
