/** `/popular` and `/discussed`: what is read and discussed most on a site, their light forms, and the box of it on other pages. */
import { audienceStrings, popularStories, spans } from '../../features/audience/audience.ts';
import type { PopularKind, Span } from '../../features/audience/audience.ts';
import { nextDayStart, popularPath, redirectTo } from '../../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../../features/network/network.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Html } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { FrontBox } from '../components/front-box.tsx';
import { LetterBox } from '../components/letter-form.tsx';
import { LitePopular, PopularList } from '../components/popular-list.tsx';
import { framedPage, litePage, pageContext } from '../page-parts.tsx';
import type { SiteAssets } from '../site-assets.ts';

const onPage = 20;
const inBox = 5;
/** Fewer are no list. */
const leastInBox = 3;
const segments = { read: 'popular', discussed: 'discussed' } as const;
const otherThan = { read: 'discussed', discussed: 'read' } as const;

export function popularPages(db: Db, assets: SiteAssets): PublicPage[] {
  return (['read', 'discussed'] as const).map((kind) => ({
    urls: [`/${segments[kind]}`, `/${segments[kind]}.lite`],
    carries: 'stories',
    file: 'src/site/pages/popular-pages.tsx',
    lite: true,
    query: { window: /^(24h|7d)$/ },
    render: (request, reading) => render(db, assets, kind, request, reading),
  }));
}

async function render(
  db: Db,
  assets: SiteAssets,
  kind: PopularKind,
  request: PublicRequest,
  reading: Reading,
): Promise<Rendered> {
  const { site, language, origin, query, now, lite } = request;
  const form = lite ? '.lite' : '';
  const pathOf = (of: PopularKind, span: Span, as: '' | '.lite' = form, spoken = language): string =>
    popularPath(site, spoken, segments[of], span, as);
  // What goes without saying has one address.
  if (query['window'] === '24h') return redirectTo(pathOf(kind, '24h', request.path.endsWith('.lite') ? '.lite' : ''));
  const span: Span = query['window'] === '7d' ? '7d' : '24h';
  const words = audienceStrings(language);
  const page = pageContext(request);
  // Times of day stand on the cards.
  reading.expireAt(nextDayStart(now, site.timeZone));
  const list = {
    ...{ page, kind, span, cards: reading.take(await popularStories(db, request, kind, span, onPage)) },
    spanLinks: (Object.keys(spans) as Span[]).map((wanted) => ({ span: wanted, href: pathOf(kind, wanted) })),
    other: { href: pathOf(otherThan[kind], span), text: words.titles[otherThan[kind]] },
  };
  const title = `${words.titles[kind]}, ${words.spans[span]}`;
  const head = { title, description: title, canonical: origin + pathOf(kind, span, '') };
  const elsewhere = Object.fromEntries(site.languages.map((spoken) => [spoken, pathOf(kind, span, form, spoken)]));
  if (lite)
    return litePage(request, reading, assets, {
      ...{ ...head, elsewhere, fullHref: pathOf(kind, span, '') },
      main: renderHtml(<LitePopular {...list} />),
    });
  const beside = await rankedBox(db, request, reading, otherThan[kind]);
  return framedPage(request, reading, assets, {
    ...{ kind: 'section', head, elsewhere, current: null, liteHref: pathOf(kind, span, '.lite') },
    main: renderHtml(<PopularList {...list} />),
    aside: `${beside ?? ''}${renderHtml(<LetterBox page={page} />)}` as Html,
  });
}

/** The same on every page of a site in a language: what is read; where too few have been counted, what is discussed. */
export async function popularBox(db: Db, request: PublicRequest, reading: Reading): Promise<Html | null> {
  const { site, language } = request;
  const box = await reading.fragment(`popular ${site.key} ${language}`, async (part) => {
    const read = await rankedBox(db, request, part, 'read', inBox);
    return read ?? (await rankedBox(db, request, part, 'discussed')) ?? ('' as Html);
  });
  return box === '' ? null : box;
}

/** Null where there are too few. */
async function rankedBox(
  db: Db,
  request: PublicRequest,
  reading: Reading,
  kind: PopularKind,
  least = leastInBox,
): Promise<Html | null> {
  const { site, language } = request;
  const cards = reading.take(await popularStories(db, request, kind, '24h', inBox));
  if (cards.length < least) return null;
  const words = audienceStrings(language);
  const more = { href: popularPath(site, language, segments[kind], '24h'), text: words.spans['24h'] };
  return renderHtml(
    <FrontBox title={words.titles[kind]} more={more}>
      <ol class="ranked">
        {cards.map(({ href, headline }) => (
          <li>
            <a href={href}>{headline}</a>
          </li>
        ))}
      </ol>
    </FrontBox>,
  );
}
