/** Text at 200 % (WCAG 1.4.4) and a window of 320 px (1.4.10): nothing is cut off, nothing lies on anything else. */
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/db/database.ts';
import { testBrowser } from '../support/browser.ts';
import { seededDemo } from '../support/seeded-demo.ts';
import { servingNode } from '../support/serving-node.ts';

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

/**
 * What a reader would miss: a page that scrolls sideways, a text that sticks out of its element where it is cut off, two
 * pieces of running text on the same spot.
 */
async function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const faults = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) faults.push(wide + ' px too wide');
    const texts = [];
    const scrolls = (element) => element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.textContent.trim() === '' || node.parentElement.closest('rt, rp, .skip, .unseen, details:not([open]) > :not(summary)')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 2 || box.height < 2) continue;
        const words = node.textContent.trim().slice(0, 40);
        for (let up = node.parentElement; up && up !== document.body; up = up.parentElement) {
          const style = getComputedStyle(up);
          if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
          if (style.overflowX === 'auto' || style.overflowX === 'scroll') break;
          const edge = up.getBoundingClientRect();
          if (edge.width < 3 || edge.height < 3) break;
          if (box.right > edge.right + 2 || box.bottom > edge.bottom + 6) faults.push('cut off: ' + words);
          break;
        }
        if (box.left < -1 || (box.right > innerWidth + 1 && !scrolls(node.parentElement))) faults.push('outside: ' + words);
        texts.push({ box, words, node });
      }
    }
    for (const [at, one] of texts.entries())
      for (const other of texts.slice(at + 1, at + 60)) {
        if (one.node.parentElement.closest('p, h1, h2, h3, a') === other.node.parentElement.closest('p, h1, h2, h3, a')) continue;
        const x = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const y = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (x > 6 && y > 0.45 * Math.min(one.box.height, other.box.height)) faults.push('on top of each other: ' + one.words + ' | ' + other.words);
      }
    return [...new Set(faults)].slice(0, 8);
  })()`);
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
        faults.push(...(await faultsOf(page)).map((fault) => `${path} at ${width} px, ${percent} %: ${fault}`));
      }
    await page.close();
    expect(faults).toEqual([]);
  },
);
