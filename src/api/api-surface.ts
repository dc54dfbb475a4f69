/** The surface for programs: feeds and sitemaps. */
import type { PublicPage } from '../features/network/network.ts';
import type { Db } from '../platform/db/database.ts';
import { correctionsFeed } from './corrections-feed.ts';
import { feedPages } from './feed-pages.ts';
import { newsSitemap } from './news-sitemap.ts';
import { robotsPage } from './robots.ts';
import { sitemapPages } from './sitemaps.ts';

export function apiPages(db: Db): PublicPage[] {
  return [...feedPages(db), correctionsFeed(db), ...sitemapPages(db), newsSitemap(db), robotsPage];
}
