/** Text at 200 % (WCAG 1.4.4) and a window of 320 px (1.4.10): nothing is cut off, nothing lies on anything else. */
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/db/database.ts';
import { testBrowser } from '../support/browser.ts';
import { seededDemo } from '../support/seeded-demo.ts';
import { servingNode } from '../support/serving-node.ts';
import { textFaults } from '../support/text-faults.ts';

const demo = await seededDemo();
const { node, port } = await servingNode({ databaseUrl: demo.url, dataDir: demo.dataDir });
const { db, close } = openDatabase({ url: demo.url, name: 'kawaraban test' });
afterAll(close);
const browser = await testBrowser();
const sites = node.network().sites;

async function storyPaths(siteId: number): Promise<string[]> {
  const { rows } = await sql<{ path: string; language: string }>`
    select distinct on (a.language) '/category/' || section.path || '/' || a.slug as path, a.language
    from appearance a join section on section.id = a.section_id join story s on s.id = a.story_id
    join story_revision r on r.id = s.revision_id
    where a.site_id = ${siteId} and s.state = 'live' and r.picture_id is not null order by a.language, r.words desc
  `.execute(db);
  return rows.map(({ path, language }) => (language === 'en' ? path : `/${language}${path}`));
}

test.each(sites.map((site) => [site.name, site] as const))(
  'the pages of %s can be read with text twice as large, and in a narrow window',
  { timeout: 120_000 },
  async (_name, site) => {
    const faults: string[] = [];
    const page = await browser.newPage();
    const stories = await storyPaths(site.id);
    const section = stories[0]?.replace(/\/[^/]+$/, '') ?? '/';
    for (const path of ['/', '/ja/', section, ...stories])
      for (const [width, percent] of [
        [390, 200],
        [1_280, 200],
        [320, 100],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`http://${site.host}:${port}${path}`);
        await page.evaluate(`document.documentElement.style.fontSize = '${percent}%'`);
        faults.push(...(await textFaults(page)).map((fault) => `${path} at ${width} px, ${percent} %: ${fault}`));
      }
    await page.close();
    expect(faults).toEqual([]);
  },
);
