/** The archive: everything that a site has published, by the months of its own calendar. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';
import { testDataDir } from './support/data-folder.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl: database.url, dataDir });
const { node, get } = await servingNode({ databaseUrl: database.url, dataDir });
const [harbour, ridge] = ['harbour.localhost', 'ridge.localhost'];

/** A story that came out then. */
async function publishedAt(moment: string, wanted: Parameters<typeof desk.publishNew>[0] = {}) {
  const story = await desk.publishNew(wanted);
  await sql`update appearance set published_at = ${moment} where story_id = ${story.id}`.execute(desk.db);
  await sql`update story set first_published_at = ${moment} where id = ${story.id}`.execute(desk.db);
  node.cache.purge(['front:1', 'front:2'], []);
  return story;
}

test('a month ends at the midnight of its site', async () => {
  // 23:59 on the last of October and 00:01 on the first of November in Tokyo.
  await publishedAt('2025-10-31T14:59:00Z', { headline: 'Late in October' });
  await publishedAt('2025-10-31T15:01:00Z', { headline: 'Early in November' });
  // The same moment is still October in London.
  await publishedAt('2025-10-31T15:01:00Z', { headline: 'Still October on the ridge', site: 'ridge' });
  const october = (await get(harbour, '/archive/2025/10')).text;
  expect(october).toContain('Late in October');
  expect(october).not.toContain('Early in November');
  expect((await get(harbour, '/archive/2025/11')).text).toContain('Early in November');
  expect((await get(ridge, '/archive/2025/10')).text).toContain('Still October on the ridge');
  expect((await get(ridge, '/archive/2025/11')).status).toBe(404);
});

test('its front names the months that hold something, with the ways from one to the next', async () => {
  await publishedAt('2024-02-03T03:00:00Z', { headline: 'A leap year' });
  const front = (await get(harbour, '/archive')).text;
  expect(front).toContain('<a href="/archive/2024/02">February 2024</a>');
  expect(front).toContain('<a href="/archive/2025/11">November 2025</a>');
  expect(front).not.toContain('/archive/2024/03"');
  expect(front.indexOf('2025/11')).toBeLessThan(front.indexOf('2024/02'));
  const month = (await get(harbour, '/archive/2025/10')).text;
  expect(month).toContain('<a href="/archive/2024/02">← February 2024</a>');
  expect(month).toContain('<a href="/archive/2025/11">November 2025 →</a>');
  expect((await get(harbour, '/ja/archive')).text).not.toContain('2024年');
  expect((await get(harbour, '/')).text).toContain('<a href="/archive">Archive</a>');
});

test('a killed story’s month goes with it', async () => {
  const story = await publishedAt('2023-05-03T03:00:00Z', { headline: 'Alone in its month' });
  expect((await get(harbour, '/archive')).text).toContain('May 2023');
  await desk.kill(story.id);
  await hasHeard(node.cache, desk.db);
  expect((await get(harbour, '/archive')).text).not.toContain('May 2023');
  expect((await get(harbour, '/archive/2023/05')).status).toBe(404);
});

test('pages of forty, each with its address; the light edition has them too', async () => {
  for (let day = 1; day <= 41; day += 1)
    await publishedAt(`2022-03-${String((day % 27) + 1).padStart(2, '0')}T03:00:00Z`, {
      headline: `March number ${day}`,
    });
  const count = (text: string): number => new Set(text.match(/March number \d+/g)).size;
  const first = (await get(harbour, '/archive/2022/03')).text;
  expect(count(first)).toBe(40);
  expect(first).toContain('<a rel="next" href="/archive/2022/03?page=2">');
  expect(count((await get(harbour, '/archive/2022/03?page=2')).text)).toBe(1);
  expect((await get(harbour, '/archive/2022/03?page=3')).status).toBe(404);
  const light = (await get(harbour, '/archive/2022/03.lite')).text;
  expect(count(light)).toBe(40);
  expect(light).toContain('href="/archive/2022/03.lite?page=2"');
});

test.each([
  '/archive/2022/3',
  '/archive/2022/13',
  '/archive/22/03',
  '/archive/0000/01',
  '/archive/9999/12',
  '/archive/2022/03/04',
])('%s is no month', async (path) => expect((await get(harbour, path)).status).toBe(404));
