/** `/` and `/home.lite`: the front of a site. */
import { homePath, liteHomePath, networkTag, nextDayStart, sectionPath } from '../../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../../features/network/network.ts';
import { kindsIn, newestBySection, newestOfEach, newestOnSite } from '../../features/stories/stories.ts';
import type { StoryCard } from '../../features/stories/stories.ts';
import type { Db } from '../../platform/db/database.ts';
import { raw } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import type { HomeCards } from '../components/front.ts';
import { HomeFront } from '../components/home-front.tsx';
import { LiteHome } from '../components/lite-fronts.tsx';
import { filled } from '../components/places.ts';
import { NetworkSites } from '../components/network-sites.tsx';
import { homeHead } from '../layout/heads.ts';
import { networkBlockHtml } from '../network-block-html.tsx';
import { framedPage, litePage, pageContext, siteLinks } from '../page-parts.tsx';
import type { SiteAssets } from '../site-assets.ts';
import { chooseHomeCards } from './home-cards.ts';
import { popularBox } from './popular-pages.tsx';

export function homePage(db: Db, assets: SiteAssets): PublicPage {
  return {
    urls: ['/', '/home.lite'],
    carries: 'stories',
    file: 'src/site/pages/home-page.tsx',
    lite: true,
    async render(request, reading) {
      return request.lite ? liteHome(db, assets, request, reading) : fullHome(db, assets, request, reading);
    },
  };
}

async function fullHome(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const { site, language } = request;
  const page = pageContext(request);
  const front = await reading.fragment(`front ${site.key} ${language}`, async (part) => {
    const cards = await loadCards(db, request, part);
    return renderHtml(<HomeFront page={page} cards={cards} />);
  });
  const card = await request.promo(request, reading, 'card', null);
  const talk = await popularBox(db, request, reading);
  const block = await networkBlockHtml(db, assets, request, reading);
  const others = siteLinks(request).filter((link) => link.site.key !== site.key);
  const main = renderHtml(
    <>
      {raw(filled(front, { card, talk }))}
      <div class="sheet">
        {block && raw(block)}
        <NetworkSites others={others} language={language} brand={assets.of(site).brand} />
      </div>
    </>,
  );
  const elsewhere = Object.fromEntries(site.languages.map((other) => [other, homePath(site, other)]));
  return framedPage(request, reading, assets, {
    kind: 'home',
    head: homeHead(page, request.origin),
    main,
    current: '/',
    elsewhere,
    liteHref: liteHomePath(site, language),
  });
}

async function liteHome(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const { site, language } = request;
  const page = pageContext(request);
  const head = homeHead(page, request.origin);
  const main = await reading.fragment(`lite front ${site.key} ${language}`, async (part) =>
    renderHtml(<LiteHome page={page} cards={await loadCards(db, request, part)} />),
  );
  return litePage(request, reading, assets, {
    title: null,
    description: head.description,
    canonical: head.canonical,
    fullHref: homePath(site, language),
    main,
  });
}

/** A picture whose right has ended gives way to the next. */
const mostInSlot = 4;

/** Three questions: the newest copy, the newest of each kind that has a slot of its own, and each section's. */
async function loadCards(db: Db, request: PublicRequest, part: Reading): Promise<HomeCards> {
  const { network, site, language } = request;
  part.take({ value: null, tags: [networkTag], expiresAt: nextDayStart(request.now, site.timeZone) });
  const top = network.sections(site).filter((section) => section.parentId === null);
  const [copy, special, bySection] = await Promise.all([
    newestOnSite(db, request, { limit: 40, kinds: kindsIn('river') }),
    newestOfEach(db, request, kindsIn('slot'), mostInSlot),
    newestBySection(db, request, top, { limit: 10, kinds: kindsIn('river') }),
  ]);
  const shelves = part.take(bySection);
  return chooseHomeCards(site.theme.front, {
    copy: editorial(part.take(copy)),
    special: part.take(special),
    sections: top.map((section) => ({
      section,
      href: sectionPath(site, section, language),
      cards: editorial(shelves.get(section.id) ?? []),
    })),
  });
}

/** The front is the editors' choice: nobody pays for a place on it. */
function editorial(cards: readonly StoryCard[]): StoryCard[] {
  return cards.filter(({ sponsor }) => sponsor === null);
}
