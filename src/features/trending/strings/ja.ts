import type { TrendingStrings } from './words.ts';

export const ja: TrendingStrings = {
  fromOurNetwork: '姉妹サイトで読まれています',
};
