/**
 * A text as the words that it is found by. Whoever asks and what is asked are cut by the same knife: words by
 * `Intl.Segmenter`, and each kanji by itself, so that 京 finds 東京駅.
 */

export interface Token {
  word: string;
  /** Its place in the text: a kanji takes one, any other word takes one. */
  at: number;
  /** Written in Latin letters: found by its stem. */
  latin: boolean;
}

const longestWord = 60;
const hasKanji = /\p{Script=Han}/u;
const isLatin = /^[\p{Script=Latin}\p{M}\p{N}'’]+$/u;
const segmenters = new Map<string, Intl.Segmenter>();

/** `from`: the place of the first. */
export function* tokensOf(text: string, language: string, from = 1): Generator<Token> {
  let at = from;
  for (const { segment, isWordLike } of segmenterOf(language).segment(folded(text))) {
    if (!isWordLike || segment.length > longestWord) continue;
    if (!hasKanji.test(segment)) {
      yield { word: segment, at, latin: isLatin.test(segment) };
      at += 1;
      continue;
    }
    const signs = Array.from(segment);
    if (signs.length > 1) yield { word: segment, at, latin: false };
    for (const sign of signs) {
      if (hasKanji.test(sign)) yield { word: sign, at, latin: false };
      at += 1;
    }
  }
}

/** Full-width letters, capitals, accents: nobody types them the way they were printed. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/(\p{Script=Latin})'s\b/gu, '$1')
    .normalize('NFD')
    .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC');
}

/** By words; made once for each language. */
export function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}
