/** The words of promos that are not their advertisers'. */
import type { Language } from '../network/network.ts';
import type { PagePlacement, PromoLabel } from './promo.ts';

interface PromoStrings {
  /** What a placement is, for those who hear pages. */
  place: Record<PagePlacement, string>;
  labels: Record<PromoLabel, string>;
  /** After the label: who pays. */
  by: (advertiser: string) => string;
  why: string;
  /** Why it stands here. */
  because: Record<'paid' | 'house', (advertiser: string) => string>;
}

const catalogue: Record<Language, PromoStrings> = {
  en: {
    place: { strip: 'Notice or advertisement', card: 'Offer or advertisement' },
    labels: { ad: 'Advertisement', pr: 'Paid promotion', sponsored: 'Sponsored', house: 'From our network' },
    by: (advertiser) => ` by ${advertiser}`,
    why: 'Why this?',
    because: {
      paid: (advertiser) =>
        `${advertiser} has paid for this place and these days. It was chosen by site and date, not by who you are.`,
      house: (advertiser) => `It is ${advertiser}’s own, and nobody has paid for it.`,
    },
  },
  ja: {
    place: { strip: 'お知らせ・広告', card: 'ご案内・広告' },
    labels: { ad: '広告', pr: 'PR', sponsored: '広告', house: '当ネットワークから' },
    by: (advertiser) => `：${advertiser}`,
    why: '表示の理由',
    because: {
      paid: (advertiser) =>
        `${advertiser}がこの場所と期間に料金を支払っています。読者の情報ではなく、サイトと日付だけで選ばれています。`,
      house: (advertiser) => `${advertiser}自身のお知らせで、料金は発生していません。`,
    },
  },
};

export function promoStrings(language: Language): PromoStrings {
  return catalogue[language];
}
