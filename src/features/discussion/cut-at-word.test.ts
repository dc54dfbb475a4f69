import { expect, test } from 'vitest';
import { cutAtWord } from './cut-at-word.ts';

test.each([
  ['short', 10, 'short'],
  ['one two three', 13, 'one two three'],
  ['one two three', 12, 'one two thre…'],
  ['eleven twelve thirteen', 15, 'eleven twelve…'],
  // The word ends just there.
  ['eleven twelve thirteen', 13, 'eleven twelve…'],
  // Japanese has no spaces; a word that is half of it is cut.
  ['夜行便が島に帰ってきた', 6, '夜行便が島に…'],
  ['a bbbbbbbbbbbbbbbbbbbbb', 10, 'a bbbbbbbb…'],
])('%s, at %i', (text, most, cut) => expect(cutAtWord(text, most)).toBe(cut));
