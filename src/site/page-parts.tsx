/**
 * What every page of a site has around its own part: masthead, footer, document. Masthead and footer are fragments that
 * all pages of a section share, made once a day; the links that are this page's own are filled in.
 */
import { homePath, liteHomePath, networkTag, nextDayStart } from '../features/network/network.ts';
import type { Language, PageContext, PublicRequest, Site } from '../features/network/network.ts';
import type { Html } from '../platform/html/raw.ts';
import { renderHtml } from '../platform/html/render.ts';
import type { Rendered } from '../platform/page-cache/page.ts';
import type { Reading } from '../platform/page-cache/reading.ts';
import type { SiteAssets } from './site-assets.ts';
import { documentHtml } from './layout/document.tsx';
import type { DocumentProps } from './layout/document.tsx';
import { Footer } from './layout/footer.tsx';
import type { Head } from './layout/head-tags.tsx';
import { liteDocumentHtml } from './layout/lite-document.tsx';
import type { LiteDocumentProps } from './layout/lite-document.tsx';
import { Masthead } from './layout/masthead.tsx';
import { Reader } from './layout/reader.tsx';
import type { LanguageLink, SiteLink } from './layout/masthead.tsx';

export interface PageFrame {
  kind: DocumentProps['kind'];
  head: Head;
  main: Html;
  aside?: Html | null;
  below?: Html | null;
  /** Path of the current section, `/` on the front, or null. */
  current: string | null;
  /** Off where the page has chips of its own for its sub-sections. */
  subNav?: boolean;
  /** This page in the site's other languages; the home where it has no pair. */
  elsewhere?: Partial<Record<Language, string>>;
  liteHref?: string;
  /** Off where nothing may be sold beside what the page says; what is one reader's has none. */
  promos?: boolean;
  /** Origins of others that it may show in a frame. */
  frames?: readonly string[];
  /** Who reads, on a page that is one reader's; all others show the way to log in. */
  reader?: Html;
}

export const htmlType = 'text/html; charset=utf-8';

export function pageContext(request: PublicRequest): PageContext {
  return { site: request.site, language: request.language, now: request.now };
}

export function siteLinks(request: PublicRequest): SiteLink[] {
  return request.network.sites.map((site) => ({
    site,
    href: request.originOf(site) + homePath(site, spokenThere(site, request.language)),
  }));
}

/** The reader's language where the site speaks it, else the site's own. */
function spokenThere(site: Site, language: Language): Language {
  return site.languages.includes(language) ? language : site.languages[0];
}

/** The parts together, as the reader gets them. */
export async function framedPage(
  request: PublicRequest,
  reading: Reading,
  assets: SiteAssets,
  frame: PageFrame,
): Promise<Rendered> {
  const masthead = await mastheadOf(request, reading, assets, frame);
  const footer = await footerOf(request, reading, assets, frame);
  const strip =
    frame.promos === false || frame.reader !== undefined ? '' : await request.promo(request, reading, 'strip', null);
  const { site, language } = request;
  const body = documentHtml({
    site,
    language,
    head: frame.head,
    assets: assets.of(site),
    kind: frame.kind,
    masthead: `${await aboveOf(request, reading)}${strip}${masthead}` as Html,
    main: frame.main,
    aside: frame.aside ?? null,
    below: frame.below ?? null,
    footer,
  });
  const { frames = [] } = frame;
  // A page of one reader leads to pages of that reader, which nobody makes ahead.
  const ahead = frame.reader === undefined ? { 'speculation-rules': `"${assets.of(site).speculationRules}"` } : {};
  return { status: 200, contentType: htmlType, body, headers: { 'content-language': language, ...ahead }, frames };
}

/** Banners: a fragment of their own, so that one that comes or goes renders no story anew. */
async function aboveOf(request: PublicRequest, reading: Reading): Promise<Html> {
  const { site, language, lite } = request;
  return reading.fragment(`above ${site.key} ${language} ${lite}`, async (part) =>
    part.take(await request.above(request)),
  );
}

