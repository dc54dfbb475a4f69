/** Every address that a page, feed or mail carries is made here; surfaces only route them. */
import type { Language, Section, Site } from './site.ts';

type Place = Pick<Section, 'path'>;

/** `/ja` for a language that is not the site's own, else nothing. */
function prefix(site: Site, language: Language): string {
  return language === site.languages[0] ? '' : `/${language}`;
}

export function homePath(site: Site, language: Language): string {
  return `${prefix(site, language)}/`;
}

export function liteHomePath(site: Site, language: Language): string {
  return `${prefix(site, language)}/home.lite`;
}

/** Page 1 has no query, so that it has one address only. */
export function sectionPath(site: Site, section: Place, language: Language, page = 1): string {
  return `${prefix(site, language)}/category/${section.path}${page > 1 ? `?page=${page}` : ''}`;
}

export function liteSectionPath(site: Site, section: Place, language: Language, page = 1): string {
  return `${prefix(site, language)}/category/${section.path}.lite${page > 1 ? `?page=${page}` : ''}`;
}

export function storyPath(site: Site, section: Place, slug: string, language: Language): string {
  return `${prefix(site, language)}/category/${section.path}/${slug}`;
}

export function litePath(path: string): string {
  return `${path}.lite`;
}

export const feedFormats = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** What ends the address of a feed, by its format. */
export const feedEnding: Record<FeedFormat, string> = { rss: '/feed', atom: '/feed.atom', json: '/feed.json' };

export const feedTypes: Record<FeedFormat, string> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

export function feedPath(site: Site, language: Language, section?: Place, format: FeedFormat = 'rss'): string {
  return (section ? sectionPath(site, section, language) : prefix(site, language)) + feedEnding[format];
}

/** Below the page that shows the same. */
export function feedBelow(path: string, format: FeedFormat = 'rss'): string {
  return path + feedEnding[format];
}

/** `form`: `.lite` for the light edition. */
export function tagPath(site: Site, slug: string, language: Language, page = 1, form: '' | '.lite' = ''): string {
  return `${prefix(site, language)}/tag/${slug}${form}${page > 1 ? `?page=${page}` : ''}`;
}

/** `form`: `.lite` for the light edition. */
export function authorPath(site: Site, slug: string, language: Language, page = 1, form: '' | '.lite' = ''): string {
  return `${prefix(site, language)}/author/${slug}${form}${page > 1 ? `?page=${page}` : ''}`;
}

/** `form`: `.lite` for the light edition. */
export function seriesPath(site: Site, slug: string, language: Language, form: '' | '.lite' = ''): string {
  return `${prefix(site, language)}/series/${slug}${form}`;
}

export function sitemapPath(site: Site, language: Language): string {
  return `${prefix(site, language)}/sitemap.xml`;
}

/** `part`: `pages`, `2026-11`, `2026-11-2`. At the top, because a sitemap speaks only for what is below its own folder. */
export function sitemapPartPath(site: Site, language: Language, part: string): string {
  return `${prefix(site, language)}/sitemap-${part}.xml`;
}

export function newsSitemapPath(site: Site, language: Language): string {
  return `${prefix(site, language)}/news-sitemap.xml`;
}

/** Where programs ask to be told of what is new in a feed; the same in every language. */
export const webSubPath = '/websub';

/** Of a picture, or of a piece of it in one shape around one point. */
export function picturePath(
  key: string,
  width: number,
  format: string,
  crop: { ratio: string; x: number; y: number } | null = null,
): string {
  const piece = crop === null ? '' : `-${crop.ratio}-${crop.x}-${crop.y}`;
  return `/media/${key}${piece}-${width}.${format === 'jpeg' ? 'jpg' : format}`;
}

/** `name`: `cardName`. */
export function cardPath(site: Site, language: Language, name: string): string {
  return `${prefix(site, language)}/card/${name}`;
}

/** In the site's own language where it does not speak the one that is asked for. */
export function lettersPath(site: Site, language: Language): string {
  return `${prefix(site, site.languages.includes(language) ? language : site.languages[0])}/letters`;
}

export function lettersSignUpPath(site: Site, language: Language): string {
  return `${lettersPath(site, language)}/sign-up`;
}

/** Earlier issues, from the newest or from before a day. */
export function editionsPath(site: Site, language: Language, before?: string): string {
  return `${lettersPath(site, language)}/daily${before === undefined ? '' : `?before=${before}`}`;
}

/** `day`: `2026-11-24` */
export function editionPath(site: Site, language: Language, day: string): string {
  return `${lettersPath(site, language)}/daily/${day}`;
}

export function confirmLettersPath(site: Site, language: Language, token: string): string {
  return `${lettersPath(site, language)}/confirm/${token}`;
}

export function leaveLetterPath(site: Site, language: Language, token: string): string {
  return `${lettersPath(site, language)}/leave/${token}`;
}

/** `form`: `.lite` for the light edition. */
export function popularPath(
  site: Site,
  language: Language,
  kind: 'popular' | 'discussed',
  span: string,
  form: '' | '.lite' = '',
): string {
  return `${prefix(site, language)}/${kind}${form}${span === '24h' ? '' : `?window=${span}`}`;
}

/** The form; with what was asked, its answer. */
export function searchPath(site: Site, language: Language): string {
  return `${prefix(site, language)}/search`;
}

/** What was corrected, from the newest or from before a correction by its number. `form`: `.lite` for the light edition. */
export function correctionsPath(site: Site, language: Language, before?: number, form: '' | '.lite' = ''): string {
  return `${prefix(site, language)}/corrections${form}${before === undefined ? '' : `?before=${before}`}`;
}

export function correctionsFeedPath(site: Site, language: Language): string {
  return `${correctionsPath(site, language)}/feed`;
}

/** Months that hold stories; with a month as `2026-11`, its stories. `form`: `.lite` for the light edition. */
export function archivePath(site: Site, language: Language, month?: string, page = 1, form: '' | '.lite' = ''): string {
  const at = month === undefined ? '' : `/${month.replace('-', '/')}`;
  return `${prefix(site, language)}/archive${at}${form}${page > 1 ? `?page=${page}` : ''}`;
}

/** What a house says of itself. */
export function housePath(site: Site, language: Language, slug: string): string {
  return `${prefix(site, language)}/${slug}`;
}

/** Where a promo leads, by way of its count. */
export function goPath(site: Site, language: Language, creativeId: number): string {
  return `${prefix(site, language)}/go/${creativeId}`;
}

/** How pages look to this reader. */
export function prefsPath(site: Site, language: Language): string {
  return `${prefix(site, language)}/prefs`;
}

/** A member's page is on every site; `cursor` leads to earlier comments. */
export function memberPath(site: Site, language: Language, slug: string, cursor?: string): string {
  const spoken = site.languages.includes(language) ? language : site.languages[0];
  return `${prefix(site, spoken)}/member/${slug}${cursor === undefined ? '' : `?before=${cursor}`}`;
}

/** What a site's mails carry as From. */
export function mailFrom(site: Pick<Site, 'name' | 'host'>): { name: string; address: string } {
  return { name: site.name, address: `post@${site.host}` };
}

/** The origin as a reader's browser sees it; the port is there in the demo and in tests only. */
export function siteOrigin(
  site: { host: string },
  publicAddress: { scheme: 'http' | 'https'; port: number | null },
): string {
  return `${publicAddress.scheme}://${site.host}${publicAddress.port === null ? '' : `:${publicAddress.port}`}`;
}
