/** Below `/category/`: which of section, sub-section and story an address means. Sections are known, so no query is spent. */
import type { FastifyRequest } from 'fastify';
import { cursorForm } from '../../features/discussion/discussion.ts';
import type { PrivatePage } from '../../features/members/members.ts';
import { nothingHere, redirectTo } from '../../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../../features/network/network.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import type { SitePage } from '../serve-pages.ts';
import type { SiteAssets } from '../site-assets.ts';
import { categoryAddress } from './category-address.ts';
import { ownStoryPage, wantsOwnStory } from './own-story-page.tsx';
import { sectionPage } from './section-page.tsx';
import { storyPage } from './story-page.tsx';

const threadQuery = { sort: /^(newest|top)$/, thread: /^[1-9]\d{0,8}$/, after: cursorForm };

export function categoryPages(db: Db, assets: SiteAssets): SitePage[] {
  const shared = {
    carries: 'stories',
    lite: true,
    query: threadQuery,
    render: (request: PublicRequest, reading: Reading) => sectionOrStory(db, assets, request, reading),
  } as const satisfies Partial<PublicPage>;
  const own: PrivatePage = {
    surface: 'site',
    method: 'GET',
    url: '/category/:section/:segment',
    policy: 'page.read',
    carries: 'stories',
    file: 'src/site/pages/own-story-page.tsx',
    handle: (request) => ownStoryPage(db, assets, request),
  };
  return [
    {
      ...shared,
      urls: ['/category/:section', '/category/:section/:segment'],
      file: 'src/site/pages/section-page.tsx, story-page.tsx',
      paged: true,
      own,
      // A section has nothing of its reader's; neither has a light edition.
      wantsOwn: (http) => isStory(http) && wantsOwnStory(http),
    },
    {
      ...shared,
      urls: ['/category/:section/:sub/:segment'],
      file: 'src/site/pages/story-page.tsx',
      own,
      wantsOwn: (http) => isStory(http) && wantsOwnStory(http),
    },
  ];
}

/** As far as the address says; the page that is made knows better. */
function isStory(http: FastifyRequest): boolean {
  const { segment } = http.params as Record<string, string | undefined>;
  return segment !== undefined && !segment.endsWith('.lite');
}

async function sectionOrStory(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const address = categoryAddress(request.network, request.site, request.params);
  if (!address) return nothingHere;
  if ('section' in address) return sectionPage(db, assets, address.section, request, reading);
  // A story has one page: an address with a number is somebody's guess.
  if (request.page > 1) return redirectTo(request.path);
  return storyPage(db, assets, address.above, address.slug, request, reading);
}
