/** What every answer has, whichever way it went: from the cache, past it, or as an error. */
import { connect } from 'node:net';
import { parseDocument } from 'htmlparser2';
import { beforeAll, describe, expect, test } from 'vitest';
import { securityHeaders } from '../src/platform/http/public-headers.ts';
import { ask, decoded } from './support/ask.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { monthSitemap } from './support/month-sitemap.ts';
import { servingNode } from './support/serving-node.ts';
import type { Reply } from './support/serving-node.ts';
import { tcpProxy } from './support/tcp-proxy.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { node, port, get } = await servingNode({ databaseUrl, dataDir });
const host = 'harbour.localhost';
/** A form may lead to the hub; a file holds none. */
const policyFor = (path: string): string | undefined =>
  securityHeaders('http', path.startsWith('/assets/') && path === stylesheet ? [] : ['http://account.localhost'])[
    'content-security-policy'
  ];

const pictureId = await desk.addPicture();
const [pictureAddress = ''] = await desk.renditionsOf(pictureId);
const story = await desk.publishNew({ headline: 'Fog', body: ['Fog on the quay. '.repeat(40)], pictureId });
const killed = await desk.publishNew({ headline: 'Wrong' });
await desk.kill(killed.id, 'It was <i>wrong</i>.');
await hasHeard(node.cache, desk.db);
const stylesheet = /<link rel="stylesheet" href="([^"]+)"/.exec((await get(host, '/')).text)?.[1] ?? '';

const pages = ['/', '/home.lite', '/category/sea', '/category/sea.lite', story.path, `${story.path}.lite`, '/ja/'];
const texts = [...pages, '/feed', '/feed.atom', '/feed.json', '/sitemap.xml', monthSitemap()];
const everything: readonly [path: string, status: number][] = [
  ...texts.map((path) => [path, 200] as const),
  ['/robots.txt', 200],
  ['/favicon.svg', 200],
  [pictureAddress, 200],
  [stylesheet, 200],
  ['/healthz', 200],
  ['/readyz', 200],
  ['/category/sea/', 301],
  [`${story.path}?page=2`, 301],
  ['/nowhere', 404],
  ['/category/sea/nothing', 404],
  ['/assets/nothing.css', 404],
  [killed.path, 410],
  [`${killed.path}.lite`, 410],
  [`/${'a'.repeat(3_000)}`, 414],
].map(([path, status]) => [String(path), Number(status)]);

