/** What a house says of itself: at its own address, on every foot, in every language that it has been written in. */
import { expect, test } from 'vitest';
import { removeHousePage, setHousePage } from '../src/features/house-pages/house-pages.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const { db, network, publishNew } = await testDesk({ databaseUrl, dataDir });
const { node, get } = await servingNode({ databaseUrl, dataDir });
const [harbour, ridge] = ['harbour.localhost', 'ridge.localhost'];
const house = network.siteByKey('harbour')!;
const by = { actor: 'desk:test', now: new Date('2026-11-20T03:00:00Z') } as const;

async function page(path: string, host = harbour) {
  await hasHeard(node.cache, db);
  return get(host, path);
}

const set = (slug: string, over: Partial<Parameters<typeof setHousePage>[3]> = {}) =>
  setHousePage(
    db,
    house,
    slug,
    { title: 'Privacy & you', body: ['We keep <nothing>.', { heading: 'Why' }], ...over },
    by,
  );

test('a page is at its address and on every foot, also of the light edition, and nobody else’s', async () => {
  const { path } = await publishNew({});
  expect((await page('/privacy')).status).toBe(404);
  expect((await page('/')).text).not.toContain('href="/privacy"');
  await set('privacy');
  const shown = await page('/privacy');
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('<h1>Privacy &amp; you</h1>');
  expect(shown.text).toContain('We keep &lt;nothing>.');
  expect(shown.text).toMatch(/<link rel="canonical" href="http:\/\/harbour\.localhost\/privacy"/);
  expect(shown.headers['set-cookie']).toBeUndefined();
  for (const at of ['/', path, '/category/sea', '/letters'])
    expect((await page(at)).text, at).toContain('href="/privacy">Privacy &amp; you');
  for (const at of ['/home.lite', `${path}.lite`, '/privacy.lite'])
    expect((await page(at)).text, at).toContain('href="/privacy.lite">Privacy &amp; you');
  expect((await page('/sitemap-pages.xml')).text).toContain('<loc>http://harbour.localhost/privacy</loc>');
  expect((await page('/privacy', ridge)).status).toBe(404);
  expect((await page('/', ridge)).text).not.toContain('/privacy');
});

test('each language has its own; the other one’s foot does not name what it lacks', async () => {
  await set('about', { title: 'About' });
  expect((await page('/ja/about')).status).toBe(404);
  expect((await page('/ja/')).text).not.toContain('/ja/about');
  await set('about', { title: '運営', language: 'ja', body: ['港の新聞です。'] });
  expect((await page('/ja/about')).text).toContain('<h1>運営</h1>');
  expect((await page('/about')).text).toMatch(/href="\/ja\/about"[^>]*hreflang="ja"/);
});

test('a new text is there at once, and what is taken back is gone from kept copies', async () => {
  await set('terms', { title: 'Terms', body: ['The first text.'] });
  expect((await page('/terms')).text).toContain('The first text.');
  await set('terms', { title: 'Terms', body: ['The second text.'] });
  expect((await page('/terms')).text).toContain('The second text.');
  await removeHousePage(db, house, 'terms', { language: null, actor: 'desk:test' });
  expect((await page('/terms')).status).toBe(404);
  expect((await page('/')).text).not.toContain('/terms');
  await expect(removeHousePage(db, house, 'terms', { language: null, actor: 'desk:test' })).rejects.toMatchObject({
    code: 'page-unknown',
  });
});

test('no page stands at an address that has one, and a foot names no more than twelve', async () => {
  for (const slug of ['feed', 'category', 'c', 'popular', 'search', 'Privacy', 'a b', '', '-x', 'x'.repeat(61)])
    await expect(set(slug), slug).rejects.toMatchObject({ code: 'page-address' });
  // Whatever route there is by now.
  const first = node.routes.map(({ url }) => url.split('/')[1]?.replace(/\..*$/, '') ?? '');
  for (const segment of new Set(first.filter((part) => /^[a-z]+$/.test(part))))
    await expect(set(segment), segment).rejects.toMatchObject({ code: 'page-address' });
  for (let at = 0; at < 10; at += 1) await set(`page-${at}`);
  await expect(set('one-more')).rejects.toMatchObject({ code: 'page-too-many' });
  await set('page-3', { title: 'Another text' });
});
