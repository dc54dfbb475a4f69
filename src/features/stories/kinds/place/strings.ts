import type { Language } from '../../../network/network.ts';
import type { PlaceCategory } from './fields.ts';

interface PlaceStrings {
  atAGlance: string;
  open: string;
  closed: string;
  entry: string;
  free: string;
  address: string;
  map: string;
  website: string;
  season: string;
  bestIn: (months: string) => string;
  /** Of January first. */
  months: readonly string[];
  monthLetters: readonly string[];
  access: string;
  checked: string;
  joint: string;
  categories: Record<PlaceCategory, string>;
}

const catalogue: Record<Language, PlaceStrings> = {
  en: {
    atAGlance: 'Before you go',
    open: 'Open',
    closed: 'Closed',
    entry: 'Entry',
    free: 'Free',
    address: 'Address',
    map: 'See it on a map',
    website: 'Web',
    season: 'Season',
    bestIn: (months) => `Best in ${months}`,
    months: [
      ...['January', 'February', 'March', 'April', 'May', 'June'],
      ...['July', 'August', 'September', 'October', 'November', 'December'],
    ],
    monthLetters: 'JFMAMJJASOND'.split(''),
    access: 'How to get there',
    checked: 'Checked',
    joint: ' · ',
    categories: {
      traditional: 'Traditional',
      iconic: 'Iconic',
      cities: 'Cities',
      neighbourhoods: 'Neighbourhoods',
    },
  },
  ja: {
    atAGlance: '行く前に',
    open: '営業時間',
    closed: '休み',
    entry: '料金',
    free: '無料',
    address: '所在地',
    map: '地図で見る',
    website: 'ウェブ',
    season: '見ごろ',
    bestIn: (months) => `見ごろは${months}`,
    months: Array.from({ length: 12 }, (_, at) => `${at + 1}月`),
    monthLetters: Array.from({ length: 12 }, (_, at) => String(at + 1)),
    access: '行き方',
    checked: '確認日',
    joint: '・',
    categories: { traditional: '伝統', iconic: '名所', cities: '都市', neighbourhoods: '街歩き' },
  },
};

export function placeStrings(language: Language): PlaceStrings {
  return catalogue[language];
}
