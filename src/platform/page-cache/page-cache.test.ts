import { describe, expect, test } from 'vitest';
import { bodyOf, heldRender, html, loneCache, page } from '../../../tests/support/small-renders.ts';

describe('one render per page at a time', () => {
  test('readers who come while a page is being made get that page', async () => {
    const cache = loneCache();
    const held = heldRender();
    const readers = [cache.get('/', held.render), cache.get('/', held.render), cache.get('/', held.render)];
    await settled();
    held.letGo('made once');
    expect((await Promise.all(readers)).map(bodyOf)).toEqual(['made once', 'made once', 'made once']);
    expect(held.begun).toBe(1);
  });

  test('a render that fails is not remembered: the next reader tries again', async () => {
    const cache = loneCache();
    await expect(cache.get('/', () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    expect(bodyOf(await cache.get('/', page('well')))).toBe('well');
  });
});

describe('a purge while a page is being made', () => {
  test('the page is not kept when the purge was about it, and is kept when it was not', async () => {
    for (const [purged, kept] of [
      ['story:1', false],
      ['story:2', true],
    ] as const) {
      const cache = loneCache();
      const held = heldRender(['story:1']);
      const reader = cache.get('/', held.render);
      await settled();
      cache.purge([purged], []);
      held.letGo('from before');
      await reader;
      expect(cache.peek('/') !== undefined, purged).toBe(kept);
    }
  });

  test('a reader who comes after the purge does not get the render from before it', async () => {
    const cache = loneCache();
    const before = heldRender(['story:1']);
    const early = cache.get('/', before.render);
    await settled();
    cache.purge(['story:1'], []);
    const after = heldRender(['story:1']);
    const late = cache.get('/', after.render);
    await settled();
    after.letGo('new');
    expect(bodyOf(await late)).toBe('new');
    before.letGo('old');
    expect(bodyOf(await early)).toBe('old');
    // The slower, older one must not take the place of the newer.
    expect(String(cache.peek('/')?.rendered.body)).toBe('new');
  });

  test('losing the announcements makes every render under way suspect, whatever it read', async () => {
    const cache = loneCache();
    const held = heldRender(['story:1']);
    const reader = cache.get('/', held.render);
    await settled();
    cache.stopTrusting();
    cache.startTrusting();
    held.letGo('from before the gap');
    await reader;
    expect(cache.peek('/')).toBeUndefined();
  });
});

describe('what is kept', () => {
  test('a page is right until the moment that its render named, and not at it', async () => {
    let time = 1_000;
    const cache = loneCache({ now: () => time });
    await cache.get('/', async (reading) => {
      reading.expireAt(new Date(2_000));
      return html('till two');
    });
    time = 1_999;
    expect(cache.peek('/')).toBeDefined();
    time = 2_000;
    expect(cache.peek('/')).toBeUndefined();
    expect(bodyOf(await cache.get('/', page('from two')))).toBe('from two');
  });

  test('an address without a page is not kept; one whose story was killed is', async () => {
    const cache = loneCache();
    await cache.get('/invented', page('nothing', [], 404));
    await cache.get('/moved', page('elsewhere', [], 301));
    await cache.get('/killed', page('withdrawn', [], 410));
    expect([...cache.keys]).toEqual(['/killed']);
  });

  test('the bytes are bounded, and the page that was not read for longest goes first', async () => {
    const cache = loneCache({ maxBytes: 3.2 * 2_100 });
    for (const key of ['/a', '/b', '/c']) await cache.get(key, page(key));
    cache.peek('/a');
    await cache.get('/d', page('/d'));
    expect([...cache.keys].toSorted()).toEqual(['/a', '/c', '/d']);
    expect(cache.stats.bytes).toBeLessThanOrEqual(3.2 * 2_100);
    expect(cache.stats.pages).toBe(3);
  });

  test('a page that was purged is made anew, and its bytes are counted once', async () => {
    const cache = loneCache();
    await cache.get('/', page('old', ['story:1']));
    const { bytes } = cache.stats;
    cache.purge(['story:1'], []);
    expect(bodyOf(await cache.get('/', page('new', ['story:1'])))).toBe('new');
    expect(cache.stats.bytes).toBe(bytes);
  });
});

describe('while announcements may be missed', () => {
  test('no page is shown twice from one render', async () => {
    const cache = loneCache();
    await cache.get('/', page('before'));
    cache.stopTrusting();
    expect(bodyOf(await cache.get('/', page('first')))).toBe('first');
    expect(bodyOf(await cache.get('/', page('second')))).toBe('second');
    cache.startTrusting();
    expect(cache.peek('/')).toBeUndefined();
    await cache.get('/', page('trusted'));
    expect(String(cache.peek('/')?.rendered.body)).toBe('trusted');
  });

  test('a thousand readers at once make four renders at a time', async () => {
    const cache = loneCache();
    for (let n = 0; n < 40; n += 1) await cache.get(`/${n}`, page('before'));
    cache.stopTrusting();
    cache.startTrusting();
    let inside = 0;
    let most = 0;
    const readers = Array.from({ length: 1_000 }, (_, n) =>
      cache.get(`/${n % 40}`, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await settled();
        inside -= 1;
        return html('after');
      }),
    );
    expect(new Set((await Promise.all(readers)).map(bodyOf))).toEqual(new Set(['after']));
    expect(most).toBe(4);
  });
});

test('a check renders beside the cache and leaves it as it was', async () => {
  const cache = loneCache();
  const fragmented = (text: string) => async (reading: Parameters<Parameters<typeof cache.get>[1]>[0]) =>
    html(await reading.fragment('part', async () => text as never));
  await cache.get('/', fragmented('kept'));
  expect((await cache.renderFresh(fragmented('fresh'))).body).toBe('fresh');
  expect(String(cache.peek('/')?.rendered.body)).toBe('kept');
  expect(bodyOf(await cache.get('/other', fragmented('unused')))).toBe('kept');
});

/** Lets everything that waits for nothing but its turn go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
