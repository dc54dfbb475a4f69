/** What every page of a site has around its own part: masthead, footer, document. Fragments, made once a day or less. */
import { homePath, liteHomePath, networkTag, nextDayStart } from '../features/network/network.ts';
import type { Language, PageContext, PublicRequest } from '../features/network/network.ts';
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
import { Masthead } from './layout/masthead.tsx';
import type { LanguageLink, SiteLink } from './layout/masthead.tsx';

export interface PageFrame {
  kind: DocumentProps['kind'];
  head: Head;
  main: Html;
  aside?: Html | null;
  /** Path of the current section, `home`, or null. */
  current: string | null;
  /** Off where the page has chips of its own for its sub-sections. */
  subNav?: boolean;
  /** This page in the site's other languages; the home where it has no pair. */
  elsewhere?: Partial<Record<Language, string>>;
  liteHref?: string;
}

export const htmlType = 'text/html; charset=utf-8';

export function pageContext(request: PublicRequest): PageContext {
  return { site: request.site, language: request.language, now: request.now };
}

export function siteLinks(request: PublicRequest): SiteLink[] {
  return request.network.sites.map((site) => ({
    site,
    href: `${request.originOf(site)}${homePath(site, request.language)}`,
  }));
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
  const { site, language } = request;
  const body = documentHtml({
    site,
    language,
    head: frame.head,
    assets: assets.of(site),
    kind: frame.kind,
    masthead,
    main: frame.main,
    aside: frame.aside ?? null,
    footer,
  });
  return { status: 200, contentType: htmlType, body, headers: { 'content-language': language } };
}

async function mastheadOf(
  request: PublicRequest,
  reading: Reading,
  assets: SiteAssets,
  frame: PageFrame,
): Promise<Html> {
  const { site, language } = request;
  const languages = languageLinks(request, frame.elsewhere ?? {});
  const key = `masthead ${site.key} ${language} ${frame.current} ${frame.subNav} ${languages.map((link) => link.href).join(' ')}`;
  return reading.fragment(key, async (part) => {
    part.take({ value: null, tags: [networkTag], expiresAt: nextDayStart(request.now, site.timeZone) });
    return renderHtml(
      <Masthead
        page={pageContext(request)}
        sites={siteLinks(request)}
        languages={languages}
        sections={request.network.sections(site)}
        current={frame.current}
        subNav={frame.subNav ?? true}
        brand={assets.of(site).brand}
      />,
    );
  });
}

async function footerOf(request: PublicRequest, reading: Reading, assets: SiteAssets, frame: PageFrame): Promise<Html> {
  const { site, language } = request;
  const languages = languageLinks(request, frame.elsewhere ?? {});
  const liteHref = frame.liteHref ?? liteHomePath(site, language);
  return reading.fragment(
    `footer ${site.key} ${language} ${liteHref} ${languages.map((link) => link.href).join(' ')}`,
    async (part) => {
      // It prints the year.
      part.take({ value: null, tags: [networkTag], expiresAt: nextDayStart(request.now, site.timeZone) });
      return renderHtml(
        <Footer
          page={pageContext(request)}
          sites={siteLinks(request)}
          languages={languages}
          liteHref={liteHref}
          brand={assets.of(site).brand}
        />,
      );
    },
  );
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

export function litePage(request: PublicRequest, assets: SiteAssets, frame: LiteFrame): Rendered {
  const { site, language } = request;
  const { elsewhere = {}, ...rest } = frame;
  const languages = site.languages.map((other) => ({
    language: other,
    href: elsewhere[other] ?? liteHomePath(site, other),
  }));
  const body = liteDocumentHtml({ site, language, ...rest, languages, assets: assets.of(site) });
  return { status: 200, contentType: htmlType, body, headers: { 'content-language': language } };
}
