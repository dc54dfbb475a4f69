/** The words of the discussion, by language. */
import type { Language } from '../../network/network.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { DiscussionStrings } from './words.ts';

const catalogues: Record<Language, DiscussionStrings> = { en, ja };

export function discussionStrings(language: Language): DiscussionStrings {
  return catalogues[language];
}
