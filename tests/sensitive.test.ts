/** A story of a death or a disaster is in no list of what is read, from the moment that somebody says so. */
import { expect, test } from 'vitest';
import { markSensitive } from '../src/features/stories/stories.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { inBlocks, inLists } from './support/plant-everywhere.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { node, get } = await servingNode({ databaseUrl, dataDir });

test('it leaves the most read, the most discussed and the other sites’ blocks at once, and stays news', async () => {
  const story = await desk.publishNew({ headline: 'A bridge has fallen' });
  for (let other = 0; other < 3; other += 1) await desk.publishNew();
  await inBlocks(desk.db, [story.id]);
  await inLists(desk.db, [story.id]);
  await hasHeard(node.cache, desk.db);
  const lists = [
    ['harbour.localhost', '/popular'],
    ['harbour.localhost', '/discussed'],
    ['ridge.localhost', '/'],
  ] as const;
  const shows = async (host: string, path: string): Promise<boolean> =>
    (await get(host, path)).text.includes('A bridge has fallen');
  for (const [host, path] of lists) expect([host, path, await shows(host, path)]).toEqual([host, path, true]);
  await markSensitive(desk.db, story.id, true, 'desk:test');
  await hasHeard(node.cache, desk.db);
  for (const [host, path] of lists) expect([host, path, await shows(host, path)]).toEqual([host, path, false]);
  expect(await shows('harbour.localhost', story.path)).toBe(true);
  expect(await shows('harbour.localhost', '/')).toBe(true);
});
