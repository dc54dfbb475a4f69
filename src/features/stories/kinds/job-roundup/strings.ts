import type { Language } from '../../../network/network.ts';
import type { LanguageLevel, PayUnit } from './fields.ts';

interface JobStrings {
  per: Record<PayUnit, string>;
  negotiable: string;
  japanese: (level: LanguageLevel) => string;
  english: (level: LanguageLevel) => string;
  visa: string;
  remote: string;
  inJapan: string;
  posted: string;
  closes: string;
  closed: string;
  posts: (count: number) => string;
}

const levels: Record<Language, Record<LanguageLevel, string>> = {
  en: { none: 'none', basic: 'basic', conversational: 'conversational', business: 'business', native: 'native' },
  ja: { none: '不問', basic: '初級', conversational: '日常会話', business: 'ビジネス', native: 'ネイティブ' },
};

const catalogue: Record<Language, JobStrings> = {
  en: {
    per: { hour: ' / hour', day: ' / day', month: ' / month', year: ' / year' },
    negotiable: ', negotiable',
    japanese: (level) => `Japanese: ${levels.en[level]}`,
    english: (level) => `English: ${levels.en[level]}`,
    visa: 'Visa sponsorship',
    remote: 'Remote',
    inJapan: 'Must live in Japan',
    posted: 'Posted',
    closes: 'Apply by',
    closed: 'Closed',
    posts: (count) => `${count} posts`,
  },
  ja: {
    per: { hour: '／時', day: '／日', month: '／月', year: '／年' },
    negotiable: '（応相談）',
    japanese: (level) => `日本語：${levels.ja[level]}`,
    english: (level) => `英語：${levels.ja[level]}`,
    visa: 'ビザ支援あり',
    remote: 'リモート可',
    inJapan: '日本在住者',
    posted: '掲載',
    closes: '応募締め切り',
    closed: '募集終了',
    posts: (count) => `求人${count}件`,
  },
};

export function jobStrings(language: Language): JobStrings {
  return catalogue[language];
}
