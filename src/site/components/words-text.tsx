/** A site's or section's own words, marked where they are in another language than the page. Nothing where there are none. */
import { inLanguage } from '../../features/network/network.ts';
import type { Language, Words } from '../../features/network/network.ts';

export interface WordsTextProps {
  words: Words;
  language: Language;
  as?: 'p' | 'span';
  class?: string;
}

export function WordsText({ words, language, as: Element = 'p', class: name }: WordsTextProps) {
  const found = inLanguage(words, language);
  if (!found) return null;
  return (
    <Element class={name} lang={found.lang}>
      {found.text}
    </Element>
  );
}
