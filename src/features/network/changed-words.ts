/** Words in each language, as the desk says them anew. */
import type { Words } from './site.ts';

/** With what is said anew; words that are said to be nothing fall away. */
export function changedWords(former: Words, said: Words): Words {
  const words = Object.entries({ ...former, ...said }).map(([language, text]) => [language, text.trim()] as const);
  return Object.fromEntries(words.filter(([, text]) => text !== ''));
}

/** As the end of a sentence that begins with what they are; null where nothing is wrong. */
export function wordsProblem(words: Words, longest: number): string | null {
  for (const text of Object.values(words)) {
    if (text.length > longest) return `has more than ${longest} characters`;
    if (!text.isWellFormed() || text.includes('\u0000')) return 'holds a character that cannot be kept';
  }
  return null;
}
