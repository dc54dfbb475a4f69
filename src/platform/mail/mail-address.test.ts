import { expect, test } from 'vitest';
import { mailAddress } from './mail-address.ts';

test.each([
  ['Mio@Example.com', { address: 'Mio@Example.com', key: 'mio@example.com' }],
  [' mio+news@mail.example.co.jp ', { address: 'mio+news@mail.example.co.jp', key: 'mio+news@mail.example.co.jp' }],
  ['ｍｉｏ@example.com', { address: 'mio@example.com', key: 'mio@example.com' }],
])('%s is an address', (input, expected) => {
  expect(mailAddress(input)).toEqual(expected);
});

test.each([
  '',
  'mio',
  'mio@example',
  'mio@localhost',
  '"mio@evil.example"@example.com',
  'mio@example.com, eve@evil.example',
  'mio(comment)@example.com',
  'team: mio@example.com;',
  '<mio@example.com>',
  'Mio <mio@example.com>',
  'mio@example.com\r\nBcc: eve@evil.example',
  'mio@example.com\0',
  'mio@[127.0.0.1]',
  'a..b@example.com',
  'mio@-example.com',
  `${'a'.repeat(65)}@example.com`,
  `mio@${'a'.repeat(64)}.com`,
  `mio@${'abcdefgh.'.repeat(30)}com`,
])('%j is none', (input) => {
  expect(mailAddress(input)).toBeUndefined();
});
