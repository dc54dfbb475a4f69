/** The words of accounts, by language. */
import type { Language } from '../../network/network.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { MemberStrings } from './words.ts';

const catalogues: Record<Language, MemberStrings> = { en, ja };

export function memberStrings(language: Language): MemberStrings {
  return catalogues[language];
}
