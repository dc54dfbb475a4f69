/** The words of accounts, by language. */
import type { Language } from '../../network/network.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { socialEn } from './social-en.ts';
import { socialJa } from './social-ja.ts';
import type { SocialStrings } from './social-words.ts';
import type { MemberStrings } from './words.ts';

const catalogues: Record<Language, MemberStrings> = { en, ja };

export function memberStrings(language: Language): MemberStrings {
  return catalogues[language];
}

const social: Record<Language, SocialStrings> = { en: socialEn, ja: socialJa };

export function socialStrings(language: Language): SocialStrings {
  return social[language];
}
