/** `/popular` and `/discussed`: what is read and discussed most on a site, and the box of it beside stories. */
import { audienceStrings, popularStories, spans } from '../../features/audience/audience.ts';
import type { PopularKind, Span } from '../../features/audience/audience.ts';
import { nextDayStart, popularPath, redirectTo } from '../../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../../features/network/network.ts';
import { RowCard } from '../../features/stories/stories.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Html } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { FrontBox } from '../components/front-box.tsx';
import { framedPage, pageContext } from '../page-parts.tsx';
import type { SiteAssets } from '../site-assets.ts';

const onPage = 20;
const inBox = 5;
const segments = { read: 'popular', discussed: 'discussed' } as const;

export function popularPages(db: Db, assets: SiteAssets): PublicPage[] {
  return (['read', 'discussed'] as const).map((kind) => ({
    urls: [`/${segments[kind]}`],
    carries: 'stories',
    file: 'src/site/pages/popular-pages.tsx',
    query: { window: /^(24h|7d)$/ },
    async render(request, reading) {
      const { site, language, origin, query, now } = request;
      // What goes without saying has one address.
      if (query['window'] === '24h') return redirectTo(popularPath(site, language, segments[kind], '24h'));
      const span: Span = query['window'] === '7d' ? '7d' : '24h';
      const words = audienceStrings(language);
      const other: PopularKind = kind === 'read' ? 'discussed' : 'read';
      const page = pageContext(request);
      // Times of day stand on the cards.
      reading.expireAt(nextDayStart(now, site.timeZone));
      const cards = reading.take(await popularStories(db, request, kind, span, onPage));
      const hrefOf = (wanted: Span): string => popularPath(site, language, segments[kind], wanted);
      const main = renderHtml(
        <section class="box river popular">
          <div class="box-head">
            <h1>{words.titles[kind]}</h1>
          </div>
          <nav class="sorts" aria-label={words.titles[kind]}>
            {(Object.keys(spans) as Span[]).map((wanted) => (
              <a href={hrefOf(wanted)} aria-current={wanted === span ? 'page' : undefined}>
                {words.spans[wanted]}
              </a>
            ))}
          </nav>
          {cards.length === 0 && <p>{words.none}</p>}
          {cards.map((card) => (
            <RowCard card={card} page={page} level={2} />
          ))}
          <p class="hint">{words.about[kind]}</p>
          <p class="more">
            <a href={popularPath(site, language, segments[other], span)}>{words.titles[other]}</a>
          </p>
        </section>,
      );
      const title = `${words.titles[kind]}, ${words.spans[span]}`;
      return framedPage(request, reading, assets, {
        kind: 'section',
        head: { title, description: title, canonical: origin + hrefOf(span) },
        main,
        current: null,
        elsewhere: Object.fromEntries(
          site.languages.map((spoken) => [spoken, popularPath(site, spoken, segments[kind], span)]),
        ),
      });
    },
  }));
}

/** The same on every page of a site in a language. */
export async function popularBox(db: Db, request: PublicRequest, reading: Reading): Promise<Html | null> {
  const { site, language } = request;
  const box = await reading.fragment(`popular ${site.key} ${language}`, async (part) => {
    const listed = async (kind: PopularKind) => part.take(await popularStories(db, request, kind, '24h', inBox));
    const read = await listed('read');
    // What is discussed stands in where too few have been counted.
    const [kind, cards]: [PopularKind, typeof read] =
      read.length >= inBox ? ['read', read] : ['discussed', await listed('discussed')];
    if (cards.length < 3) return '' as Html;
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
  });
  return box === '' ? null : box;
}
