/** What a site is to those who ask for it: its host, its languages, its day, its addresses. */
import { describe, expect, test } from 'vitest';
import { ask, sendBytes } from './support/ask.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { testClock } from './support/clock.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import { hosts } from './support/small-network.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const clock = testClock('2026-12-31T12:00:00Z');
const desk = await testDesk({ databaseUrl, dataDir, now: clock.now });
const { node, port, get } = await servingNode({ databaseUrl, dataDir, now: clock.now });
const host = 'harbour.localhost';

const story = await desk.publishNew({ headline: 'A morning of fog' });
const ja = await desk.publishNew({ language: 'ja', headline: '霧の朝', body: ['船は待った。'], pairOf: story.id });
await desk.publishNew({ site: 'ridge', headline: 'Snow on the pass' });
for (let n = 0; n < 16; n += 1) await desk.publishNew({ section: 'town/market', headline: `Stall ${n}` });
await hasHeard(node.cache, desk.db);

describe('a host', () => {
  test('that no site has is told so, with the sites that there are', async () => {
    for (const unknown of ['other.example', 'evil.harbour.localhost', '127.0.0.1', 'xharbour.localhost']) {
      const reply = await get(unknown, '/');
      expect([unknown, reply.status]).toEqual([unknown, 421]);
      for (const known of hosts) expect(reply.text).toContain(`http://${known}/`);
      expect(reply.text).not.toContain('fog');
      expect(reply.headers['cache-control']).toBe('no-store');
    }
    for (const [method, path] of [
      ['GET', '/category/sea/'],
      ['GET', '/ja'],
      ['POST', '/'],
    ] as const)
      expect([path, (await ask(port, { method, host: 'other.example', path })).status]).toEqual([path, 421]);
  });

  test('may be spelled with its port, in capitals and with its final dot', async () => {
    const plain = await get(host, '/');
    for (const spelled of [`${host}:${port}`, 'HARBOUR.localhost', `${host}.`, `Harbour.LOCALHOST.:${port}`])
      expect((await get(spelled, '/')).text).toBe(plain.text);
  });

  test('that is no host name neither breaks out of its header nor of the page', async () => {
    const request = (line: string): string => `GET / HTTP/1.1\r\n${line}\r\nConnection: close\r\n\r\n`;
    for (const line of [
      'Host: <script>alert(1)</script>',
      'Host: harbour.localhost/..',
      'Host: harbour.localhost, ridge.localhost',
      'Host: harbour.localhost@ridge.localhost',
      'Host:',
      'X-Forwarded-Host: harbour.localhost',
      'Host: evil.example\r\nX-Forwarded-Host: harbour.localhost',
    ]) {
      const reply = await sendBytes(port, request(line));
      expect([line, /^HTTP\/1\.1 (400|421) /.test(reply)]).toEqual([line, true]);
      expect(reply).not.toContain('<script>');
    }
  });
});

describe('the day in the masthead', () => {
  const today = async (site: string, path: string): Promise<string | undefined> =>
    /<span class="wide">([^<]*)/.exec((await get(site, path)).text)?.[1];

  test('turns at the midnight of its own site, on pages that are kept', async () => {
    const all = async (): Promise<unknown[]> => [
      await today(host, '/'),
      await today(host, '/ja/'),
      await today('ridge.localhost', '/'),
      await today('ridge.localhost', '/ja/'),
    ];
    const before = ['Thursday, December 31', '12月31日（木）', 'Thursday, December 31', '12月31日（木）'];
    expect(await all()).toEqual(before);
    clock.advance(3 * 3_600_000 - 1);
    expect(await all()).toEqual(before);
    clock.advance(1);
    expect(await all()).toEqual(['Friday, January 1', '1月1日（金）', 'Thursday, December 31', '12月31日（木）']);
    clock.advance(9 * 3_600_000);
    expect(await all()).toEqual(['Friday, January 1', '1月1日（金）', 'Friday, January 1', '1月1日（金）']);
  });

  test('leaves the year of a story’s © line as it was', async () => {
    expect((await get(host, story.path)).text).toContain('©2026 Two Banks Press');
    expect((await get(host, `${ja.path}.lite`)).text).toContain('©2026 Two Banks Press');
  });
});

