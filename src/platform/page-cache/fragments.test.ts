/** Parts of pages: kept by keys and tags of their own, which the pages that show them take over. */
import { expect, test } from 'vitest';
import { bodyOf, html, loneCache } from '../../../tests/support/small-renders.ts';
import type { Html } from '../html/raw.ts';
import type { Render } from './page-cache.ts';
import type { Reading } from './reading.ts';

type Part = (reading: Reading) => Promise<Html>;

function withPart(key: string, part: Part): Render {
  return async (reading) => html(`page with ${await reading.fragment(key, part)}`);
}

function counted(tags: readonly string[], expiresAt?: Date): Part & { made: number } {
  const part = async (reading: Reading): Promise<Html> => {
    part.made += 1;
    reading.take({ value: null, tags, ...(expiresAt ? { expiresAt } : {}) });
    return `part ${part.made}` as Html;
  };
  part.made = 0;
  return part;
}

test('a part is made once for all pages that show it', async () => {
  const cache = loneCache();
  const masthead = counted(['network']);
  const pages = await Promise.all(['/a', '/b', '/c'].map((key) => cache.get(key, withPart('masthead', masthead))));
  expect(pages.map(bodyOf)).toEqual(Array(3).fill('page with part 1'));
  expect(masthead.made).toBe(1);
});

test('a page is purged by the tags of its parts, also of parts that were made for another page', async () => {
  const cache = loneCache();
  const strip = counted(['strip:1']);
  await cache.get('/first', withPart('strip', strip));
  await cache.get('/second', withPart('strip', strip));
  cache.purge(['strip:1'], []);
  expect([cache.peek('/first'), cache.peek('/second')]).toEqual([undefined, undefined]);
  expect(bodyOf(await cache.get('/second', withPart('strip', strip)))).toBe('page with part 2');
  expect(bodyOf(await cache.get('/first', withPart('strip', strip)))).toBe('page with part 2');
});

test('a purge of one part leaves the others as they are', async () => {
  const cache = loneCache();
  const [masthead, body] = [counted(['network']), counted(['story:1'])];
  const render: Render = async (reading) =>
    html(`${await reading.fragment('masthead', masthead)}, ${await reading.fragment('body', body)}`);
  await cache.get('/', render);
  cache.purge(['story:1'], []);
  expect(bodyOf(await cache.get('/', render))).toBe('part 1, part 2');
});

test('a page is over when its first part is, and the part is made anew then', async () => {
  let time = 0;
  const cache = loneCache({ now: () => time });
  const today = counted([], new Date(1_000));
  await cache.get('/', withPart('masthead', today));
  time = 999;
  expect(cache.peek('/')).toBeDefined();
  time = 1_000;
  expect(cache.peek('/')).toBeUndefined();
  expect(bodyOf(await cache.get('/', withPart('masthead', today)))).toBe('page with part 2');
});

test('a part that a purge overtook is kept neither alone nor in its page', async () => {
  const cache = loneCache();
  const strip = counted(['strip:1']);
  await cache.get(
    '/',
    withPart('strip', async (reading) => {
      const made = await strip(reading);
      cache.purge(['strip:1'], []);
      return made;
    }),
  );
  expect(cache.peek('/')).toBeUndefined();
  expect(bodyOf(await cache.get('/other', withPart('strip', strip)))).toBe('page with part 2');
});

test('a page is not kept when a part that it took ready-made was purged before it was done', async () => {
  const cache = loneCache();
  const strip = counted(['strip:1']);
  await cache.get('/first', withPart('strip', strip));
  await cache.get('/second', async (reading) => {
    const part = await reading.fragment('strip', strip);
    cache.purge(['strip:1'], []);
    return html(`page with ${part}`);
  });
  expect(cache.peek('/second')).toBeUndefined();
});

test('while announcements may be missed no part is kept', async () => {
  const cache = loneCache();
  const strip = counted(['strip:1']);
  await cache.get('/', withPart('strip', strip));
  cache.stopTrusting();
  await cache.get('/', withPart('strip', strip));
  expect(bodyOf(await cache.get('/', withPart('strip', strip)))).toBe('page with part 3');
});

test('parts are bounded by their length: the one that was not read for longest goes first', async () => {
  // Room for three parts, and for no page.
  const cache = loneCache({ maxBytes: 4 * 'part 1'.length * 3 });
  const parts = new Map(['a', 'b', 'c', 'd'].map((key) => [key, counted([])]));
  const read = (key: string): Promise<unknown> => cache.get('/', withPart(key, parts.get(key)!));
  for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'c', 'b']) await read(key);
  expect([...parts].map(([key, part]) => `${key} ${part.made}`)).toEqual(['a 1', 'b 2', 'c 1', 'd 1']);
});
