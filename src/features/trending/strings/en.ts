import type { TrendingStrings } from './words.ts';

export const en: TrendingStrings = {
  fromOurNetwork: 'From our network',
};