describe('a language', () => {
  test('below /ja/ is the page’s own, with the words of the interface in it', async () => {
    for (const path of ['/ja/', '/ja/category/sea', ja.path]) {
      const { text, headers } = await get(host, path);
      expect([path, headers['content-language']]).toEqual([path, 'ja']);
      expect(text).toContain('<html lang="ja">');
      expect(text).toContain('本文へ移動');
      expect(text).not.toContain('Skip to');
    }
    expect((await get(host, ja.path)).text).toContain(`hreflang="en" href="http://${host}${story.path}"`);
    expect((await get(host, '/')).text).toContain('<html lang="en">');
  });

  test('that a site does not speak has no addresses there, nor has a story in another language’s', async () => {
    for (const path of ['/en', '/en/category/sea', `/ja${story.path}`, ja.path.replace('/ja', ''), '/de'])
      expect([path, (await get(host, path)).status]).toEqual([path, 404]);
  });
});

describe('an address', () => {
  test('counts its pages from 2: 1 is the plain address, and beyond the last there is nothing', async () => {
    const section = '/category/town/market';
    const first = await get(host, section);
    expect(first.text).toContain(`href="${section}?page=2"`);
    expect((await get(host, `${section}?page=1`)).text).toBe(first.text);
    expect(first.text).not.toContain('page=1"');
    expect((await get(host, `${section}?page=2`)).status).toBe(200);
    for (const page of ['3', '0', '-1', '02', '2.0', '2e0', '99999999999', 'two', '', '%EF%BC%92', '2&page=3', '2%20'])
      expect([page, (await get(host, `${section}?page=${page}`)).status]).toEqual([page, 404]);
  });

  test('with a query that means nothing is answered from the page without it', async () => {
    await get(host, '/');
    const keys = [...node.cache.keys].length;
    for (const query of ['?utm_source=x', '?a=1&b=2', '?page=2', '?'])
      expect((await get(host, `/${query}`)).text).toBe((await get(host, '/')).text);
    for (const query of ['?fbclid=1', '?x=/../'])
      expect((await get(host, story.path + query)).text).toBe((await get(host, story.path)).text);
    expect([...node.cache.keys].length).toBeLessThanOrEqual(keys + 1);
  });

  test('has one spelling: another one makes no second copy of the page', async () => {
    for (const path of [
      '/category/%73ea',
      '/c%61tegory/sea',
      `${story.path.slice(0, -1)}%${hexOf(story.path.at(-1)!)}`,
    ]) {
      const reply = await get(host, path);
      expect([path, reply.status]).not.toEqual([path, 200]);
      expect([...node.cache.keys]).not.toContain(host + path);
    }
  });

  test('ends without a slash: one with it leads there, and never to another host', async () => {
    for (const [path, to] of [
      ['/category/sea/', '/category/sea'],
      [`${story.path}//`, story.path],
      ['/ja', '/ja/'],
      ['/category/town/market/?page=2', '/category/town/market?page=2'],
    ]) {
      const reply = await get(host, path!);
      expect([path, reply.status, reply.headers.location]).toEqual([path, 301, to]);
    }
    for (const path of [
      '//evil.example/',
      '///evil.example//',
      '/\\evil.example/',
      '/\\/evil.example/',
      '/.//evil.example/',
    ]) {
      const { location = '/' } = (await ask(port, { host, path })).headers;
      expect([path, new URL(location, `http://${host}`).host]).toEqual([path, host]);
    }
  });

  test('may be read and no more', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const reply = await ask(port, { method, host, path: '/' });
      expect([method, reply.status, reply.headers.allow]).toEqual([method, 405, 'GET, HEAD']);
    }
  });

  test('that is longer than any of ours is refused, wherever it points', async () => {
    for (const path of [`/category/${'a'.repeat(3_000)}`, `/?${'a'.repeat(3_000)}`, `/assets/${'a'.repeat(3_000)}`])
      expect([path.slice(0, 12), (await get(host, path)).status]).toEqual([path.slice(0, 12), 414]);
  });
});

test('health is told to whoever asks, readiness by whether announcements are heard', async () => {
  // A proxy asks by our address, before it gets a certificate for a host.
  for (const [domain, status] of [
    ['harbour.localhost', 200],
    ['HARBOUR.localhost', 200],
    ['account.localhost', 200],
    ['newsroom.localhost', 200],
    ['evil.example', 404],
    ['', 404],
  ] as const)
    expect([domain, (await get('10.0.0.1', `/tls-ask?domain=${domain}`)).status]).toEqual([domain, status]);
  for (const path of ['/healthz', '/readyz']) expect((await get('10.0.0.1', path)).status).toBe(200);
  expect((await ask(port, { method: 'HEAD', host: '10.0.0.1', path: '/healthz' })).status).toBe(200);
});

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16);
}
