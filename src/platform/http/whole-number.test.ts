import { expect, test } from 'vitest';
import { wholeNumber } from './whole-number.ts';

test('a number is read as far as its column holds it; whatever else was sent is none', () => {
  expect(wholeNumber('999999999', 'integer')).toBe(999_999_999);
  expect(wholeNumber('999999999999999', 'bigint')).toBe(999_999_999_999_999);
  const none = ['', '0', '-1', '+1', '01', '1.5', '1e3', ' 1', '1\n', '１', 'abc', '9'.repeat(400), null, undefined];
  for (const text of [...none, '1000000000', '99999999999'])
    expect([text, wholeNumber(text, 'integer')]).toEqual([text, null]);
  for (const text of [...none, '1000000000000000']) expect([text, wholeNumber(text, 'bigint')]).toEqual([text, null]);
});
