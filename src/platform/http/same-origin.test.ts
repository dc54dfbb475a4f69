import { describe, expect, test } from 'vitest';
import { isOwnRequest } from './same-origin.ts';

const own = 'https://news.example';

describe('who may act for a reader', () => {
  test('a page of the same origin', () => {
    expect(isOwnRequest({ 'sec-fetch-site': 'same-origin' }, own)).toBe(true);
    expect(isOwnRequest({ origin: own }, own)).toBe(true);
  });

  test('not a sister site, another site, or a typed address', () => {
    for (const site of ['same-site', 'cross-site', 'none'])
      expect(isOwnRequest({ 'sec-fetch-site': site, origin: own }, own)).toBe(false);
  });

  test('without word from the browser: only the very same origin', () => {
    for (const origin of ['http://news.example', 'https://news.example.evil', 'https://travel.example', 'null'])
      expect(isOwnRequest({ origin }, own)).toBe(false);
    expect(isOwnRequest({}, own)).toBe(false);
  });
});
