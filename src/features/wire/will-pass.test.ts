import { expect, test } from 'vitest';
import { willPass } from './will-pass.ts';

const coded = (code: string): Error => Object.assign(new Error('no'), { code });

test.each([
  ['40001', true],
  ['40P01', true],
  ['57P01', true],
  ['53100', true],
  ['ENOSPC', true],
  ['ECONNREFUSED', true],
  ['23514', false],
  ['22021', false],
  ['54000', false],
  ['EACCES', false],
])('%s: tried again %s', (code, again) => {
  expect(willPass(coded(code))).toBe(again);
});

test('a fault of the program is not tried for ever', () => {
  expect(willPass(new TypeError('undefined is not a function'))).toBe(false);
  expect(willPass('no error at all')).toBe(false);
});
