import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

test('back to a path of our own, with its query and its fragment', () => {
  expect(returnPath('/category/sea/the-ferry?c=12#c7')).toBe('/category/sea/the-ferry?c=12#c7');
});

test('never to another origin', () => {
  const elsewhere = ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example', '', 'evil', null];
  for (const value of elsewhere) expect(returnPath(value)).toBe('/');
  expect(returnPath('/..//evil.example')).not.toMatch(/^\/\//);
});
