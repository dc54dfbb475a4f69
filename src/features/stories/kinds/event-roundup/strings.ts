import type { Language } from '../../../network/network.ts';

interface EventStrings {
  recommendedFor: (whom: string) => string;
  date: string;
  time: string;
  location: string;
  map: string;
  fee: string;
  free: string;
  info: string;
  over: string;
  states: Record<'sold-out' | 'cancelled', string>;
}

const catalogue: Record<Language, EventStrings> = {
  en: {
    recommendedFor: (whom) => `Recommended for ${whom}`,
    date: 'Date',
    time: 'Time',
    location: 'Location',
    map: 'Map',
    fee: 'Fee',
    free: 'Free',
    info: 'Info',
    over: 'Over',
    states: { 'sold-out': 'Sold out', cancelled: 'Called off' },
  },
  ja: {
    recommendedFor: (whom) => `${whom}におすすめ`,
    date: '日付',
    time: '時間',
    location: '会場',
    map: '地図',
    fee: '料金',
    free: '無料',
    info: '詳細',
    over: '終了',
    states: { 'sold-out': '完売', cancelled: '中止' },
  },
};

export function eventStrings(language: Language): EventStrings {
  return catalogue[language];
}
