import { expect, test } from 'vitest';
import { forbiddenBy } from './picture-terms.ts';

const everyone = [null];
const silent = { terms: {} };

test.each([
  ['NO ARCHIVES; NO INTERNET; MANDATORY CREDIT', 'NO INTERNET'],
  ['Not for web use before Monday', 'Not for web'],
  ['No use on the internet.', 'No use on the internet'],
  ['Editorial use, print only', 'print only'],
  ['ONLINE OUT', 'ONLINE OUT'],
  ['Digital use is not permitted', 'Digital use is not permitted'],
  ['DO NOT USE', 'DO NOT USE'],
  ['Not for publication', 'Not for publication'],
  ['PICTURE KILL', 'PICTURE KILL'],
  ['JAPAN OUT', 'JAPAN OUT'],
  ['MANDATORY CREDIT, MAGS OUT, GERMANY AND JAPAN OUT', 'GERMANY OUT'],
  ['US OUT; TV OUT', 'US OUT'],
  ['ウェブ掲載不可', 'ウェブ掲載不可'],
  ['掲載禁止', '掲載禁止'],
  ['紙面のみ', '紙面のみ'],
])('“%s” is not shown to everyone, by “%s”', (terms, words) => {
  expect(forbiddenBy(terms, silent, everyone)).toBe(words);
});

test.each([
  'NO ARCHIVES; NO SALES; MANDATORY CREDIT',
  'NYC OUT, MAGS OUT, TV OUT',
  'No digital manipulation; no internet archives',
  'May not be used without permission',
  'Do not publish without credit',
  'For subscribers to the regional service.',
  'Editorial use only',
  '無断転載禁止',
  '無断での使用禁止',
  'The tide is out. Nobody is out.',
])('“%s” lets it stand', (terms) => {
  expect(forbiddenBy(terms, silent, everyone)).toBeNull();
});

test('a country is out where its readers are', () => {
  expect(forbiddenBy('JAPAN OUT', silent, ['KR', 'US'])).toBeNull();
  expect(forbiddenBy('JAPAN OUT', silent, ['KR', 'JP'])).toBe('JAPAN OUT');
  expect(forbiddenBy('AUSTRIA, GERMANY, JAPAN OUT', silent, ['JP'])).toBe('JAPAN OUT');
});

test('a profile says more, and less', () => {
  const profile = { terms: { 'For the A list': 'hide', 'no internet': 'show' } } as const;
  expect(forbiddenBy('Credit. for the a LIST.', profile, everyone)).toBe('For the A list');
  expect(forbiddenBy('NO INTERNET, NO ARCHIVES', profile, everyone)).toBeNull();
  expect(forbiddenBy('NO INTERNET, PRINT ONLY', profile, everyone)).toBe('PRINT ONLY');
});
