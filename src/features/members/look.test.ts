import { describe, expect, test } from 'vitest';
import { lookCss, lookFrom, lookFromForm, lookText, plainLook } from './look.ts';

describe('how pages look', () => {
  test('goes into a cookie and comes back', () => {
    expect(lookFrom(lookText({ scheme: 'dark', size: 4 }))).toEqual({ scheme: 'dark', size: 4 });
    expect(lookFromForm(new URLSearchParams('scheme=light&size=0'))).toEqual({ scheme: 'light', size: 0 });
  });

  test.each(['', 'dark', 'dark.9', 'dark.2}body{display:none', 'blue.1', 'dark.2\n', undefined])(
    'is as designed for %j',
    (text) => {
      expect(lookFrom(text)).toEqual(plainLook);
      expect(lookCss(lookFrom(text))).toBe('');
    },
  );

  test('is a rule or two on the screen', () => {
    expect(lookCss(lookFrom('dark.3'))).toBe('@media screen{:root{color-scheme:dark;--picture:.88;font-size:125%}}');
    expect(lookCss(lookFrom('auto.0'))).toBe('@media screen{:root{font-size:87.5%}}');
  });
});
