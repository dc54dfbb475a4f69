/** The words of the interface, by language. */
import type { Language } from '../site.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { Strings } from './words.ts';

const catalogues: Record<Language, Strings> = { en, ja };

export function strings(language: Language): Strings {
  return catalogues[language];
}
