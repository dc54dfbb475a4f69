import { expect, test } from 'vitest';
import { aliasKey } from './alias-key.ts';

test.each([
  ['/2019/03/Old-Story/', '/2019/03/old-story'],
  ['/2019//03/old-story', '/2019/03/old-story'],
  ['/old.html#part', '/old.html'],
  ['/?p=123', '/?p=123'],
  ['/story?b=2&a=1&utm_source=mail&fbclid=x', '/story?a=1&b=2'],
  ['/%E9%9B%AA/', '/雪'],
  ['/雪', '/雪'],
  ['/', '/'],
  ['', null],
  ['story', null],
  ['/%E9%9', null],
  ['/%00', null],
  [`/${'x'.repeat(500)}`, null],
])('%s', (written, key) => expect(aliasKey(written)).toBe(key));
