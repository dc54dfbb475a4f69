/** The demo's pages in a real browser: nothing that axe, a validator or a narrow screen could complain about. */
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { raiseBanner } from '../../src/features/banners/banners.ts';
import { housePagesOf } from '../../src/features/house-pages/house-pages.ts';
import { killStory } from '../../src/features/stories/stories.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import { openTombstones } from '../../src/platform/page-cache/tombstones.ts';
import { missingPictures } from '../support/missing-pictures.ts';
import { faultsIn, overflow } from '../support/page-faults.ts';
import { testBrowser } from '../support/browser.ts';
import { watched } from '../support/watched-page.ts';
import { htmlFaults } from '../support/html-validate.ts';
import { hasHeard } from '../support/kept-pages.ts';
import { loggedInReader } from '../support/logged-in.ts';
import { addMember } from '../support/members.ts';
import { seededDemo } from '../support/seeded-demo.ts';
import { servingNode } from '../support/serving-node.ts';

const demo = await seededDemo();
const { node, port, get } = await servingNode({ databaseUrl: demo.url, dataDir: demo.dataDir });
const { db, close } = openDatabase({ url: demo.url, name: 'kawaraban test' });
afterAll(close);
const browser = await testBrowser();
const sites = node.network().sites;
const now = new Date();
await raiseBanner(
  db,
  {
    ...{
      siteId: null,
      level: 'urgent',
      words: { en: 'The wind has closed the coast road', ja: '海岸道路が強風で通行止め' },
    },
    ...{ storyId: null, startsAt: now, expiresAt: new Date(now.getTime() + 3_600_000) },
  },
  'desk:test',
);

interface Found {
  id: number;
  path: string;
}

/** A site's longest stories in a language, with pictures. */
async function longestFirst(siteId: number, language: string): Promise<Found[]> {
  const { rows } = await sql<{ id: number; section: string; slug: string }>`
    select s.id, section.path as section, a.slug from story s join appearance a on a.story_id = s.id
    join section on section.id = a.section_id join story_revision r on r.id = s.revision_id
    where a.site_id = ${siteId} and a.language = ${language} and s.state = 'live' and r.picture_id is not null
    order by r.words desc limit 6
  `.execute(db);
  const prefix = language === 'en' ? '' : `/${language}`;
  return rows.map(({ id, section, slug }) => ({ id, path: `${prefix}/category/${section}/${slug}` }));
}

async function longest(siteId: number, language: string): Promise<Found> {
  const [first] = await longestFirst(siteId, language);
  if (!first) throw new Error(`Site ${siteId} has no story with a picture in ${language}.`);
  return first;
}

/** The demo reaches back for sixty days. */
const lastMonth = new Date(Date.now() - 31 * 86_400_000).toISOString().slice(0, 7).replace('-', '/');

async function pagesOf(siteId: number): Promise<Map<string, string>> {
  const killed = await longest(siteId, 'en');
  await killStory(db, openTombstones(join(demo.dataDir, 'tombstones.log')), killed.id, null, 'desk:test', new Date());
  await hasHeard(node.cache, db);
  const story = await longest(siteId, 'en');
  const section = story.path.slice(0, story.path.lastIndexOf('/'));
  return new Map([
    ['home', '/'],
    ['home, light', '/home.lite'],
    ['section', section],
    ['section, light', `${section}.lite`],
    ['story', story.path],
    ['story, light', `${story.path}.lite`],
    ['most read', '/popular'],
    ['most read, light', '/popular.lite'],
    ['most discussed of a week', '/discussed?window=7d'],
    ['search', '/search'],
    ['what is found', '/search?q=the+night'],
    ['corrections', '/corrections'],
    ['corrections, light', '/corrections.lite'],
    ['archive', '/archive'],
    ['a month of the archive', `/archive/${lastMonth}`],
    ['a month of the archive, light', `/ja/archive/${lastMonth}.lite`],
    ['missing', '/category/nothing/here'],
    ['withdrawn', killed.path],
    ['Japanese home', '/ja/'],
    ['Japanese story', (await longest(siteId, 'ja')).path],
    ['house page', '/how-we-correct'],
    ['Japanese house page', '/ja/terms'],
    ['house page, light', '/how-we-correct.lite'],
  ]);
}

