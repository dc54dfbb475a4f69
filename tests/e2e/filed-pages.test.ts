/** Tags, authors and series of the demo in a real browser: nothing that axe, a validator or a narrow screen could complain about. */
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/db/database.ts';
import { testBrowser } from '../support/browser.ts';
import { filedPages } from '../support/filed-pages.ts';
import { htmlFaults } from '../support/html-validate.ts';
import { faultsIn } from '../support/page-faults.ts';
import { seededDemo } from '../support/seeded-demo.ts';
import { servingNode } from '../support/serving-node.ts';
import { watched } from '../support/watched-page.ts';

const demo = await seededDemo();
const { node, port, get } = await servingNode({ databaseUrl: demo.url, dataDir: demo.dataDir });
const { db, close } = openDatabase({ url: demo.url, name: 'kawaraban test' });
afterAll(close);
const browser = await testBrowser();

test.each(node.network().sites.map((site) => [site.name, site] as const))(
  'what the stories of %s are filed under is without fault, light and dark, on a phone and on a desk',
  { timeout: 180_000 },
  async (_name, { id, host }) => {
    const faults: string[] = [];
    const page = await browser.newPage();
    const origin = `http://${host}:${port}`;
    const seen = watched(page, origin);
    const pages = await filedPages(db, id);
    expect(pages.length).toBeGreaterThan(4);
    for (const [name, path] of pages) {
      const add = (found: readonly string[], where = ''): void =>
        void faults.push(...found.map((fault) => `${name}${where} (${path}): ${fault}`));
      const { status, text } = await get(host, path);
      expect([path, status]).toEqual([path, 200]);
      add(await htmlFaults(text), ', markup');
      for (const colorScheme of ['light', 'dark'] as const) add(await faultsIn(page, origin + path, colorScheme));
      add(seen.faults());
    }
    await page.close();
    expect(faults).toEqual([]);
  },
);
