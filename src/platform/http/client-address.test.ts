import { expect, test } from 'vitest';
import { clientAddresses } from './client-address.ts';

const asked = (remoteAddress: string, forwarded?: string): Parameters<ReturnType<typeof clientAddresses>>[0] =>
  ({ headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as never;

test('nobody is believed where no proxy is named', () => {
  expect(clientAddresses([])(asked('::ffff:198.51.100.7', '203.0.113.1'))).toBe('198.51.100.7');
});

test('our own proxies are believed, and what a reader claims before them is not', () => {
  const of = clientAddresses(['10.0.0.0/8', '2001:db8::1']);
  expect(of(asked('10.1.2.3', '203.0.113.1'))).toBe('203.0.113.1');
  expect(of(asked('10.1.2.3', '1.2.3.4, 203.0.113.1, 10.9.9.9'))).toBe('203.0.113.1');
  expect(of(asked('2001:db8::1', '2001:db8:5::9'))).toBe('2001:db8:5::9');
  expect(of(asked('198.51.100.7', '203.0.113.1'))).toBe('198.51.100.7');
  expect(of(asked('10.1.2.3'))).toBe('');
  expect(of(asked('10.1.2.3', 'nonsense'))).toBe('nonsense');
});
