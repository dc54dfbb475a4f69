import { expect, test } from 'vitest';
import { clientNetwork } from './client-network.ts';

test('an address is kept as its network', () => {
  expect(clientNetwork('203.0.113.77')).toBe('203.0.113.0/24');
  expect(clientNetwork('::ffff:203.0.113.77')).toBe('203.0.113.0/24');
  expect(clientNetwork('2001:db8:12:34::1')).toBe('2001:db8:12::/48');
  expect(clientNetwork('2001:0DB8::1')).toBe('2001:db8:0::/48');
  expect(clientNetwork('::1')).toBe('0:0:0::/48');
  expect(clientNetwork('somewhere')).toBe('');
});
