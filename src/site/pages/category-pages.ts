/** Below `/category/`: which of section, sub-section and story an address means. Sections are known, so no query is spent. */
import { nothingHere, redirectTo } from '../../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../../features/network/network.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import type { SiteAssets } from '../site-assets.ts';
import { sectionPage } from './section-page.tsx';
import { storyPage } from './story-page.tsx';

export function categoryPages(db: Db, assets: SiteAssets): PublicPage[] {
  return [
    {
      urls: ['/category/:section', '/category/:section/:segment'],
      carries: 'stories',
      file: 'src/site/pages/section-page.tsx, story-page.tsx',
      lite: true,
      paged: true,
      render: (request, reading) => sectionOrStory(db, assets, request, reading),
    },
    {
      urls: ['/category/:section/:sub/:segment'],
      carries: 'stories',
      file: 'src/site/pages/story-page.tsx',
      lite: true,
      render: (request, reading) => sectionOrStory(db, assets, request, reading),
    },
  ];
}

async function sectionOrStory(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const { network, site } = request;
  const named = ['section', 'sub', 'segment'].map((name) => request.params[name]).filter((part) => part !== undefined);
  const path = named.join('/').replace(/\.lite$/, '');
  const section = network.sectionByPath(site, path);
  if (section) return sectionPage(db, assets, section, request, reading);
  const slug = path.slice(path.lastIndexOf('/') + 1);
  const above = network.sectionByPath(site, path.slice(0, -slug.length - 1));
  if (!above || !/^[a-z0-9-]{1,120}$/.test(slug)) return nothingHere;
  // A story has one page: an address with a number is somebody's guess.
  if (request.page > 1) return redirectTo(request.path);
  return storyPage(db, assets, above, slug, request, reading);
}
