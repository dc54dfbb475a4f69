/** The reader surface: every address that a reader's browser asks for, on the sites, the hub and the demo's mailbox. */
import type { CardStore } from '../features/cards/cards.ts';
import type { PrivatePage } from '../features/members/members.ts';
import type { PromoCounter } from '../features/promos/promos.ts';
import type { Db } from '../platform/db/database.ts';
import { accountPages } from './hub/account-changes.ts';
import { authorizePages } from './hub/authorize-page.tsx';
import { connectPages } from './hub/connect-pages.tsx';
import { confirmPages } from './hub/confirm-page.tsx';
import type { HubDeps } from './hub/hub-request.ts';
import { joinPages } from './hub/join-page.tsx';
import { loginPages } from './hub/login-page.tsx';
import { ownerPages } from './hub/owner-page.tsx';
import { provePages } from './hub/prove-page.tsx';
import { registerPages } from './hub/register-page.tsx';
import { resetPages } from './hub/reset-pages.tsx';
import { mailboxPages } from './mailbox/mailbox-pages.tsx';
import { archivePages } from './pages/archive-pages.tsx';
import { authorPage } from './pages/author-page.tsx';
import { authPages } from './pages/auth-pages.ts';
import type { AuthDeps } from './pages/auth-pages.ts';
import { cardFile } from './pages/card-file.ts';
import { categoryPages } from './pages/category-pages.ts';
import { commentLink, commentPages } from './pages/comment-pages.ts';
import type { CommentDeps } from './pages/comment-pages.ts';
import { correctionPages } from './pages/corrections-page.tsx';
import { favicon } from './pages/favicon.ts';
import { readTold } from './pages/read-told.ts';
import { housePages } from './pages/house-page.tsx';
import { homePage } from './pages/home-page.tsx';
import { letterPages } from './pages/letter-pages.tsx';
import type { LetterDeps } from './pages/letter-deps.ts';
import { mediaFile } from './pages/media-file.ts';
import { memberPages } from './pages/member-page.tsx';
import { mePage } from './pages/me.tsx';
import { bannerClose } from './pages/banner-close.ts';
import { proofPage } from './pages/proof-page.tsx';
import { pollPages } from './pages/poll-pages.ts';
import type { PollDeps } from './pages/poll-pages.ts';
import { promoPages } from './pages/promo-pages.ts';
import { popularPages } from './pages/popular-pages.tsx';
import { seriesPage } from './pages/series-page.tsx';
import { tagPage } from './pages/tag-page.tsx';
import { searchPages } from './pages/search-page.tsx';
import { reportPages } from './pages/report-pages.tsx';
import { prefsPages } from './pages/prefs.tsx';
import type { SitePage } from './serve-pages.ts';
import type { SiteAssets } from './site-assets.ts';

export function sitePages(db: Db, assets: SiteAssets, mediaFolder: string, cards: CardStore): SitePage[] {
  return [
    homePage(db, assets),
    ...categoryPages(db, assets),
    commentLink(db),
    ...popularPages(db, assets),
    correctionPages(db, assets),
    ...archivePages(db, assets),
    tagPage(db, assets),
    authorPage(db, assets),
    seriesPage(db, assets),
    ...memberPages(db, assets),
    mediaFile(db, mediaFolder),
    cardFile(db, cards),
    housePages(db, assets),
    favicon,
  ];
}

export interface SitePrivateDeps extends HubDeps, AuthDeps, CommentDeps, LetterDeps, PollDeps {
  mailboxFolder: string;
  promoCounter: PromoCounter;
}

/** What answers each reader with their own. */
export function sitePrivatePages(deps: SitePrivateDeps): PrivatePage[] {
  return [
    mePage(deps.db),
    ...prefsPages(deps),
    bannerClose(),
    ...promoPages(deps.db, deps.promoCounter),
    readTold(),
    ...authPages(deps, 'site'),
    ...authPages(deps, 'newsroom'),
    proofPage(deps),
    ...commentPages(deps),
    ...reportPages(deps),
    ...pollPages(deps),
    ...searchPages(deps),
    ...letterPages(deps),
    ...loginPages(deps),
    ...registerPages(deps),
    ...confirmPages(deps),
    ...connectPages(deps),
    ...joinPages(deps),
    ...provePages(deps),
    ...resetPages(deps),
    ...ownerPages(deps),
    ...authorizePages(deps),
    ...accountPages(deps),
    ...mailboxPages(deps.assets, deps.mailboxFolder),
  ];
}
