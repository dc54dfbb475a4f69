/** What a banner is: types and pure rules. */
import type { Language } from '../network/network.ts';

export type BannerLevel = 'info' | 'urgent';
export const bannerLevels: readonly BannerLevel[] = ['info', 'urgent'];

/** Signs; one line on a desk, three on a phone. */
export const longestBanner = 90;
export const usualHours = 3;
/** What stands for longer is no news. */
export const mostHours = 72;

export interface Banner {
  id: number;
  /** Null: on every site. */
  siteId: number | null;
  level: BannerLevel;
  words: Partial<Record<Language, string>>;
  storyId: number | null;
  startsAt: Date;
  expiresAt: Date;
}

/** As one page shows it. */
export interface BannerView {
  id: number;
  level: BannerLevel;
  text: string;
  /** Null where it leads nowhere. */
  href: string | null;
}

/** Announced by every change of a banner. */
export const bannerTag = 'banner';
