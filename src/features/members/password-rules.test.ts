import { expect, test } from 'vitest';
import { passwordProblem } from './password-rules.ts';

const names = ['Mio', 'Hibari', 'mio.tanabe@example.com'];

test.each([
  ['short', 'too-short'],
  ['fourteen chars', 'too-short'],
  ['日本語の短い合言葉', 'too-short'],
  ['x'.repeat(129), 'too-long'],
  ['aaaaaaaaaaaaaaaaaaaa', 'too-common'],
  ['abcabcabcabcabcabc', 'too-common'],
  ['passwordpassword123', 'too-common'],
  ['1234567890123456', 'too-common'],
  ['mio.tanabe@example.com', 'too-common'],
  ['hibarihibarihibari', 'too-common'],
  ['the third tram is always late', null],
  ['毎朝二番目の電車に乗り遅れる話', null],
])('%s: %s', (password, problem) => {
  expect(passwordProblem(password, names)).toBe(problem);
});
