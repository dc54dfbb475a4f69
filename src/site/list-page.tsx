/** A page of stories that have something in common across sections, whole and light, with what every page has around it. */
import { networkTag, nextDayStart } from '../features/network/network.ts';
import type { Language, PublicRequest } from '../features/network/network.ts';
import type { Db } from '../platform/db/database.ts';
import type { Html } from '../platform/html/raw.ts';
import { renderHtml } from '../platform/html/render.ts';
import type { Rendered } from '../platform/page-cache/page.ts';
import type { Reading, Tagged } from '../platform/page-cache/reading.ts';
import { LetterBox } from './components/letter-form.tsx';
import { filled } from './components/places.ts';
import { joined } from './joined.ts';
import type { Head } from './layout/head-tags.tsx';
import { networkBlockHtml } from './network-block-html.tsx';
import { framedPage, litePage, pageContext } from './page-parts.tsx';
import { popularBox } from './pages/popular-pages.tsx';
import type { SiteAssets } from './site-assets.ts';

export interface ListPage {
  head: Head;
  /** Those in which there is such a page. */
  languages: readonly Language[];
  /** Without a number: the first page. */
  pathOf: (language: Language, form: '' | '.lite', number?: number) => string;
  /** With the place of a card. */
  main: Html;
}

export async function drawList(
  db: Db,
  assets: SiteAssets,
  request: PublicRequest,
  reading: Reading,
  { head, languages, pathOf, main }: ListPage,
): Promise<Rendered> {
  const { site, language, lite, page: number } = request;
  // Times of day stand on today's cards.
  reading.take({ value: null, tags: [networkTag], expiresAt: nextDayStart(request.now, site.timeZone) });
  const form = lite ? '.lite' : '';
  const elsewhere = Object.fromEntries(languages.map((other) => [other, pathOf(other, form)]));
  if (lite)
    return litePage(request, reading, assets, { ...head, fullHref: pathOf(language, '', number), elsewhere, main });
  return framedPage(request, reading, assets, {
    kind: 'section',
    head,
    main: filled(main, { card: await request.promo(request, reading, 'card', null) }),
    aside: joined(await popularBox(db, request, reading), renderHtml(<LetterBox page={pageContext(request)} />)),
    below: await networkBlockHtml(db, assets, request, reading),
    current: null,
    elsewhere,
    liteHref: pathOf(language, '.lite', number),
  });
}

/** The languages of the site in which something is there, the page's own among them. */
export async function languagesOf(
  { site, language }: PublicRequest,
  reading: Reading,
  countIn: (language: Language) => Promise<Tagged<number>>,
): Promise<Language[]> {
  const spoken: Language[] = [];
  for (const one of site.languages) if (one === language || reading.take(await countIn(one)) > 0) spoken.push(one);
  return spoken;
}
