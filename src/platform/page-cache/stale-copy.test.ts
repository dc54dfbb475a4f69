/** With the database down: the last good copy, and never one of what is gone. */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bodyOf, databaseDown, loneCache, page } from '../../../tests/support/small-renders.ts';
import { openTombstones } from './tombstones.ts';

const folder = mkdtempSync(join(tmpdir(), 'kawaraban-tombstones-'));
afterAll(() => rmSync(folder, { recursive: true }));
const down = (): Promise<never> => Promise.reject(databaseDown());

test('a page that cannot be made anew is shown as it last was, and says so', async () => {
  const cache = loneCache();
  await cache.get('/', page('yesterday', ['story:1']));
  cache.purge(['story:1'], []);
  const served = await cache.get('/', down);
  expect([served.from, bodyOf(served)]).toEqual(['stale', 'yesterday']);
  expect(cache.peek('/')).toBeUndefined();
});

test('a page that was never made has no copy to show', async () => {
  await expect(loneCache().get('/', down)).rejects.toThrow('ECONNREFUSED');
});

test('a fault of ours is not hidden behind an old copy', async () => {
  const cache = loneCache();
  await cache.get('/', page('yesterday', ['story:1']));
  cache.purge(['story:1'], []);
  await expect(cache.get('/', () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
});

test('a database that is down is asked once a second, not once a reader', async () => {
  let time = 0;
  let asked = 0;
  const cache = loneCache({ now: () => time });
  await cache.get('/', page('copy', ['story:1']));
  cache.purge(['story:1'], []);
  const ask = (): Promise<never> => {
    asked += 1;
    return down();
  };
  for (const moment of [0, 10, 999]) {
    time = moment;
    await cache.get('/', ask);
  }
  expect(asked).toBe(1);
  time = 1_000;
  await cache.get('/', ask);
  expect(asked).toBe(2);
});

test('what was killed is never shown again, by whatever process the tombstone was written', async () => {
  const file = join(folder, 'by-another.log');
  const cache = loneCache({ tombstones: openTombstones(file) });
  await cache.get('/killed', page('words', ['story:1']));
  await cache.get('/front', page('a list with its headline', ['front:1', 'story:1']));
  await cache.get('/other', page('other words', ['story:2']));
  cache.purge(['story:1', 'story:2'], []);
  expect(bodyOf(await cache.get('/killed', down))).toBe('words');
  appendFileSync(file, `${new Date(0).toISOString()} story:1\n`);
  await expect(cache.get('/killed', down)).rejects.toThrow();
  await expect(cache.get('/front', down)).rejects.toThrow();
  expect((await cache.get('/other', down)).from).toBe('stale');
});

test('the page that says that a story was withdrawn may be shown', async () => {
  const tombstones = openTombstones(join(folder, 'gone.log'));
  const cache = loneCache({ tombstones });
  await cache.get('/killed', page('withdrawn', ['story:1'], 410));
  tombstones.add(['story:1'], new Date(0));
  cache.stopTrusting();
  expect(bodyOf(await cache.get('/killed', down))).toBe('withdrawn');
});

test('a kill that is heard takes its copies out at once', async () => {
  const cache = loneCache();
  await cache.get('/killed', page('words', ['story:1']));
  cache.purge(['story:1', 'front:1'], ['story:1']);
  expect([...cache.keys]).toEqual([]);
  expect(cache.stats.bytes).toBe(0);
});

test('a tombstone outlives its process, and adding it twice writes it once', () => {
  const file = join(folder, 'nested', 'tombstones.log');
  openTombstones(file).add(['story:1', 'story:2'], new Date(0));
  openTombstones(file).add(['story:2'], new Date(0));
  const again = openTombstones(file);
  expect([['story:1'], ['story:2', 'front:1'], ['story:12'], []].map((tags) => again.covers(tags))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
