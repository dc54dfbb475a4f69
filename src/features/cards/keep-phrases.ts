/** Where lines of a Japanese headline break: between phrases, not inside them. */

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]/u;
const hiraganaOnly = /^[\p{Script=Hiragana}ー]+$/u;
const closing = /^[\p{Pe}\p{Pf}、。，．・：；！？!?,.:;…‥％%]+$/u;
/** A word, or what was quoted. */
const leanedOn = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆\p{Pe}\p{Pf}]$/u;
const opening = /[\p{Ps}\p{Pi}]$/u;
/** A longer one may break anywhere: lines have room for two of these. */
const longestPhrase = 11;
/** Forbids a break where it stands (Unicode, LB11). */
const joiner = '\u2060';

let segmenter: Intl.Segmenter | undefined;

/** The same text, with breaks forbidden inside its phrases. Words of other scripts have their blanks. */
export function keepPhrases(text: string): string {
  return japanese.test(text) ? phrasesOf(text).map(joined).join('') : text;
}

/** A word with what leans on it: particles and endings in hiragana, closing marks; an opening mark leans on what follows. */
export function phrasesOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const phrases: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = phrases.at(-1);
    const leans =
      last !== undefined &&
      (opening.test(last) ||
        closing.test(segment) ||
        (hiraganaOnly.test(segment) && leanedOn.test(last)) ||
        // A number and what it counts.
        (/\d$/.test(last) && /^\p{Script=Han}{1,2}$/u.test(segment)));
    if (leans) phrases[phrases.length - 1] = last + segment;
    else phrases.push(segment);
  }
  return phrases;
}

function joined(phrase: string): string {
  const letters = Array.from(phrase);
  if (letters.length > longestPhrase || !japanese.test(phrase)) return phrase;
  return letters.join(joiner);
}
