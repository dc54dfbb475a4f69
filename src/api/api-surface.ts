/** The surface for programs: feeds and sitemaps. */
import type { PublicPage } from '../features/network/network.ts';
import type { Db } from '../platform/db/database.ts';
import { rssFeeds } from './rss-feed.ts';
import { sitemaps } from './sitemap.ts';

export function apiPages(db: Db): PublicPage[] {
  return [...rssFeeds(db), ...sitemaps(db)];
}
