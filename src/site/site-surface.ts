/** The reader surface: every address that a reader's browser asks for. */
import type { PrivatePage } from '../features/members/members.ts';
import type { PublicPage } from '../features/network/network.ts';
import type { Db } from '../platform/db/database.ts';
import { categoryPages } from './pages/category-pages.ts';
import { favicon } from './pages/favicon.ts';
import { homePage } from './pages/home-page.tsx';
import { mediaFile } from './pages/media-file.ts';
import { mePage } from './pages/me.ts';
import type { SiteAssets } from './site-assets.ts';

export function sitePages(db: Db, assets: SiteAssets, mediaFolder: string): PublicPage[] {
  return [homePage(db, assets), ...categoryPages(db, assets), mediaFile(db, mediaFolder), favicon];
}

/** What answers each reader with their own. */
export function sitePrivatePages(): PrivatePage[] {
  return [mePage];
}
