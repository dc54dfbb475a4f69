/** What is read on one site stands in the network block of the others: on their pages, and not a moment longer than it may. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { takeTurn } from '../src/features/trending/slot-queries.ts';
import { turnOf } from '../src/features/trending/explore.ts';
import { chooseStory, recomputeTrending } from '../src/features/trending/trending.ts';
import type { EditorsChoice } from '../src/features/trending/trending.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { heatStory } from './support/heat.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';
import type { Wanted } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const minute = 60_000;
let offMs = 0;
const now = (): Date => new Date(Date.now() + offMs);
const desk = await testDesk({ databaseUrl, dataDir, now });
const { db, network } = desk;
const { node, get } = await servingNode({ databaseUrl, dataDir, now });
const siteIds = network.sites.map(({ id }) => id);
const harbour = network.siteByKey('harbour')?.id ?? 0;
// At the beginning of a turn in which nothing at the harbour is left to chance.
offMs = -(Date.now() % (5 * minute));
while (turnOf(harbour, now()).kind !== 'plain') offMs -= 5 * minute;
const standing = offMs;

const onRidge = (headline: string, wanted: Wanted = {}) => desk.publishNew({ site: 'ridge', headline, ...wanted });
const recompute = async (): Promise<void> => {
  await recomputeTrending(db, siteIds, now());
  await hasHeard(node.cache, db);
};
const choose = async (storyId: number, choice: EditorsChoice | null): Promise<void> => {
  await chooseStory(db, siteIds, storyId, { choice, until: null }, 'desk:test', now());
  await hasHeard(node.cache, db);
};
/** The block's items as `site: headline`, and where they lead. */
async function block(host: string, path: string): Promise<{ titles: string[]; hrefs: string[] }> {
  const { text, status } = await get(host, path);
  expect([path, status]).toEqual([path, 200]);
  const [, html = ''] = /<section class="box beyond"(.*?)<\/section>/s.exec(text) ?? [];
  const links = [...html.matchAll(/<a href="([^"]+)" data-from="box">(.*?)<\/a>/gs)];
  return { titles: links.map(([, , title = '']) => title), hrefs: links.map(([, href = '']) => href) };
}
const slotsOf = async (key: string): Promise<{ storyId: number; kind: string }[]> => {
  const { rows } = await sql<{ storyId: number; kind: string }>`
    select story_id as "storyId", reasons->>'kind' as kind from trending t join site s on s.id = t.site_id where s.key = ${key} order by slot
  `.execute(db);
  return rows;
};

const own = await desk.publishNew({ headline: 'Harbour’s own' });
const hot = await onRidge('Ridge, read by all', { kicker: 'Goats' });
const cold = await onRidge('Ridge, read by none');
await heatStory(db, own.id, 'harbour', 90, now());
await heatStory(db, hot.id, 'ridge', 60, now());
await recompute();

test('what stands there in the page’s language is shown as it is now', async () => {
  const english = await onRidge('Ridge, in English');
  const japanese = await onRidge('尾根から', { language: 'ja', pairOf: english.id });
  await heatStory(db, japanese.id, 'ridge', 400, now());
  await recompute();
  expect((await block('harbour.localhost', '/')).titles[0]).toBe('Ridge, in English');
  await desk.revise(english.id, { site: 'ridge', headline: 'Ridge, in better English' });
  await hasHeard(node.cache, db);
  expect((await block('harbour.localhost', '/')).titles[0]).toBe('Ridge, in better English');
  for (const { id } of [english, japanese]) await desk.kill(id);
  await recompute();
});

describe('on pages', () => {
  test.each(['/', '/category/sea', own.path])(
    '%s shows what trends on the other site, and nothing of its own',
    async (path) => {
      const { titles, hrefs } = await block('harbour.localhost', path);
      expect(titles).toEqual(['Ridge, read by all', 'Ridge, read by none']);
      expect(hrefs[0]).toBe(`http://ridge.localhost${hot.path}`);
      expect((await get('harbour.localhost', path)).text).toContain('>Goats</p>');
    },
  );

  test('a reader with a page of their own has it too', async () => {
    const { text } = await get('harbour.localhost', `${own.path}?quote=none`);
    expect(text).toContain('data-from="box">Ridge, read by all');
  });

  test('a story has its other language’s words where the page speaks it', async () => {
    const pair = await onRidge('尾根で読まれている話', { language: 'ja', pairOf: hot.id });
    await recompute();
    expect((await block('harbour.localhost', '/ja/')).titles[0]).toBe('尾根で読まれている話');
    expect((await block('harbour.localhost', '/ja/')).hrefs[0]).toBe(`http://ridge.localhost${pair.path}`);
    expect((await block('harbour.localhost', '/')).titles[0]).toBe('Ridge, read by all');
    await desk.withhold(pair.id);
    await hasHeard(node.cache, db);
    expect((await block('harbour.localhost', '/ja/')).titles[0]).toBe('Ridge, read by all');
  });
});

test('slots say whether they trend or only fill up', async () => {
  expect(await slotsOf('harbour')).toEqual([
    { storyId: hot.id, kind: 'trending' },
    { storyId: cold.id, kind: 'newest' },
  ]);
});

