/** Stories are found by their words, in English and Japanese, whatever may leave and nothing else. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { indexMissing, indexStory } from '../src/features/search/search.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';
import type { Wanted } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { db } = desk;
const { get } = await servingNode({ databaseUrl, dataDir });
const host = 'harbour.localhost';

async function found(query: string, at = ''): Promise<string[]> {
  const { text, status } = await get(host, `${at}/search?q=${encodeURIComponent(query)}`);
  expect(status).toBe(200);
  const list = text.split('class="search-hits"')[1]?.split('</ol>')[0] ?? '';
  return [...list.matchAll(/<h3[^>]*>\s*<a[^>]*>(.*?)<\/a>/gs)].map(([, headline = '']) =>
    headline.replaceAll(/<[^>]+>/g, ''),
  );
}

async function publish(wanted: Wanted): Promise<number> {
  const { id } = await desk.publishNew(wanted);
  await indexStory(db, id);
  return id;
}

beforeAll(async () => {
  await publish({
    headline: 'Night ferries return to the bay',
    body: ['The captain’s café was closed.', 'A ferry waited for the last bus.'],
  });
  await publish({
    headline: 'The bus waits',
    body: ['No boat is in this story, only a naïve driver.'],
    section: 'town/market',
  });
  await publish({ language: 'ja', headline: '東京駅の時計が止まる', body: ['京都からの夜行バスが着いた。'] });
  await publish({ language: 'ja', headline: '港の朝', body: ['霧のなか、フェリーは出なかった。'] });
  await sql`delete from throttle`.execute(db);
});

describe('words', () => {
  test.each([
    ['ferry', ['Night ferries return to the bay']],
    ['FERRIES', ['Night ferries return to the bay']],
    ['ferry bus', ['Night ferries return to the bay']],
    ['cafe', ['Night ferries return to the bay']],
    ['naive', ['The bus waits']],
    ['captain', ['Night ferries return to the bay']],
    ['"last bus"', ['Night ferries return to the bay']],
    ['"bus last"', []],
    ['“return to the bay”', ['Night ferries return to the bay']],
    ['the', []],
    ['zeppelin', []],
    ['ferry -- \' " ( & | ! <-> :*', ['Night ferries return to the bay']],
    ["'); drop table story; --", []],
    ['ferry\u0000', ['Night ferries return to the bay']],
  ])('%j finds %j', async (query, headlines) => {
    expect(await found(query)).toEqual(headlines);
  });

  test.each([
    ['京', ['東京駅の時計が止まる']],
    ['東京', ['東京駅の時計が止まる']],
    ['京都', ['東京駅の時計が止まる']],
    ['東京駅', ['東京駅の時計が止まる']],
    ['駅東京', []],
    ['都京', []],
    ['フェリー', ['港の朝']],
    ['ﾌｪﾘｰ', ['港の朝']],
    ['霧 フェリー', ['港の朝']],
    ['夜行バス', ['東京駅の時計が止まる']],
  ])('%j finds %j in Japanese', async (query, headlines) => {
    expect(await found(query, '/ja')).toEqual(headlines);
  });

  test('the better place comes first, or the newer story, as one wishes', async () => {
    await sql`delete from throttle`.execute(db);
    expect(await found('bus')).toEqual(['The bus waits', 'Night ferries return to the bay']);
    await publish({
      headline: 'A late story',
      body: ['It names the bus once, among very many other words that are not about it at all.'],
    });
    expect((await found('bus'))[0]).toBe('The bus waits');
    const { text } = await get(host, '/search?q=bus&order=newest');
    expect(text.indexOf('A late story')).toBeLessThan(text.indexOf('The bus waits'));
  });

  test('are shown where they stand, marked', async () => {
    const { text } = await get(host, '/search?q=ferry');
    expect(text).toContain('A <mark>ferry</mark> waited for the last bus.');
    expect(text).not.toContain('<mark></mark>');
  });

  test('are narrowed down by section and by time', async () => {
    const of = async (query: string): Promise<string> => (await get(host, `/search?q=bus${query}`)).text;
    expect(await of('&section=town')).toContain('The bus waits');
    expect(await of('&section=town')).not.toContain('Night ferries');
    expect(await of('&section=nowhere')).toContain('Night ferries');
    await sql`update search_document d set published_at = now() - interval '40 days' from appearance a join story_revision r on r.story_id = a.story_id where a.id = d.appearance_id and r.headline = 'The bus waits'`.execute(
      db,
    );
    expect(await of('&when=month')).not.toContain('The bus waits');
    expect(await of('&when=year')).toContain('The bus waits');
  });
});

describe('the page', () => {
  test('without words asks for them; with words that nobody used it says so, and keeps them', async () => {
    const empty = await get(host, '/search');
    expect(empty.text).toContain('role="search"');
    const { text, headers } = await get(host, `/search?q=${encodeURIComponent('zeppelin <script>')}`);
    expect(text).toContain('Nothing here has “zeppelin &lt;script>” in it');
    expect(text).toMatch(/name="q" value="zeppelin &lt;script>"/);
    expect(headers['cache-control']).toContain('no-store');
    expect(text).toContain('noindex');
  });

  test('has as many pages as there are, and no address is too odd for it', async () => {
    await sql`delete from throttle`.execute(db);
    for (let at = 0; at < 23; at += 1) await publish({ headline: `Kestrel number ${at}` });
    expect(await found('kestrel')).toHaveLength(20);
    expect((await get(host, '/search?q=kestrel&page=2')).text).toContain('aria-current="page">2</a>');
    const second = await get(host, '/search?q=kestrel&page=2');
    expect(second.text.match(/<h3/g)?.length).toBeGreaterThanOrEqual(3);
    for (const query of [
      'page=0',
      'page=99999',
      'page=x',
      'when=x',
      'order=x',
      `q=${'x'.repeat(1_500)}`,
      'q=%00',
      'q=%FF',
    ])
      expect([query, (await get(host, `/search?q=kestrel&${query}`.replace('q=kestrel&q', 'q'))).status]).toEqual([
        query,
        200,
      ]);
    expect((await get(host, '/search?q=kestrel&page=50')).text).toContain('23 stories');
  });

  test('of one network that asks without end is slowed, and says so with what was typed', async () => {
    let last = await get(host, '/search?q=kestrel');
    for (let at = 0; at < 70 && last.status === 200; at += 1) last = await get(host, '/search?q=kestrel');
    expect(last.status).toBe(429);
    expect(last.text).toMatch(/name="q" value="kestrel"/);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    await sql`delete from throttle`.execute(db);
  });

  test('is offered by every masthead and where nothing is', async () => {
    expect((await get(host, '/')).text).toContain('class="to-search" href="/search"');
    expect((await get(host, '/ja/')).text).toContain('href="/ja/search"');
    expect((await get(host, '/category/sea/nothing-here')).text).toContain('action="/search"');
  });
});

test('what was not looked at yet is found after the task, and what is gone is not', async () => {
  const { id } = await desk.publishNew({ headline: 'An albatross arrives' });
  expect(await found('albatross')).toEqual([]);
  expect(await indexMissing(db, 100)).toBeGreaterThan(0);
  expect(await found('albatross')).toEqual(['An albatross arrives']);
  await desk.kill(id);
  expect(await found('albatross')).toEqual([]);
  await indexStory(db, id);
  const { rows } = await sql`select from search_document where story_id = ${id}`.execute(db);
  expect(rows).toHaveLength(0);
});
