/** What a reader typed, as what has to be found: every word, and what stands in quotes as it stands. */
import { tokensOf } from './tokens.ts';

export interface Term {
  word: string;
  latin: boolean;
}

/** Terms that stand one after the other; most are of one. */
export type Phrase = Term[];

export const longestQuery = 200;
const mostTerms = 16;
const kanji = /^\p{Script=Han}$/u;

/** Nothing where nothing was asked that could be found. */
export function parseQuery(typed: string, language: string): Phrase[] {
  const phrases: Phrase[] = [];
  for (const [, quoted, plain] of typed.slice(0, longestQuery).matchAll(/["“”「]([^"“”」]*)["“”」]|([^"“”「」]+)/g))
    phrases.push(...(quoted === undefined ? wordsOf(plain ?? '', language) : [inOrder(quoted, language)]));
  let left = mostTerms;
  return phrases
    .filter((phrase) => phrase.length > 0)
    .map((phrase) => {
      const kept = phrase.slice(0, left);
      left -= kept.length;
      return kept;
    })
    .filter((phrase) => phrase.length > 0);
}

/** Each word by itself; kanji that stand together have to stand together, wherever a dictionary would part them. */
function wordsOf(text: string, language: string): Phrase[] {
  const phrases: Phrase[] = [];
  let last = Number.NaN;
  for (const { word, at, latin } of smallest(text, language)) {
    const joins = kanji.test(word) && at === last + 1;
    if (joins) phrases.at(-1)?.push({ word, latin });
    else phrases.push([{ word, latin }]);
    last = kanji.test(word) ? at : Number.NaN;
  }
  return phrases;
}

function inOrder(text: string, language: string): Phrase {
  return [...smallest(text, language)].map(({ word, latin }) => ({ word, latin }));
}

/** Without the words that are there by their kanji. */
function* smallest(text: string, language: string): ReturnType<typeof tokensOf> {
  for (const token of tokensOf(text, language))
    if (kanji.test(token.word) || !/\p{Script=Han}/u.test(token.word)) yield token;
}
