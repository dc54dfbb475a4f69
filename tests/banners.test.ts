/** What stands above every page for some hours: where, until when, and never for a story that may not be read. */
import { describe, expect, test } from 'vitest';
import { endBanner, raiseBanner } from '../src/features/banners/banners.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { readerClient } from './support/reader-client.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { db, network } = desk;
let clock = new Date();
const { node, get, port } = await servingNode({ databaseUrl, dataDir, now: () => clock });
const [harbour, ridge] = ['harbour.localhost', 'ridge.localhost'];
const hour = 3_600_000;

const raise = (wanted: Partial<Parameters<typeof raiseBanner>[1]> = {}): Promise<number> =>
  raiseBanner(
    db,
    {
      ...{ siteId: null, level: 'urgent', words: { en: 'All trains stand still' }, storyId: null },
      ...{ startsAt: clock, expiresAt: new Date(clock.getTime() + 3 * hour) },
      ...wanted,
    },
    'desk:test',
  );

async function page(host: string, path = '/'): Promise<string> {
  await hasHeard(node.cache, db);
  return (await get(host, path)).text;
}

describe('a banner', () => {
  test('stands above every page of every site that speaks its language, also the light ones, and is ended', async () => {
    const { path } = await desk.publishNew({});
    const before = await page(harbour);
    expect(before).not.toContain('All trains stand still');
    const id = await raise();
    const pages = [
      [harbour, '/'],
      [harbour, path],
      [harbour, '/home.lite'],
      [harbour, '/category/sea'],
      [ridge, '/'],
    ] as const;
    for (const [host, at] of pages) expect(await page(host, at), at).toContain('All trains stand still');
    expect(await page(harbour, '/ja/')).not.toContain('All trains');
    await endBanner(db, id, 'desk:test', clock);
    for (const [host, at] of pages) expect(await page(host, at), at).not.toContain('All trains stand still');
    await expect(endBanner(db, id, 'desk:test', clock)).rejects.toThrow('No such banner');
  });

  test('of one site is not on the other; each language has its words, as they were typed', async () => {
    const id = await raise({
      siteId: network.siteByKey('ridge')!.id,
      words: { en: 'Snow & <ice>', ja: '雪' },
      level: 'info',
    });
    expect(await page(ridge)).toContain('Snow &amp; &lt;ice>');
    expect(await page(ridge, '/ja/')).toMatch(/お知らせ<\/b> 雪/);
    expect(await page(harbour)).not.toContain('Snow');
    await endBanner(db, id, 'desk:test', clock);
  });

  test('begins and ends by the clock, without anybody saying so', async () => {
    const start = clock;
    await raise({
      words: { en: 'From noon' },
      startsAt: new Date(start.getTime() + hour),
      expiresAt: new Date(start.getTime() + 2 * hour),
    });
    expect(await page(harbour)).not.toContain('From noon');
    clock = new Date(start.getTime() + hour + 1_000);
    expect(await page(harbour)).toContain('From noon');
    clock = new Date(start.getTime() + 2 * hour + 1_000);
    expect(await page(harbour)).not.toContain('From noon');
    clock = start;
  });

  test('leads to its story, from another site by its whole address, and is gone with it', async () => {
    const story = await desk.publishNew({});
    await raise({ words: { en: 'It is so' }, storyId: story.id });
    expect(await page(harbour)).toContain(`<a href="${story.path}">It is so</a>`);
    expect(await page(ridge)).toContain(`<a href="http://harbour.localhost${story.path}">It is so</a>`);
    const pair = await desk.publishNew({ language: 'ja', headline: 'そうだ', body: ['そうです。'], pairOf: story.id });
    await raise({ words: { ja: 'そうである' }, storyId: story.id });
    expect(await page(harbour, '/ja/')).toContain(`<a href="${pair.path}">そうである</a>`);
    await desk.kill(story.id, 'It was not so.');
    expect(await page(harbour, '/ja/')).not.toContain('そうである');
    for (const host of [harbour, ridge]) expect(await page(host)).not.toContain('It is so');
  });

  test('comes back with its story, also on pages that were made without it', async () => {
    const story = await desk.publishNew({});
    const id = await raise({ words: { en: 'It comes back' }, storyId: story.id });
    await desk.withhold(story.id);
    expect(await page(harbour)).not.toContain('It comes back');
    expect(await page(harbour, '/category/town')).not.toContain('It comes back');
    await desk.publish(story.id);
    expect(await page(harbour)).toContain('It comes back');
    expect(await page(harbour, '/category/town')).toContain('It comes back');
    await endBanner(db, id, 'desk:test', clock);
  });

  test('has few words and few hours', async () => {
    await expect(raise({ words: { en: 'x'.repeat(91) } })).rejects.toThrow('1 to 90');
    await expect(raise({ words: { en: ' ' } })).rejects.toThrow('1 to 90');
    await expect(raise({ words: {} })).rejects.toThrow('1 to 90');
    await expect(raise({ expiresAt: new Date(clock.getTime() - 1) })).rejects.toThrow('three days');
    await expect(raise({ expiresAt: new Date(clock.getTime() + 73 * hour) })).rejects.toThrow('three days');
  });
});

test('whoever has put a banner away does not see it again, and nobody else misses it; no page is made for them', async () => {
  const id = await raise({ words: { en: 'Put me away' } });
  const reader = readerClient(port);
  const css = async (): Promise<string> => (await reader.get(harbour, '/prefs.css')).text;
  expect(await css()).not.toContain(`#banner-${id}`);
  const closed = await reader.post(
    harbour,
    `/banner/${id}/close`,
    {},
    { referer: 'http://harbour.localhost/category/sea' },
  );
  expect([closed.status, closed.location?.path]).toEqual([303, '/category/sea']);
  expect(await css()).toContain(`#banner-${id}{display:none}`);
  expect((await readerClient(port).get(harbour, '/prefs.css')).text).not.toContain('banner');
  expect((await reader.get(harbour, '/')).text).toBe(await page(harbour));
  // What is no list of numbers is no style either.
  reader.cookies.get(harbour)?.set('__Host-banners', '1{}*');
  expect(await css()).toBe('');
  for (let other = 1; other <= 30; other += 1) await reader.post(harbour, `/banner/${other}/close`);
  expect((await css()).match(/#banner-/g)).toHaveLength(10);
});
