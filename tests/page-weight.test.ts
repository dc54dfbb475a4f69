/** What the demo's pages weigh as a phone gets them: the budgets of a page on a slow line. */
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { hasHeard } from './support/kept-pages.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import { seededDemo } from './support/seeded-demo.ts';
import { servingNode } from './support/serving-node.ts';

const kilobyte = 1_024;
const budgets = { story: 22, lite: 8, front: 30, css: 12, liteCss: 2, liteAll: 14 } as const;

const demo = await seededDemo();
const { node, get } = await servingNode({ databaseUrl: demo.url, dataDir: demo.dataDir });
const { db, close } = openDatabase({ url: demo.url, name: 'kawaraban test' });
await hasHeard(node.cache, db);
await close();

/** Bytes on the wire. */
async function weigh(host: string, path: string): Promise<{ bytes: number; text: string }> {
  const reply = await get(host, path, { 'accept-encoding': 'br' });
  expect([host, path, reply.status]).toEqual([host, path, 200]);
  const text = reply.headers['content-encoding'] === 'br' ? String(brotliDecompressSync(reply.bytes)) : reply.text;
  return { bytes: reply.bytes.length, text };
}

function linked(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, href]) => href ?? '');
}

test.each(node.network().sites.map((site) => [site.name, site] as const))(
  'every page of %s is within its budget, in both languages and both editions',
  { timeout: 60_000 },
  async (_name, site) => {
    const { host } = site;
    const over: string[] = [];
    let weighed = 0;
    const sections = new Set(
      node
        .network()
        .sections(site)
        .map((section) => section.path),
    );
    const locs = async (map: string): Promise<string[]> =>
      linked((await weigh(host, map)).text, /<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g);
    for (const index of ['/sitemap.xml', '/ja/sitemap.xml']) {
      const places = (await Promise.all((await locs(index)).map(locs))).flat();
      for (const path of places) {
        const isStory = path.includes('/category/') && !sections.has(path.replace(/^.*\/category\//, ''));
        const light = path.endsWith('/') ? `${path}home.lite` : `${path}.lite`;
        const full = await weigh(host, path);
        const lite = await weigh(host, light);
        const [liteCss = ''] = linked(lite.text, /<link rel="stylesheet" href="([^"]+)"/g);
        const all = lite.bytes + (await weigh(host, liteCss)).bytes;
        const most = isStory ? budgets.story : budgets.front;
        weighed += 2;
        if (full.bytes > most * kilobyte) over.push(`${path}: ${full.bytes} of ${most} KB`);
        if (lite.bytes > budgets.lite * kilobyte) over.push(`${light}: ${lite.bytes} of ${budgets.lite} KB`);
        if (all > budgets.liteAll * kilobyte) over.push(`${light} with its stylesheet: ${all}`);
      }
    }
    expect(over).toEqual([]);
    expect(weighed).toBeGreaterThan(40);
  },
);

test('what is read and discussed most is within its budget, in both spans and both editions', async () => {
  for (const { host } of node.network().sites)
    for (const path of ['/popular', '/discussed', '/ja/popular', '/ja/discussed'])
      for (const span of ['', '?window=7d']) {
        expect((await weigh(host, path + span)).bytes, path).toBeLessThanOrEqual(budgets.front * kilobyte);
        expect((await weigh(host, `${path}.lite${span}`)).bytes, path).toBeLessThanOrEqual(budgets.lite * kilobyte);
      }
});

test('stylesheets are within theirs, one file a page', async () => {
  for (const { host } of node.network().sites)
    for (const [path, most] of [
      ['/', budgets.css],
      ['/home.lite', budgets.liteCss],
    ] as const) {
      const all = linked((await weigh(host, path)).text, /<link rel="stylesheet" href="([^"]+)"/g);
      // What this reader's cookie says of colours and sizes: a line at most, and nothing for most.
      const sheets = all.filter((href) => href !== '/prefs.css');
      expect(sheets).toHaveLength(1);
      expect((await weigh(host, sheets[0]!)).bytes, `${host} ${sheets[0]}`).toBeLessThanOrEqual(most * kilobyte);
    }
});
