import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { offerOf, offerToken } from './offer-token.ts';

const key = randomBytes(32);
const now = 1_795_000_000_000;

test('an offer says its creative, its site and its time, and no two are the same', () => {
  const token = offerToken(key, 70_000, 4, now);
  expect(offerOf(key, token)).toMatchObject({ creativeId: 70_000, siteId: 4, issuedAt: now });
  const ids = Array.from({ length: 1_000 }, () => offerOf(key, offerToken(key, 1, 1, now))!.id.toString('hex'));
  expect(new Set(ids).size).toBe(1_000);
});

test('whatever nobody has sealed is none: another key, another sign anywhere, another length', () => {
  const token = offerToken(key, 7, 1, now);
  expect(offerOf(randomBytes(32), token)).toBeUndefined();
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'A' ? 'B' : 'A';
    expect(offerOf(key, token.slice(0, at) + other + token.slice(at + 1)), String(at)).toBeUndefined();
  }
  for (const text of ['', 'x', token.slice(1), `${token}A`, 'ä'.repeat(44)]) expect(offerOf(key, text)).toBeUndefined();
});
