/** `/corrections?before=`: what a site has corrected, newest first, and its light form. */
import { correctingSlug } from '../../features/house-pages/house-pages.ts';
import {
  correctionsFeedPath,
  feedTypes,
  correctionsPath,
  housePath,
  litePath,
  nothingHere,
} from '../../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../../features/network/network.ts';
import { correctionsBefore, storyStrings } from '../../features/stories/stories.ts';
import type { Db } from '../../platform/db/database.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { CorrectionLog } from '../components/correction-log.tsx';
import { framedPage, litePage, pageContext } from '../page-parts.tsx';
import type { SiteAssets } from '../site-assets.ts';

const perPage = 30;

export function correctionPages(db: Db, assets: SiteAssets): PublicPage {
  return {
    urls: ['/corrections', '/corrections.lite'],
    carries: 'stories',
    file: 'src/site/pages/corrections-page.tsx',
    lite: true,
    query: { before: /^[1-9]\d{0,14}$/ },
    render: (request, reading) => render(db, assets, request, reading),
  };
}

async function render(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const { site, language, origin, query, lite } = request;
  const before = query['before'] === undefined ? null : Number(query['before']);
  const { corrections, last } = reading.take(await correctionsBefore(db, request, before, perPage));
  // Numbers that nobody was led to are no pages.
  if (before !== null && corrections.length === 0 && last === null) return nothingHere;
  const house = reading.take(await request.houseLinks(request)).find(({ slug }) => slug === correctingSlug);
  const policyPath = housePath(site, language, correctingSlug);
  const policy = house ? { title: house.title, href: lite ? litePath(policyPath) : policyPath } : null;
  const page = pageContext(request);
  const main = renderHtml(<CorrectionLog {...{ page, corrections, last, policy, lite }} newest={before === null} />);
  const words = storyStrings(language);
  const at = before ?? undefined;
  const fullHref = correctionsPath(site, language, at);
  // Numbers are of one language: the other one's log begins at its newest.
  const elsewhere = Object.fromEntries(
    site.languages.map((spoken) => [spoken, correctionsPath(site, spoken, undefined, lite ? '.lite' : '')]),
  );
  const description = words.correctionsAbout(site.name);
  const head = { title: words.corrections, description, canonical: origin + fullHref };
  if (lite) return litePage(request, reading, assets, { ...head, fullHref, elsewhere, main });
  const liteHref = correctionsPath(site, language, at, '.lite');
  return framedPage(request, reading, assets, {
    kind: 'section',
    head: {
      ...head,
      liteHref,
      feeds: [
        { title: words.correctionsFeed(site.name), href: correctionsFeedPath(site, language), type: feedTypes.rss },
      ],
      alternates:
        before === null
          ? site.languages.map((spoken) => ({ language: spoken, href: origin + correctionsPath(site, spoken) }))
          : [],
      nextHref: last === null ? null : correctionsPath(site, language, last),
    },
    main,
    current: null,
    elsewhere,
    liteHref,
    promos: false,
  });
}
