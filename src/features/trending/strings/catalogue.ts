/** The words of the network block, by language. */
import type { Language } from '../../network/network.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { TrendingStrings } from './words.ts';

const catalogues: Record<Language, TrendingStrings> = { en, ja };

export function trendingStrings(language: Language): TrendingStrings {
  return catalogues[language];
}
