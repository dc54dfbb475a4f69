/** How a sitemap is written (sitemaps.org, and Google's extensions for languages, pictures and news). */
import type { Language } from '../features/network/network.ts';
import { escapeHtml } from '../platform/html/escape.ts';
import type { Rendered } from '../platform/page-cache/page.ts';
import { wellFormed } from './well-formed.ts';

export interface SitemapUrl {
  /** Absolute, as all addresses here. */
  loc: string;
  changedAt?: Date;
  /** The same in every language that it has, itself too. */
  languages?: readonly { language: Language; href: string }[];
  picture?: string;
  news?: { site: string; language: Language; title: string; publishedAt: Date };
}

export function urlSet(urls: readonly SitemapUrl[]): Rendered {
  const names = [
    ['', 'http://www.sitemaps.org/schemas/sitemap/0.9', true],
    ['xhtml', 'http://www.w3.org/1999/xhtml', urls.some(({ languages = [] }) => languages.length > 1)],
    ['image', 'http://www.google.com/schemas/sitemap-image/1.1', urls.some(({ picture }) => picture !== undefined)],
    ['news', 'http://www.google.com/schemas/sitemap-news/0.9', urls.some(({ news }) => news !== undefined)],
  ] as const;
  const spaces = names.filter(([, , used]) => used).map(([name, uri]) => ` xmlns${name && `:${name}`}="${uri}"`);
  return document('urlset', spaces.join(''), urls.map(urlElement));
}

export function sitemapIndex(sitemaps: readonly Pick<SitemapUrl, 'loc' | 'changedAt'>[]): Rendered {
  const elements = sitemaps.map((one) => `<sitemap>${place(one)}</sitemap>`);
  return document('sitemapindex', ' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', elements);
}

function document(root: string, spaces: string, elements: readonly string[]): Rendered {
  const body = wellFormed(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${spaces}>\n${elements.join('\n')}\n</${root}>\n`,
  );
  return { status: 200, contentType: 'application/xml; charset=utf-8', body };
}

function urlElement(url: SitemapUrl): string {
  const { languages = [], picture, news } = url;
  return [
    '<url>',
    place(url),
    ...(languages.length > 1 ? languages : []).map(
      ({ language, href }) => `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeHtml(href)}"/>`,
    ),
    picture === undefined ? '' : `<image:image><image:loc>${escapeHtml(picture)}</image:loc></image:image>`,
    news === undefined ? '' : newsElement(news),
    '</url>',
  ].join('');
}

function place({ loc, changedAt }: Pick<SitemapUrl, 'loc' | 'changedAt'>): string {
  return `<loc>${escapeHtml(loc)}</loc>${changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''}`;
}

function newsElement({ site, language, title, publishedAt }: NonNullable<SitemapUrl['news']>): string {
  return [
    `<news:news><news:publication><news:name>${escapeHtml(site)}</news:name>`,
    `<news:language>${language}</news:language></news:publication>`,
    `<news:publication_date>${publishedAt.toISOString()}</news:publication_date>`,
    `<news:title>${escapeHtml(title)}</news:title></news:news>`,
  ].join('');
}
