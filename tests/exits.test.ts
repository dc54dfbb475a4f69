/** A story that may not leave leaves by no exit: no word, no address, no picture, on no site and in no language. */
import Fastify from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { announceClock, reviseStoryWithin } from '../src/features/stories/stories.ts';
import { requireDeclaredExits } from '../src/platform/http/declared-exits.ts';
import { testDatabase } from './support/database.ts';
import { exitDesk } from './support/exit-desk.ts';
import { recipesWithoutRoute, routesWithoutRecipe } from './support/exit-recipes.ts';
import { hasHeard } from './support/kept-pages.ts';
import { inCorrections } from './support/plant-everywhere.ts';
import { until } from './support/until.ts';

const { url } = await testDatabase();
const hour = 3_600_000;
/** The clock of the node, off from the database's by so much. */
let skewMs = 0;
const { desk, served, plant, expectEverywhere, expectNowhere } = await exitDesk(
  url,
  () => new Date(Date.now() + skewMs),
);
const { routes, cache } = served.node;

afterEach(() => {
  skewMs = 0;
});

const change = async (id: number, release: Parameters<typeof reviseStoryWithin>[3]): Promise<void> => {
  const copy = (await desk.draftOf()).copy;
  await desk.db.transaction().execute((tx) => reviseStoryWithin(tx, id, copy, release, 'desk:test', new Date()));
};

describe('what was never out does not come out', () => {
  test('a draft', async () => expectNowhere(await plant(desk.write)));

  test('a scheduled story', async () => {
    const planted = await plant(desk.write);
    for (const id of planted.ids) await desk.schedule(id, new Date(Date.now() + hour));
    await expectNowhere(planted);
  });

  test('a story under an embargo with a time', async () => {
    const embargoUntil = new Date(Date.now() + hour).toISOString();
    await expectNowhere(await plant((wanted) => desk.publishNew({ ...wanted, embargoUntil })));
  });

  test('a story under an embargo without a time', async () => {
    await expectNowhere(await plant((wanted) => desk.publishNew({ ...wanted, embargoOpen: true })));
  });
});

describe('what was out is gone once the node has heard', () => {
  test.each([
    ['withheld', desk.withhold],
    ['killed', (id: number) => desk.kill(id, 'It was wrong.')],
    ['expired', (id: number) => change(id, { expiresAt: new Date(Date.now() - 1_000) })],
    ['put under an embargo again', (id: number) => change(id, { embargoOpen: true })],
  ])('a story that is %s', async (_how, act) => {
    const planted = await plant(desk.publishNew);
    await expectEverywhere(planted);
    for (const id of planted.ids) await act(id);
    await hasHeard(cache, desk.db);
    await expectNowhere(planted);
  });
});

describe('neither clock alone lets a story out', () => {
  test.each([
    ['an embargo that has ended by the database’s clock only', -2, { embargoUntil: -1 }],
    ['an embargo that has ended by the node’s clock only', 2, { embargoUntil: 1 }],
    ['a story that has expired by the database’s clock only', -2, { expiresAt: -1 }],
  ])('%s', async (_what, skewHours, hours) => {
    skewMs = skewHours * hour;
    const moments = Object.entries(hours).map(([name, off]) => [name, new Date(Date.now() + off * hour).toISOString()]);
    await expectNowhere(await plant((wanted) => desk.publishNew({ ...wanted, ...Object.fromEntries(moments) })));
  });

  test('a story that was out and has expired by the node’s clock only, without anyone telling', async () => {
    const expiresAt = new Date(Date.now() + hour).toISOString();
    const planted = await plant((wanted) => desk.publishNew({ ...wanted, expiresAt }));
    await expectEverywhere(planted);
    skewMs = 2 * hour;
    await expectNowhere(planted);
  });
});

test('a story that no list on its own page names any more expires by its own date', async () => {
  const old = await desk.publishNew({ headline: 'Old news', expiresAt: new Date(Date.now() + hour).toISOString() });
  for (let newer = 0; newer < 24; newer += 1) await desk.publishNew();
  await hasHeard(cache, desk.db);
  for (const path of [old.path, `${old.path}.lite`])
    expect((await served.get('harbour.localhost', path)).text).toContain('Old news');
  skewMs = 2 * hour;
  for (const path of [old.path, `${old.path}.lite`])
    expect((await served.get('harbour.localhost', path)).status).toBe(404);
});

test('a correction’s story that expires leaves the log by its own date', async () => {
  const expiresAt = new Date(Date.now() + hour).toISOString();
  const planted = await desk.publishNew({ headline: 'Corrected, then over', expiresAt });
  await inCorrections(desk.db, 'the log', [planted.id]);
  await hasHeard(cache, desk.db);
  const paths = ['/corrections', '/corrections.lite', '/corrections/feed'];
  for (const path of paths)
    expect((await served.get('harbour.localhost', path)).text).toContain('Corrected, then over');
  skewMs = 2 * hour;
  for (const path of paths)
    expect((await served.get('harbour.localhost', path)).text).not.toContain('Corrected, then over');
});

test('a story comes out when its embargo ends', async () => {
  const embargoUntil = new Date(Date.now() + 1_500).toISOString();
  const story = await desk.publishNew({ headline: 'Under embargo', embargoUntil });
  await hasHeard(cache, desk.db);
  expect((await served.get('harbour.localhost', '/')).text).not.toContain('Under embargo');
  await until('the embargo to end', () => new Date(embargoUntil) < new Date());
  await announceClock(desk.db, { storyId: story.id });
  await until('it on the front', async () =>
    (await served.get('harbour.localhost', '/')).text.includes('Under embargo'),
  );
});

test('every route that carries stories is looked at here', () => {
  expect(routesWithoutRecipe(routes)).toEqual([]);
  expect(recipesWithoutRoute(routes)).toEqual([]);
  const forgotten = {
    method: 'GET',
    url: '/map/:place',
    carries: 'stories',
    policy: 'anyone',
    file: 'src/site/pages/map-page.tsx',
  } as const;
  const posted = { ...forgotten, method: 'POST' };
  expect(routesWithoutRecipe([...routes, forgotten, posted])).toEqual(['/map/:place', 'POST /map/:place']);
});

test('a route that does not say what it carries stops the boot', () => {
  const server = Fastify();
  requireDeclaredExits(server);
  expect(() => server.get('/export', async () => 'words')).toThrow('does not declare what it carries');
  expect(() => server.get('/export', { config: { carries: 'none' } }, async () => 'words')).toThrow('its file');
});
