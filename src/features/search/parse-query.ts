/** What a reader typed, as what has to be found: every word, and what stands in quotes as it stands. */
import { folded, tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** What has to stand as it stands here; most are of one term. */
export interface Phrase {
  terms: Token[];
  /** As it is found in a text, if it has no Latin words. */
  written: string;
}

export const longestQuery = 200;
const mostTerms = 16;
const kanji = /^\p{Script=Han}$/u;

/** Nothing where nothing was asked that could be found. */
export function parseQuery(typed: string, language: string): Phrase[] {
  const phrases: Phrase[] = [];
  for (const [, quoted, plain] of typed.slice(0, longestQuery).matchAll(/["“”「]([^"“”」]*)["“”」]|([^"“”「」]+)/g))
    phrases.push(...(quoted === undefined ? wordsOf(plain ?? '', language) : [asQuoted(quoted, language)]));
  let left = mostTerms;
  return phrases
    .map(({ terms, written }) => {
      const kept = terms.slice(0, left);
      left -= kept.length;
      return { terms: kept, written };
    })
    .filter(({ terms }) => terms.length > 0);
}

/** Each word by itself; kanji that stand together have to stand together, wherever a dictionary would part them. */
function wordsOf(text: string, language: string): Phrase[] {
  const phrases: Phrase[] = [];
  let last = Number.NaN;
  for (const term of smallest(text, language)) {
    const { word, at } = term;
    const before = phrases.at(-1);
    if (before && kanji.test(word) && at === last + 1) {
      before.terms.push(term);
      before.written += word;
    } else phrases.push({ terms: [term], written: word });
    last = kanji.test(word) ? at : Number.NaN;
  }
  return phrases;
}

/** Kana that belong to the kanji before them, as in 取り組み, are no words, and take their place all the same. */
function asQuoted(text: string, language: string): Phrase {
  const terms = [...smallest(text, language)];
  const isClose = terms.every(({ at }, place) => place === 0 || at - 1 === terms[place - 1]?.at);
  return { terms, written: isClose ? terms.map(({ word }) => word).join('') : folded(text).trim() };
}

/** Without the words that are there by their kanji. */
function* smallest(text: string, language: string): Generator<Token> {
  for (const token of tokensOf(text, language))
    if (kanji.test(token.word) || !/\p{Script=Han}/u.test(token.word)) yield token;
}
