/** A text as it looks, whatever it is made of: for word lists that cannot be dressed around. */

const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('аеорсухіјѕԁһԛԝαβγεικνορτυχ').map((letter, at) => [
    letter,
    Array.from('aeopcyxijsdhqwabyeikvoptux')[at] ?? letter,
  ]),
);

/**
 * For the list: a word found only as a whole; where words are not parted by spaces, wherever it stands. Empty if nothing of
 * it is a letter or digit.
 */
export function wordLook(word: string): string {
  const look = looksLike(word);
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(look) || look.trim() === ''
    ? look.trim()
    : look;
}

/** Words separated by single spaces, a space at either end, so that ` word ` is found as a whole. */
export function looksLike(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu, '')
    .toLowerCase();
  const latin = Array.from(plain, (letter) => lookalikes[letter] ?? letter).join('');
  return ` ${latin.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}
