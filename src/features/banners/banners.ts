/** The front door of `banners`: what stands above every page for some hours. */
export { bannerLevels, usualHours } from './banner.ts';
export { Banners, LiteBanners } from './banner-strip.tsx';
export { newestBanners, standingBanners } from './banner-queries.ts';
export { closedCookie, closedCss, withClosed } from './closed-banners.ts';
export { endBanner } from './end-banner.ts';
export { raiseBanner } from './raise-banner.ts';
