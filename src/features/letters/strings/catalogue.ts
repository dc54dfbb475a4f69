/** The words of letters, by language. */
import type { Language } from '../../network/network.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { LetterStrings } from './words.ts';

const catalogues: Record<Language, LetterStrings> = { en, ja };

export function letterStrings(language: Language): LetterStrings {
  return catalogues[language];
}