/** The bytes as they are: a client would mend them. */
function rawRequest(to: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(to, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (part) => (answer += part.toString('latin1')));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('an answer of any kind', () => {
  const expectGuarded = ({ headers }: Reply, what: string): void => {
    expect([what, headers['content-security-policy']]).toEqual([what, policyFor(what)]);
    expect([what, headers['x-content-type-options']]).toEqual([what, 'nosniff']);
    expect([what, headers['set-cookie']]).toEqual([what, undefined]);
  };

  test.each(['when it is made', 'when it is kept'])('has the one policy and sets no cookie, %s', async () => {
    for (const [path, status] of everything) {
      const reply = await get(host, path, { cookie: 'a=b' });
      expect([path, reply.status]).toEqual([path, status]);
      expectGuarded(reply, path);
    }
    expectGuarded(await ask(port, { method: 'POST', host, path: '/' }), 'POST');
    expectGuarded(await get('unknown.example', '/'), 'an unknown host');
  });

  test('has them too while the database cannot be asked', async () => {
    const proxy = await tcpProxy(databaseUrl);
    const cut = await servingNode({ databaseUrl: proxy.url, dataDir: testDataDir() });
    proxy.cut();
    const reply = await cut.get(host, story.path);
    expect(reply.status).toBe(503);
    expectGuarded(reply, 'unavailable');
  });

  test('names no way in: neither what it runs on nor a stack', async () => {
    for (const [path] of everything) {
      const { headers, text } = await get(host, path);
      expect([path, headers['server'], headers['x-powered-by']]).toEqual([path, undefined, undefined]);
      expect(text).not.toMatch(/node_modules|at \w+ \(/);
    }
  });
});

test('an address in another spelling is refused, and keeps no copy of the page', async () => {
  await get(host, '/');
  const kept = [...node.cache.keys].length;
  for (const path of [
    '/#1',
    '/#2',
    `${story.path}#p`,
    `http://${host}/`,
    'http://evil.example/x/',
    '//evil.example/x/',
  ])
    expect([path, (await get(host, path)).status]).toEqual([path, path.startsWith('//') ? 404 : 400]);
  await get(host, '/nowhere-1');
  await get(host, '/nowhere-2');
  // The page that says that there is nothing is one.
  expect([...node.cache.keys].length - kept).toBeLessThanOrEqual(1);
});

test('a request that names two hosts is refused, kept page or not', async () => {
  for (const path of ['/', '/nowhere']) {
    const reply = await rawRequest(port, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`);
    expect(reply).toMatch(/^HTTP\/1\.1 400 /);
  }
});

test('no page holds a script, a style or a handler inside itself, nor loads another script than ours', async () => {
  const found: string[] = [];
  const look = (path: string, html: string): void => {
    const visit = (nodes: ReturnType<typeof parseDocument>['children']): void => {
      for (const element of nodes) {
        if (!('attribs' in element)) continue;
        const { name, attribs } = element;
        const data = attribs['type'] === 'application/ld+json' && attribs['src'] === undefined;
        const ours = /^\/assets\/site-[A-Z0-9]+\.js$/.test(attribs['src'] ?? '') && element.children.length === 0;
        if (name === 'style' || (name === 'script' && !data && !ours)) found.push(`${path}: <${name}>`);
        for (const [attribute, value] of Object.entries(attribs))
          if (/^(on|style$|srcdoc$)/.test(attribute) || /^\s*javascript:/i.test(value))
            found.push(`${path}: <${name} ${attribute}>`);
        visit(element.children);
      }
    };
    visit(parseDocument(html).children);
  };
  for (const path of [...pages, '/nowhere', killed.path, `${killed.path}.lite`])
    look(path, (await get(host, path)).text);
  look('unknown host', (await get('unknown.example', '/')).text);
  expect(found).toEqual([]);
  look(
    'control',
    '<p onclick="x" style="y"><a href="JavaScript:z">.</a></p><script>1</script><style></style><script src="/x.js"></script>',
  );
  expect(found).toHaveLength(6);
});

describe('a page in any encoding', () => {
  const accepts = { br: 'gzip, deflate, br, zstd', gzip: 'gzip, br;q=0', identity: 'identity' };

  test('is the same page, and says what it depends on', async () => {
    for (const path of texts) {
      const plain = await get(host, path);
      for (const [encoding, accept] of Object.entries(accepts)) {
        const reply = await get(host, path, { 'accept-encoding': accept });
        expect([path, reply.headers['content-encoding'] ?? 'identity']).toEqual([path, encoding]);
        expect(decoded(reply).equals(plain.bytes)).toBe(true);
        expect(reply.headers['content-length']).toBe(String(reply.bytes.length));
        expect(reply.headers['vary']).toBe('accept-encoding, save-data');
      }
    }
  });

  test('has a tag of its own, by which a reader who has it is told so and sent nothing', async () => {
    for (const path of texts) {
      const etags = new Set<string>();
      for (const accept of Object.values(accepts)) {
        const headers = { 'accept-encoding': accept };
        const { etag = '' } = (await get(host, path, headers)).headers;
        etags.add(etag);
        for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
          const again = await get(host, path, { ...headers, 'if-none-match': known });
          expect([path, known, again.status, again.bytes.length]).toEqual([path, known, 304, 0]);
          expect([again.headers.etag, again.headers.vary]).toEqual([etag, 'accept-encoding, save-data']);
        }
        expect((await get(host, path, { ...headers, 'if-none-match': '"other"' })).status).toBe(200);
      }
      expect([path, etags.size]).toEqual([path, 3]);
    }
  });

  test('answers HEAD with the same headers and no body', async () => {
    for (const [path] of everything) {
      const headers = { 'accept-encoding': 'br' };
      const whole = await get(host, path, headers);
      const head = await ask(port, { method: 'HEAD', host, path, headers });
      expect([path, head.status, head.bytes.length]).toEqual([path, whole.status, 0]);
      for (const name of ['content-type', 'etag', 'cache-control', 'location'])
        expect([path, name, head.headers[name]]).toEqual([path, name, whole.headers[name]]);
    }
  });
});

describe('the light edition', () => {
  test('of each page is where the page says, loads nothing but its stylesheet, and leads back', async () => {
    for (const path of pages.filter((page) => !page.endsWith('.lite'))) {
      const href = /<link rel="alternate" type="text\/html"[^>]* href="([^"]+)"/.exec(
        (await get(host, path)).text,
      )?.[1];
      const lite = await get(host, href ?? 'none');
      expect([href, lite.status]).toEqual([href, 200]);
      expect(lite.text).not.toMatch(/<img|<picture|<script|\.woff2/);
      expect(lite.text).toContain(`href="${path}"`);
    }
  });

  test('is what a reader who saves data gets at the page’s own address', async () => {
    for (const path of ['/', '/category/sea', story.path]) {
      const lite = (await get(host, path === '/' ? '/home.lite' : `${path}.lite`)).text;
      for (const round of ['made', 'kept'])
        expect([round, (await get(host, path, { 'save-data': 'on' })).text === lite]).toEqual([round, true]);
      expect((await get(host, path)).text).not.toBe(lite);
      expect((await get(host, path, { 'save-data': 'off' })).text).not.toBe(lite);
    }
  });
});

beforeAll(() => expect(stylesheet).toMatch(/^\/assets\//));
