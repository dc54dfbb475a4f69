/** The words of what is read and discussed most. */
import type { Language } from '../network/network.ts';
import type { PopularKind, Span } from './popular-list.ts';

export interface AudienceStrings {
  titles: Record<PopularKind, string>;
  spans: Record<Span, string>;
  /** How it is counted. */
  about: Record<PopularKind, string>;
  none: string;
}

const catalogue: Record<Language, AudienceStrings> = {
  en: {
    titles: { read: 'Most read', discussed: 'Most discussed' },
    spans: { '24h': '24 hours', '7d': '7 days' },
    about: {
      read: 'Counted by readers, each once a day, without a cookie and without knowing who they are. Whoever blocks scripts is not counted.',
      discussed: 'By how many members have spoken. Closed discussions are left out.',
    },
    none: 'Nobody has been counted yet. Come back in a while.',
  },
  ja: {
    titles: { read: 'よく読まれている記事', discussed: '話題の記事' },
    spans: { '24h': '24時間', '7d': '7日間' },
    about: {
      read: '読者数は1日1回、Cookieを使わず、誰であるかを知ることなく数えています。スクリプトを止めている方は含まれません。',
      discussed: '発言した会員の数の順です。終了したコメント欄は含まれません。',
    },
    none: 'まだ集計がありません。しばらくしてからご覧ください。',
  },
};

export function audienceStrings(language: Language): AudienceStrings {
  return catalogue[language];
}