test.each(sites.map((site) => [site.name, site] as const))(
  'the pages of %s are without fault, light and dark, on a phone and on a desk',
  { timeout: 180_000 },
  async (_name, site) => {
    const faults: string[] = [];
    const page = await browser.newPage();
    const seen = watched(page, `http://${site.host}:${port}`);
    const grounds = new Set<string>();
    for (const [name, path] of await pagesOf(site.id)) {
      const add = (found: readonly string[], where: string): void =>
        void faults.push(...found.map((fault) => `${name}${where} (${path}): ${fault}`));
      add(await htmlFaults((await get(site.host, path)).text), ', markup');
      for (const colorScheme of ['light', 'dark'] as const) {
        add(await faultsIn(page, `http://${site.host}:${port}${path}`, colorScheme), '');
        grounds.add(`${colorScheme} ${await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')}`);
      }
      add(seen.faults(), '');
    }
    await page.close();
    expect(faults).toEqual([]);
    // Dark is another page than light.
    expect(new Set([...grounds].map((ground) => ground.split(' ').slice(1).join())).size).toBeGreaterThan(1);
  },
);

test(
  'what a house says of itself is without fault, every page of it in each language',
  { timeout: 60_000 },
  async () => {
    const [faults, page]: [string[], Page] = [[], await browser.newPage()];
    let looked = 0;
    for (const site of sites)
      for (const { slug, language } of await housePagesOf(db, site.id)) {
        const path = `${language === 'en' ? '' : `/${language}`}/${slug}`;
        const found = await htmlFaults((await get(site.host, path)).text);
        // The houses differ in their names.
        if (site === sites[0]) found.push(...(await faultsIn(page, `http://${site.host}:${port}${path}`, 'light')));
        faults.push(...found.map((fault) => `${site.host}${path}: ${fault}`));
        looked += 1;
      }
    await page.close();
    expect(faults).toEqual([]);
    expect(looked).toBeGreaterThanOrEqual(sites.length * 12);
  },
);

test(
  'the health page is without fault, whatever it finds, light and dark, on a phone and on a desk',
  { timeout: 60_000 },
  async () => {
    const host = 'newsroom.localhost';
    await sql`select graphile_worker.add_job('mail.send', job_key => 'dead', max_attempts => 1)`.execute(db);
    const why = 'No room on the device. '.repeat(8) + 'x'.repeat(90);
    await sql`update graphile_worker._private_jobs set attempts = 1, last_error = ${why} where key = 'dead'`.execute(
      db,
    );
    const owner = await addMember(db, 'Health Owner', { grants: [{ role: 'owner', siteId: null }] });
    const asOwner = await loggedInReader(db, port, host, owner.id);
    const text = (await asOwner.get(host, '/health')).text;
    for (const state of ['fine', 'look', 'act']) expect(text).toContain(`class="${state}"`);
    expect(await htmlFaults(text)).toEqual([]);
    const context = await browser.newContext();
    const value = asOwner.cookies.get(host)?.get('__Host-s') ?? '';
    await context.addCookies([{ name: '__Host-s', value, url: `https://${host}`, secure: true, httpOnly: true }]);
    const page = await context.newPage();
    const seen = watched(page, `http://${host}:${port}`);
    const faults: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const)
      faults.push(...(await faultsIn(page, `http://${host}:${port}/health`, colorScheme)));
    expect(await page.title()).toMatch(/^Health/);
    await context.close();
    expect([...faults, ...seen.faults()]).toEqual([]);
  },
);

