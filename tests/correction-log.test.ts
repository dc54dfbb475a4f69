/** What a site has corrected stands at one address: newest first, by month, each with its story, as long as the story may be read. */
import { parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { removeHousePage, setHousePage } from '../src/features/house-pages/house-pages.ts';
import { correctStory } from '../src/features/stories/stories.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { node, get } = await servingNode({ databaseUrl, dataDir });
const harbour = 'harbour.localhost';

async function page(path: string, host = harbour): Promise<{ status: number; text: string }> {
  await hasHeard(node.cache, desk.db);
  return get(host, path);
}

async function correct(
  id: number,
  note: string,
  at: string,
  kind: 'correction' | 'clarification' = 'correction',
): Promise<void> {
  const { copy } = await desk.draftOf({ headline: 'The ferry is late' });
  await correctStory(desk.db, id, copy, { kind, note }, 'desk:test', new Date(at));
}

/** The notes of the small network's corrections, in the order of the page. */
const notesOn = (text: string): string[] => [...text.matchAll(/Note \d+\./g)].map(([note]) => note);

test('an empty log says so, and is on every foot', async () => {
  const { text, status } = await page('/corrections');
  expect([status, text.includes('Nothing has been corrected yet')]).toEqual([200, true]);
  expect((await page('/ja/corrections')).text).toContain('訂正はまだありません');
  expect((await page('/corrections.lite')).text).toContain('Nothing has been corrected yet');
  const { path } = await desk.publishNew({ headline: 'Nothing wrong here' });
  for (const at of ['/', path, '/corrections', '/letters'])
    expect((await page(at)).text, at).toContain('<a href="/corrections">Corrections</a>');
  expect((await page('/ja/')).text).toContain('<a href="/ja/corrections">訂正一覧</a>');
  expect((await page('/home.lite')).text).toContain('<a href="/corrections.lite">Corrections</a>');
  expect((await page('/sitemap-pages.xml')).text).toContain('<loc>http://harbour.localhost/corrections</loc>');
});

test('a correction stands in it at once with its story and its month, in its language and on its site', async () => {
  await page('/corrections');
  const story = await desk.publishNew({ headline: 'The fare' });
  await correct(story.id, 'The fare is <1,640> yen.', '2026-11-24T00:25:00Z');
  await correct(story.id, 'Children pay half.', '2026-10-31T15:30:00Z', 'clarification');
  const { text } = await page('/corrections');
  expect(text).toContain(`<a href="${story.path}">The ferry is late</a>`);
  expect(text).toMatch(/Correction, <time datetime="2026-11-24T00:25Z">.*<\/b> The fare is &lt;1,640> yen\./);
  // The end of October, by the site’s clock, is the first of November.
  expect([...text.matchAll(/<h2>(\w+ 20\d\d)<\/h2>/g)].map(([, month]) => month)).toEqual(['November 2026']);
  expect(text.indexOf('The fare is')).toBeLessThan(text.indexOf('Clarification,'));
  for (const [path, host] of [
    ['/ja/corrections', harbour],
    ['/corrections', 'ridge.localhost'],
  ] as const)
    expect((await page(path, host)).text).not.toContain('The fare is');
  const feed = parseRssFeed((await page('/corrections/feed')).text);
  expect(feed.items?.map(({ title, description }) => [title, description])).toEqual([
    ['Correction: The ferry is late', 'The fare is <1,640> yen.'],
    ['Clarification: The ferry is late', 'Children pay half.'],
  ]);
  expect(new Set(feed.items?.map(({ guid }) => guid?.value)).size).toBe(2);
  await desk.kill(story.id);
  for (const path of ['/corrections', '/corrections.lite', '/corrections/feed'])
    expect((await page(path)).text).not.toContain('The fare is');
});

test('earlier ones are a page further, which newer ones and a kill do not shift', async () => {
  const story = await desk.publishNew();
  const other = await desk.publishNew();
  for (let at = 1; at <= 34; at += 1)
    // Two at each moment: the order is one all the same.
    await correct(
      at === 5 ? other.id : story.id,
      `Note ${at}.`,
      `2026-09-01T00:${String(at >> 1).padStart(2, '0')}:00Z`,
    );
  const first = (await page('/corrections')).text;
  expect(notesOn(first)).toEqual(Array.from({ length: 30 }, (_, at) => `Note ${34 - at}.`));
  const [, next = ''] = /<a href="([^"]+)" rel="next">Earlier corrections/.exec(first) ?? [];
  expect(next).toMatch(/^\/corrections\?before=\d+$/);
  const second = (await page(next)).text;
  expect(notesOn(second)).toEqual(['Note 4.', 'Note 3.', 'Note 2.', 'Note 1.']);
  expect(second).toContain('<a href="/corrections">To the newest</a>');
  expect((await page(next.replace('?', '.lite?'))).text).toContain('Note 4.');
  await correct(story.id, 'Note 35.', '2026-09-02T00:00:00Z');
  // The last of the first page goes, and with it the number that leads on.
  await desk.kill(other.id);
  expect(notesOn((await page(next)).text)).toEqual(['Note 4.', 'Note 3.', 'Note 2.', 'Note 1.']);
  expect(notesOn((await page('/corrections')).text)).toHaveLength(30);
  await desk.kill(story.id);
  for (const wrong of ['999999', '0', 'x', '-1', "1' or 1=1"])
    expect((await page(`/corrections?before=${encodeURIComponent(wrong)}`)).status, wrong).toBe(404);
});

test('the house’s page on how it corrects and the log lead to one another', async () => {
  const house = desk.network.siteByKey('harbour')!;
  const by = { actor: 'desk:test', now: new Date() } as const;
  expect((await page('/corrections')).text).not.toContain('/how-we-correct');
  await setHousePage(desk.db, house, 'how-we-correct', { title: 'How we correct', body: ['In public.'] }, by);
  const main = (text: string): string => /<main.*<\/main>/s.exec(text)?.[0] ?? '';
  expect(main((await page('/corrections')).text)).toContain('<a href="/how-we-correct">How we correct</a>');
  expect(main((await page('/how-we-correct')).text)).toContain('<a href="/corrections">Corrections</a>');
  expect(main((await page('/how-we-correct.lite')).text)).toContain('<a href="/corrections.lite">Corrections</a>');
  await removeHousePage(desk.db, house, 'how-we-correct', { language: null, actor: 'desk:test' });
  expect((await page('/corrections')).text).not.toContain('/how-we-correct');
});

test('cards say that a story was corrected, and when', async () => {
  const story = await desk.publishNew({ section: 'town/market' });
  const at = async (path: string): Promise<string> => (await page(path)).text;
  const paths = ['/', '/home.lite', '/category/town/market', '/category/town/market.lite'];
  for (const path of paths) expect(await at(path), path).not.toMatch(/Corrected|Clarified/);
  await correct(story.id, 'It was another market.', '2026-08-03T03:00:00Z');
  for (const path of paths)
    expect(await at(path), path).toMatch(/<time datetime="2026-08-03T03:00Z">Corrected Aug 3(, 2026)?</);
  await correct(story.id, 'Or could be read so.', '2026-08-04T03:00:00Z', 'clarification');
  for (const path of paths) expect(await at(path), path).toMatch(/<time datetime="2026-08-04T03:00Z">Clarified Aug 4/);
});