async function mastheadOf(
  request: PublicRequest,
  reading: Reading,
  assets: SiteAssets,
  frame: PageFrame,
): Promise<Html> {
  const { site, language } = request;
  const key = `masthead ${site.key} ${language} ${frame.current} ${frame.subNav}`;
  const shared = await reading.fragment(key, async (part) => {
    part.take({ value: null, tags: [networkTag], expiresAt: nextDayStart(request.now, site.timeZone) });
    return renderHtml(
      <Masthead
        page={pageContext(request)}
        sites={siteLinks(request)}
        languages={languagePlaces(site)}
        sections={request.network.sections(site)}
        current={frame.current}
        subNav={frame.subNav ?? true}
        brand={assets.of(site).brand}
        reader={readerPlace}
      />,
    );
  });
  const prefix = language === site.languages[0] ? '' : `/${language}`;
  const reader =
    frame.reader ??
    renderHtml(<Reader viewer={{ kind: 'anyone' }} language={language} prefix={prefix} accountHref="" />);
  return withOwnLinks(shared.replace(readerPlace, () => reader) as Html, request, frame);
}

async function footerOf(request: PublicRequest, reading: Reading, assets: SiteAssets, frame: PageFrame): Promise<Html> {
  const { site, language } = request;
  const shared = await reading.fragment(`footer ${site.key} ${language}`, async (part) => {
    // It prints the year.
    part.take({ value: null, tags: [networkTag], expiresAt: nextDayStart(request.now, site.timeZone) });
    const house = part.take(await request.houseLinks(request));
    return renderHtml(
      <Footer
        house={house}
        page={pageContext(request)}
        sites={siteLinks(request)}
        languages={languagePlaces(site)}
        liteHref={litePlace}
        brand={assets.of(site).brand}
      />,
    );
  });
  return withOwnLinks(shared, request, frame);
}

const litePlace = '{{lite}}';
const readerPlace = '{{reader}}';

function languagePlaces(site: Site): LanguageLink[] {
  return site.languages.map((language) => ({ language, href: `{{${language}}}` }));
}

function withOwnLinks(shared: Html, request: PublicRequest, frame: PageFrame): Html {
  let html: string = shared.replaceAll(litePlace, frame.liteHref ?? liteHomePath(request.site, request.language));
  for (const { language, href } of languageLinks(request, frame.elsewhere ?? {}))
    html = html.replaceAll(`{{${language}}}`, href);
  return html as Html;
}

export function languageLinks(request: PublicRequest, elsewhere: Partial<Record<Language, string>>): LanguageLink[] {
  return request.site.languages.map((language) => ({
    language,
    href: elsewhere[language] ?? homePath(request.site, language),
  }));
}

export interface LiteFrame {
  title: string | null;
  description: string;
  canonical: string | null;
  fullHref: string | null;
  elsewhere?: Partial<Record<Language, string>>;
  main: Html;
}

export async function litePage(
  request: PublicRequest,
  reading: Reading,
  assets: SiteAssets,
  frame: LiteFrame,
): Promise<Rendered> {
  const house = reading.take(await request.houseLinks(request));
  return bareLitePage(request, assets, frame, { above: await aboveOf(request, reading), house });
}

/** Asks nobody for anything: for when nobody can be asked. */
export function bareLitePage(
  request: PublicRequest,
  assets: SiteAssets,
  frame: LiteFrame,
  around: Pick<LiteDocumentProps, 'above' | 'house'> = { above: '' as Html, house: [] },
): Rendered {
  const { site, language } = request;
  const { elsewhere = {}, ...rest } = frame;
  const languages = site.languages.map((other) => ({
    language: other,
    href: elsewhere[other] ?? liteHomePath(site, other),
  }));
  const body = liteDocumentHtml({ site, language, ...rest, ...around, languages, assets: assets.of(site) });
  return { status: 200, contentType: htmlType, body, headers: { 'content-language': language } };
}