test('the browser would tell: a wide element, a missing picture, a foreign one, an error', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const origin = `http://${sites[0]!.host}:${port}`;
  const seen = watched(page, origin);
  await page.goto(`${origin}/`);
  expect([await overflow(page), await missingPictures(page), seen.faults()]).toEqual([[], [], []]);
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend',
    '<div id="wide">w</div><img src="/media/none-1.jpg" alt=""><img src="http://foreign.localhost:${port}/x.jpg" alt="">');
    document.getElementById('wide').style.width = '900px'; console.error('told')`);
  expect(await overflow(page)).toHaveLength(1);
  expect(await missingPictures(page)).toHaveLength(2);
  const told = seen.faults().join('\n');
  for (const fault of ['told', 'foreign.localhost', '404']) expect(told).toContain(fault);
  await page.close();
});

test.each(sites.map((site) => [site.name, site] as const))(
  'the keyboard gets past the masthead of %s, and sees where it is',
  async (_name, site) => {
    const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
    await page.goto(`http://${site.host}:${port}${(await longest(site.id, 'en')).path}`);
    const focused = <Value>(expression: string): Promise<Value> =>
      page.evaluate<Value>(`((at, style, box) => ${expression})(document.activeElement,
        getComputedStyle(document.activeElement), document.activeElement.getBoundingClientRect())`);
    const hidden: string[] = [];
    for (let stops = 0; stops < 25; stops += 1) {
      await page.keyboard.press('Tab');
      if (stops === 0) expect(await focused('at.getAttribute("href")')).toBe('#main');
      const visible = await focused<boolean>(
        'box.width > 0 && box.top >= 0 && box.left >= 0 && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2',
      );
      if (!visible) hidden.push(await focused<string>('at.outerHTML.slice(0, 120)'));
    }
    expect(hidden).toEqual([]);
    await page.reload();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused('at.id')).toBe('main');
    await page.keyboard.press('Tab');
    expect(await focused('document.getElementById("main").contains(at)')).toBe(true);
    await page.close();
  },
);

test('a portrait is shown whole and no higher than the window, a landscape as wide as the text', async () => {
  const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
  await page.goto(`http://${sites[0]!.host}:${port}${(await longest(sites[0]!.id, 'en')).path}`);
  const shapeOf = (width: number, height: number): Promise<{ shown: number; fit: string; high: number }> =>
    page.evaluate(`(async () => {
      const image = document.querySelector('.figure img');
      const canvas = Object.assign(document.createElement('canvas'), { width: ${width}, height: ${height} });
      image.parentElement.querySelectorAll('source').forEach((source) => source.remove());
      Object.assign(image, { srcset: '', src: canvas.toDataURL(), width: ${width}, height: ${height} });
      image.closest('figure').classList.toggle('upright', ${height / width > 0.8});
      await image.decode().catch(() => undefined);
      const box = image.getBoundingClientRect();
      return { shown: box.width / box.height, fit: getComputedStyle(image).objectFit, high: box.height };
    })()`);
  const portrait = await shapeOf(800, 1_200);
  expect(portrait.fit).toBe('contain');
  expect(portrait.high).toBeLessThanOrEqual(720);
  const landscape = await shapeOf(1_200, 800);
  expect([landscape.fit, landscape.shown.toFixed(1)]).toEqual(['cover', '1.5']);
  await page.close();
});

/** What only some stories have comes in files of its own, and only with them. */
const ofSomeStories = /-(macrons|italic|others)$/;

test(
  'a story loads at most 46 KiB of fonts, rarer letters and italics apart, and a Japanese one none',
  {
    timeout: 60_000,
  },
  async () => {
    const over: string[] = [];
    for (const site of sites)
      for (const [language, mostBytes] of [
        ['en', 46 * 1_024],
        ['ja', 0],
      ] as const)
        for (const { path } of await longestFirst(site.id, language)) {
          const fonts = await fontsOf(`http://${site.host}:${port}${path}`);
          const names = fonts.map(({ name }) => name).join(', ');
          const always = fonts.filter(({ name }) => !ofSomeStories.test(name));
          const bytes = (language === 'en' ? always : fonts).reduce((sum, font) => sum + font.bytes, 0);
          if (bytes > mostBytes) over.push(`${site.host}${path}: ${bytes} of ${mostBytes} bytes (${names})`);
          if (language === 'en') expect(names).toContain('newsreader');
        }
    expect(over).toEqual([]);
  },
);

/** Those that a first view loads: a tab that has been elsewhere has them already. */
async function fontsOf(address: string): Promise<{ name: string; bytes: number }[]> {
  const fonts: { name: string; bytes: number }[] = [];
  const page = await browser.newPage({ viewport: { width: 412, height: 900 } });
  page.on('response', (response) => {
    const [, name = ''] = /([^/]+)-\w+\.woff2$/.exec(response.url()) ?? [];
    const bytes = Number(response.headers()['content-length']);
    if (name !== '') fonts.push({ name, bytes });
  });
  await page.goto(address);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.close();
  return fonts;
}