test('what is under an embargo is not chosen, neither as read nor as new', async () => {
  const embargoUntil = new Date(Date.now() + 60 * minute).toISOString();
  const [read, unread] = [await onRidge('Early, read', { embargoUntil }), await onRidge('Early', { embargoUntil })];
  await heatStory(db, read.id, 'ridge', 300, now());
  await recompute();
  const chosen = (await slotsOf('harbour')).map(({ storyId }) => storyId);
  expect(chosen).toEqual([hot.id, cold.id]);
  expect(chosen).not.toContain(unread.id);
  for (const { id } of [read, unread]) await desk.kill(id);
});

test.each([
  ['killed', (id: number) => desk.kill(id, 'It was wrong.')],
  ['withheld', desk.withhold],
])('what is %s is gone from kept pages at once, and not chosen again', async (_how, act) => {
  const story = await onRidge('Ridge, for a while');
  await heatStory(db, story.id, 'ridge', 200, now());
  await recompute();
  expect((await block('harbour.localhost', '/')).titles[0]).toBe('Ridge, for a while');
  await act(story.id);
  await hasHeard(node.cache, db);
  expect((await block('harbour.localhost', '/')).titles).toEqual(['Ridge, read by all', 'Ridge, read by none']);
  await recompute();
  expect((await slotsOf('harbour')).map(({ storyId }) => storyId)).not.toContain(story.id);
});

test('pages hear of it when its items change, and not each minute', async () => {
  const heard: string[] = [];
  const purge = node.cache.purge.bind(node.cache);
  node.cache.purge = (tags, gone) => {
    heard.push(...[...tags].filter((tag) => tag.startsWith('trending:')));
    return purge(tags, gone);
  };
  await recompute();
  heard.length = 0;
  await heatStory(db, hot.id, 'ridge', 70, now());
  await recompute();
  expect(heard).toEqual([]);
  await heatStory(db, cold.id, 'ridge', 500, now());
  await recompute();
  expect(heard).toEqual([`trending:${harbour}`]);
  expect((await block('harbour.localhost', '/')).titles).toEqual(['Ridge, read by none', 'Ridge, read by all']);
  await sql`delete from story_heat where story_id = ${cold.id}`.execute(db);
  await recompute();
  node.cache.purge = purge;
});

test('what nobody has recomputed for a quarter of an hour gives way to the newest, and comes back', async () => {
  expect((await block('harbour.localhost', '/')).titles).toEqual(['Ridge, read by all', 'Ridge, read by none']);
  offMs = standing + 14 * minute;
  expect((await block('harbour.localhost', '/')).titles[0]).toBe('Ridge, read by all');
  offMs = standing + 16 * minute;
  expect((await block('harbour.localhost', '/')).titles).toEqual(['Ridge, read by none', 'Ridge, read by all']);
  await recompute();
  expect((await block('harbour.localhost', '/')).titles[0]).toBe('Ridge, read by all');
  offMs = standing;
  await recompute();
});

test('an editor’s word is followed at once', async () => {
  await choose(cold.id, { kind: 'pin' });
  expect((await block('harbour.localhost', '/')).titles).toEqual(['Ridge, read by none', 'Ridge, read by all']);
  await choose(cold.id, { kind: 'hide' });
  expect((await block('harbour.localhost', '/')).titles).toEqual(['Ridge, read by all']);
  await choose(cold.id, { kind: 'boost', by: 1 });
  expect((await slotsOf('harbour'))[0]).toEqual({ storyId: cold.id, kind: 'trending' });
  await choose(cold.id, null);
  expect((await block('harbour.localhost', '/')).titles).toEqual(['Ridge, read by all', 'Ridge, read by none']);
});

test('an hour’s usual heat is the mean of its samples', async () => {
  const ridge = network.siteByKey('ridge')?.id;
  const { rows } = await sql<{
    mean: number;
    samples: number;
  }>`select mean, samples from site_heat where site_id = ${ridge}`.execute(db);
  expect(rows[0]?.samples).toBeGreaterThan(3);
  expect(rows[0]?.mean).toBeGreaterThan(10);
});

test('reads are counted from where the last count ended, also when an editor’s word comes between', async () => {
  const asked: [Date, Date][] = [];
  const count = (_tx: unknown, since: Date, until: Date) => {
    asked.push([since, until]);
    return Promise.resolve({ reads: new Map([[harbour, 100]]), clicks: new Map([[hot.id, 3]]) });
  };
  const [first, second] = [now(), new Date(now().getTime() + minute)];
  await recomputeTrending(db, siteIds, first, count);
  await choose(cold.id, null);
  await recomputeTrending(db, siteIds, second, count);
  expect(asked[1]).toEqual([first, second]);
  const { rows } = await sql<{ shows: number; clicks: number }>`
    select shows, clicks from trending_tried where story_id = ${hot.id}`.execute(db);
  expect(rows).toEqual([{ shows: 200, clicks: 6 }]);
});

test('two workers recompute one after the other', async () => {
  const done: string[] = [];
  let second: Promise<unknown> | undefined;
  await db.transaction().execute(async (tx) => {
    await takeTurn(tx, now());
    second = recomputeTrending(db, siteIds, now()).then(() => done.push('second'));
    await sleep(300);
    done.push('first');
  });
  await second;
  expect(done).toEqual(['first', 'second']);
});
