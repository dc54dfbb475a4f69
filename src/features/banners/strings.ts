/** The words of banners that are not the desk's. */
import type { Language } from '../network/network.ts';
import type { BannerLevel } from './banner.ts';

interface BannerStrings {
  levels: Record<BannerLevel, string>;
  close: string;
}

const catalogue: Record<Language, BannerStrings> = {
  en: { levels: { urgent: 'Breaking', info: 'Notice' }, close: 'Close' },
  ja: { levels: { urgent: '速報', info: 'お知らせ' }, close: '閉じる' },
};

export function bannerStrings(language: Language): BannerStrings {
  return catalogue[language];
}
