/** A story that may not leave leaves by no exit: no word, no address, no picture, on no site and in no language. */
import Fastify from 'fastify';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { announceClock, reviseStoryWithin } from '../src/features/stories/stories.ts';
import { requireDeclaredExits } from '../src/platform/http/declared-exits.ts';
import { ask } from './support/ask.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { addressesOf, routesWithoutRecipe } from './support/exit-recipes.ts';
import type { Hidden } from './support/exit-recipes.ts';
import { hasHeard } from './support/kept-pages.ts';
import { addMember } from './support/members.ts';
import { inBlocks, inCorrections, inEdition, inLists, inPromos } from './support/plant-everywhere.ts';
import { servingNode } from './support/serving-node.ts';
import { hosts } from './support/small-network.ts';
import { testDesk } from './support/test-desk.ts';
import type { Wanted } from './support/test-desk.ts';
import { until } from './support/until.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const hour = 3_600_000;
/** The clock of the node, off from the database's by so much. */
let skewMs = 0;
const served = await servingNode({ databaseUrl, dataDir, now: () => new Date(Date.now() + skewMs) });
const { routes, cache } = served.node;
/** Has said something on each. */
const witness = await addMember(desk.db, 'Exit Witness');
const sites = ['harbour', 'ridge'];
const languages = ['en', 'ja'] as const;

interface Planted {
  ids: number[];
  marker: string;
  /** By host and language. */
  hidden: Map<string, Hidden>;
}

afterEach(() => {
  skewMs = 0;
});

let plantings = 0;

/** Stories with one word in every field, in both kinds of section, on every site, in every language. */
async function plant(start: (wanted: Wanted) => Promise<{ id: number; slug: string }>): Promise<Planted> {
  plantings += 1;
  await sql`truncate promo_order cascade`.execute(desk.db);
  const marker = `Xqz${String.fromCharCode(96 + plantings)}word`;
  const planted: Planted = { ids: [], marker, hidden: new Map() };
  for (const [at, site] of sites.entries()) {
    const pictureId = await desk.addPicture({ hue: plantings * 10 + at });
    const pictures = await desk.renditionsOf(pictureId);
    for (const language of languages) {
      const other = language === 'en' ? 'ja' : 'en';
      const neighbour = await desk.publishNew({ site, language: other, section: 'sea' });
      const fields = Object.fromEntries(
        ['kicker', 'headline', 'standfirst', 'dateline', 'byline', 'caption'].map((name) => [
          name,
          `${name} ${marker}`,
        ]),
      );
      const words = { ...fields, body: [`Body ${marker}.`], site, language, pictureId };
      const top = await start({ ...words, section: 'sea', pairOf: neighbour.id });
      const sub = await start({ ...words, section: 'town/market' });
      planted.ids.push(top.id, sub.id);
      planted.hidden.set(`${site}.localhost ${language}`, {
        topSlug: top.slug,
        subSlug: sub.slug,
        neighbourPath: neighbour.path,
        pictures,
        commentIds: await withComments(top.id, sub.id),
        creativeIds: await inPromos(desk.db, marker, [top.id, sub.id]),
        editionDay: await inEdition(desk.db, `2020-01-${String(plantings).padStart(2, '0')}`, site, language, [
          top.id,
          sub.id,
        ]),
      });
    }
  }
  await served.node.reloadPromos();
  await inBlocks(desk.db, planted.ids);
  await inLists(desk.db, planted.ids);
  await inCorrections(desk.db, marker, planted.ids);
  await hasHeard(cache, desk.db);
  return planted;
}

/** One on each, so that its address leads to the story. */
async function withComments(...storyIds: number[]): Promise<string[]> {
  for (const storyId of storyIds)
    await sql`
      with opened as (insert into thread (story_id, last_id, visible) values (${storyId}, 1, 1) returning story_id)
      insert into comment (story_id, id, site_id, status, body, html, html_version, submission)
      select story_id, 1, (select site_id from appearance where story_id = ${storyId}), 'NONE', '[]', '<p>Said.</p>', 1, gen_random_uuid()
      from opened`.execute(desk.db);
  await sql`update comment set member_id = ${witness.id} where member_id is null`.execute(desk.db);
  // Their own page may lag a minute behind what they say.
  cache.purge([`member:${witness.slug}`], []);
  return storyIds.map((storyId) => `${storyId}-1`);
}

/** Where anything of the stories can be had, as `host path`. */
async function leaks({ marker, hidden }: Planted): Promise<{ found: Set<string>; asked: number }> {
  const found = new Set<string>();
  let asked = 0;
  const slugs = [...hidden.values()].flatMap(({ topSlug, subSlug }) => [topSlug, subSlug]);
  for (const host of hosts)
    for (const [place, wanted] of hidden)
      for (const path of addressesOf(routes, place.endsWith('ja') ? 'ja' : 'en', wanted)) {
        // A site's own pictures, pages and feeds; and those of the others by their addresses.
        for (const headers of [{}, { 'save-data': 'on' }]) {
          const reply = await served.get(host, path, headers);
          asked += 1;
          const whole = JSON.stringify(reply.headers) + reply.text;
          const picture = path.startsWith('/media/') && reply.status === 200;
          if (picture || [marker, ...slugs].some((word) => whole.includes(word))) found.add(`${host} ${path}`);
        }
      }
  for (const host of hosts)
    for (const language of languages) {
      const headers = { 'sec-fetch-site': 'same-origin' };
      const body = `${language} strip.card /`;
      const picks = await ask(served.port, { method: 'POST', host, path: '/picks', headers, body });
      if (picks.text.includes(marker)) found.add(`${host} /picks ${language}`);
    }
  return { found, asked };
}

/** Every exit shows it, so that its absence later means something. */
async function expectEverywhere(planted: Planted): Promise<void> {
  const { found } = await leaks(planted);
  for (const [place, hidden] of planted.hidden) {
    const [host = '', language] = place.split(' ');
    for (const path of addressesOf(routes, language === 'ja' ? 'ja' : 'en', hidden))
      expect(found, `${host} ${path} shows it`).toContain(`${host} ${path}`);
    const other = hosts.find((one) => one !== host);
    const front = language === 'ja' ? '/ja/' : '/';
    expect(found, `promos on ${host}`).toContain(`${host} /picks ${language}`);
    expect(found, `the block on ${other} shows what ${host} has`).toContain(`${other} ${front}`);
  }
}

async function expectNowhere(planted: Planted): Promise<void> {
  const { found, asked } = await leaks(planted);
  expect([...found]).toEqual([]);
  expect(asked).toBeGreaterThan(100);
}

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
  const forgotten = {
    method: 'GET',
    url: '/tag/:tag',
    carries: 'stories',
    policy: 'anyone',
    file: 'src/site/pages/tag-page.tsx',
  } as const;
  expect(routesWithoutRecipe([...routes, forgotten])).toEqual(['/tag/:tag']);
});

test('a route that does not say what it carries stops the boot', () => {
  const server = Fastify();
  requireDeclaredExits(server);
  expect(() => server.get('/export', async () => 'words')).toThrow('does not declare what it carries');
  expect(() => server.get('/export', { config: { carries: 'none' } }, async () => 'words')).toThrow('its file');
});
