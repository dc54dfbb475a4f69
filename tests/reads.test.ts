/** Who reads what: once a visitor, story and day, without knowing who; and what is read and discussed most. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { blockCounts, forgetReads, recomputePopular, startReadCounter } from '../src/features/audience/audience.ts';
import { ask } from './support/ask.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';
import { hasHeard } from './support/kept-pages.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { readerClient } from './support/reader-client.ts';
import type { ReaderClient } from './support/reader-client.ts';
import { until } from './support/until.ts';

const { url } = await testDatabase();
const { db, node, dataDir, port, get, network, newStory, say, asMio, asAki, page } = await discussionDesk(url);
const harbour = network.siteByKey('harbour')!;
const phone = {
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1',
};
const desk = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' };
const ridge = 'ridge.localhost';

/** A counter of its own whose batches are written when the test says so; the node’s write every few seconds. */
const failures: unknown[] = [];
let clock = new Date();
const counter = await startReadCounter(
  db,
  () => clock,
  (error) => failures.push(error),
);
afterAll(() => counter.stop());

const told = (
  storyId: number,
  over: Partial<Parameters<typeof counter.take>[0]> & { engaged?: 0 | 1; from?: string } = {},
) => {
  const { engaged = 0, from = '', ...rest } = over;
  counter.take({
    ...{ siteId: harbour.id, siteKey: harbour.key, text: `${counter.markOf(harbour.id, storyId)} ${engaged} ${from}` },
    ...{ userAgent: phone['user-agent'], network: '203.0.113.0/24', session: undefined, purpose: undefined },
    isSister: (host) => host === ridge,
    ...rest,
  });
};

async function readsOf(storyId: number): Promise<{ reads: number; engaged: number; heat: number }> {
  await counter.flush();
  const { rows } = await sql<{ reads: number; engaged: number }>`
    select coalesce(sum(reads), 0)::int as reads, coalesce(sum(engaged), 0)::int as engaged from read_hour where story_id = ${storyId}`.execute(
    db,
  );
  const heat = await sql<{ heat: number }>`
    select h.fast * power(2, -extract(epoch from ${clock}::timestamptz - l.landmark)::float8 / 7200) as heat
    from story_heat h, heat_landmark l where h.story_id = ${storyId}`.execute(db);
  return {
    reads: rows[0]?.reads ?? 0,
    engaged: rows[0]?.engaged ?? 0,
    heat: Math.round((heat.rows[0]?.heat ?? 0) * 100) / 100,
  };
}

async function filteredBy(reason: string): Promise<number> {
  await counter.flush();
  const { rows } = await sql<{
    count: number;
  }>`select coalesce(sum(count), 0)::int as count from read_filtered where reason = ${reason}`.execute(db);
  return rows[0]?.count ?? 0;
}

beforeEach(() => {
  clock = new Date();
  failures.length = 0;
});

describe('a read', () => {
  test('is one visitor, one story, one day; a look weighs a third of a reading, and a block’s own click less', async () => {
    const story = await newStory();
    told(story.id);
    told(story.id);
    expect(await readsOf(story.id)).toEqual({ reads: 1, engaged: 0, heat: 0.3 });
    told(story.id, { engaged: 1 });
    told(story.id, { engaged: 1 });
    expect(await readsOf(story.id)).toEqual({ reads: 1, engaged: 1, heat: 1 });
    told(story.id, { userAgent: desk['user-agent'], engaged: 1 });
    expect(await readsOf(story.id)).toEqual({ reads: 2, engaged: 2, heat: 2 });
    told(story.id, { network: '198.51.100.0/24', from: ridge });
    expect(await readsOf(story.id)).toEqual({ reads: 3, engaged: 2, heat: 2.2 });
    const { reads, clicks } = await blockCounts(
      db,
      new Date(clock.getTime() - 60_000),
      new Date(clock.getTime() + 60_000),
    );
    expect([reads.get(harbour.id)! >= 3, clicks.get(story.id)]).toEqual([true, 1]);
  });

  test('is not a robot, not ahead of its reader, not of a mark that we did not give', async () => {
    const story = await newStory();
    told(story.id, { userAgent: 'Mozilla/5.0 (compatible; SomeBot/2.0; +https://bots.example)' });
    told(story.id, { purpose: 'prefetch;prerender' });
    told(story.id, { text: `${story.id}.AAAAAAAAAAAA 0 ` });
    told(story.id, { text: 'nonsense' });
    told(story.id, { siteId: network.siteByKey('ridge')!.id });
    expect(await readsOf(story.id)).toEqual({ reads: 0, engaged: 0, heat: 0 });
    for (const reason of ['robot', 'ahead', 'malformed']) expect(await filteredBy(reason), reason).toBeGreaterThan(0);
    expect(await filteredBy('foreign-mark')).toBe(2);
  });

  test('by hundreds of made-up browsers from one network at once is none, and by a few more than may is as many as may', async () => {
    const [story, other] = [await newStory(), await newStory()];
    const before = await filteredBy('storm');
    const madeUp = (storyId: number, browser: number): void =>
      told(storyId, { network: '192.0.2.0/24', userAgent: `${desk['user-agent']} Build/${browser}` });
    for (let browser = 0; browser < 1_000; browser += 1) madeUp(story.id, browser);
    for (let browser = 0; browser < 8; browser += 1) madeUp(other.id, browser);
    told(story.id, { network: '198.51.100.0/24' });
    expect((await readsOf(story.id)).reads).toBe(1);
    expect((await readsOf(other.id)).reads).toBe(3);
    expect(await filteredBy('storm')).toBe(before + 1_000 + 5);
    // What was left out does not come back by being told again.
    for (let browser = 0; browser < 1_000; browser += 1) madeUp(story.id, browser);
    expect((await readsOf(story.id)).reads).toBe(1);
  });

  test('of a batch that may have been written is counted once, and none is lost while the database is away', async () => {
    const story = await newStory();
    const batch = { process: crypto.randomUUID(), number: 1, at: clock };
    const { takeReads } = await import('../src/features/audience/read-queries.ts');
    const row = {
      day: clock.toISOString().slice(0, 10),
      storyId: story.id,
      siteId: harbour.id,
      visitor: Buffer.alloc(16, 7),
      engaged: false,
      fromBlock: false,
    };
    expect(await takeReads(db, batch, [row])).toBe(1);
    expect(await takeReads(db, batch, [row, { ...row, visitor: Buffer.alloc(16, 8) }])).toBe(1);
    expect((await readsOf(story.id)).reads).toBe(1);
    await sql`alter table read_hour rename to read_hour_away`.execute(db);
    told(story.id, { network: '198.51.100.0/24' });
    await counter.flush();
    expect(failures).toHaveLength(1);
    await sql`alter table read_hour_away rename to read_hour`.execute(db);
    expect((await readsOf(story.id)).reads).toBe(2);
  });

  test('is written when there are two thousand, however often each is told, and when its node stops', async () => {
    const story = await newStory();
    const own = await startReadCounter(
      db,
      () => clock,
      (error) => failures.push(error),
    );
    const tell = (network: string): void =>
      own.take({
        ...{ siteId: harbour.id, siteKey: harbour.key, text: `${own.markOf(harbour.id, story.id)} 0 `, network },
        ...{ userAgent: desk['user-agent'], session: undefined, purpose: undefined, isSister: () => false },
      });
    for (let reader = 0; reader < 2_000; reader += 1)
      for (let again = 0; again < 15; again += 1) tell(`10.${reader >> 8}.${reader & 255}.0/24`);
    await until('a whole batch to be written at once', () => own.totals.counted === 2_000, 2_000);
    expect(own.totals).toMatchObject({ repeated: 28_000, busy: 0 });
    tell('10.99.0.0/24');
    const underWay = own.flush();
    await Promise.resolve();
    for (const last of ['10.99.1.0/24', '10.99.2.0/24']) tell(last);
    await Promise.all([underWay, own.stop()]);
    expect([(await readsOf(story.id)).reads, failures]).toEqual([2_003, []]);
  });

  test('is forgotten: after two days no row can be linked to a visitor, and no salt could tell who it was', async () => {
    const story = await newStory();
    told(story.id);
    await counter.flush();
    const inTwoDays = new Date(clock.getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
    await forgetReads(db, inTwoDays);
    const { rows } =
      await sql`select 1 from read_seen union all select 1 from read_salt where day < current_date`.execute(db);
    expect(rows).toEqual([]);
    expect((await readsOf(story.id)).reads).toBe(1);
    // Hours of long ago are kept by the day, and once more is the same.
    await sql`update read_hour set hour = hour - interval '40 days' where story_id = ${story.id}`.execute(db);
    await sql`insert into read_hour select site_id, date_trunc('day', hour, 'UTC') + interval '23 hours 59 minutes', story_id, 4, 2 from read_hour where story_id = ${story.id}`.execute(
      db,
    );
    for (const _ of ['once', 'again']) await forgetReads(db, clock.toISOString().slice(0, 10));
    const kept = await sql<{ hour: Date; reads: number; engaged: number }>`
      select hour, reads, engaged from read_hour where story_id = ${story.id}`.execute(db);
    expect(kept.rows).toMatchObject([{ reads: 5, engaged: 2 }]);
    expect(kept.rows[0]?.hour.toISOString()).toMatch(/T00:00:00/);
  });
});

describe('a page', () => {
  const markOn = async (path: string): Promise<string> => /data-read="([^"]+)"/.exec(await page(path))?.[1] ?? '';
  const tell = (reader: ReaderClient, text: string, headers: Record<string, string> = phone) =>
    reader.post(site, '/read', text, { 'content-type': 'text/plain;charset=UTF-8', ...headers });

  test('carries the mark by which it is told, and telling it is answered with nothing', async () => {
    const story = await newStory();
    const mark = await markOn(story.path);
    expect(mark).toMatch(new RegExp(`^${story.id}\\.[\\w-]{12}$`));
    const reply = await tell(readerClient(port), `${mark} 0 `);
    expect([reply.status, reply.text, reply.headers['set-cookie']]).toEqual([204, '', undefined]);
    expect(await markOn('/')).toBe('');
    await node.flushReads();
    expect((await readsOf(story.id)).reads).toBe(1);
  });

  test('read by staff, or told from another origin, is not counted; read by a member it is', async () => {
    const story = await newStory();
    const mark = await markOn(story.path);
    const editor = await addMember(db, 'Nao at the desk', { grants: [{ role: 'moderator', siteId: harbour.id }] });
    await tell(await loggedInReader(db, port, site, editor.id), `${mark} 1 `);
    for (const from of ['cross-site', 'same-site', 'none'])
      await tell(readerClient(port), `${mark} 0 `, { ...desk, 'sec-fetch-site': from });
    await node.flushReads();
    expect((await readsOf(story.id)).reads).toBe(0);
    await tell(asMio, `${mark} 1 `);
    const trusted = await addMember(db, 'Trusted Ren', { grants: [{ role: 'trusted', siteId: harbour.id }] });
    await tell(await loggedInReader(db, port, site, trusted.id), `${mark} 1 `, desk);
    await node.flushReads();
    expect((await readsOf(story.id)).reads).toBe(2);
  });

  test('of a browser that only says its origin is counted by that; what became of all is told to operators', async () => {
    const story = await newStory();
    const mark = await markOn(story.path);
    const outcome = async (name: string): Promise<number> =>
      Number(
        new RegExp(`kawaraban_reads_total\\{outcome="${name}"\\} (\\d+)`).exec(
          await node.metrics.registry.metrics(),
        )?.[1],
      );
    const before = [await outcome('counted'), await outcome('foreign-origin')];
    const statuses = [];
    for (const origin of [`http://${site}`, 'http://ridge.localhost', 'null', undefined]) {
      const headers = {
        host: site,
        'content-type': 'text/plain;charset=UTF-8',
        ...desk,
      };
      const reply = await ask(port, {
        ...{ method: 'POST', host: site, path: '/read', body: `${mark} 0 ` },
        headers: { ...headers, ...(origin === undefined ? {} : { origin }) },
      });
      statuses.push(reply.status);
    }
    expect(statuses).toEqual([204, 403, 403, 403]);
    expect((await tell(asMio, `${mark} 1 `)).status).toBe(204);
    expect((await tell(asMio, `${mark} 1 `)).status).toBe(204);
    await node.flushReads();
    expect((await readsOf(story.id)).reads).toBe(2);
    expect([await outcome('counted'), await outcome('foreign-origin')]).toEqual([before[0]! + 2, before[1]! + 3]);
    expect(await filteredBy('foreign-origin')).toBeGreaterThanOrEqual(3);
  });
});

test('what is read and discussed most stands on its pages and beside stories, in order, and hears of a kill', async () => {
  const [much, little, talked] = [await newStory(['Much.']), await newStory(['Little.']), await newStory(['Talked.'])];
  for (const [story, readers] of [
    [much, 9],
    [little, 3],
  ] as const)
    for (let reader = 0; reader < readers; reader += 1) told(story.id, { network: `10.${reader}.0.0/24` });
  await counter.flush();
  await say(asMio, talked.id, 'One voice.');
  await say(asAki, talked.id, 'Another voice.');
  await recomputePopular(db, network.sites, clock);
  const order = async (path: string): Promise<number[]> => {
    const text = await page(path);
    return [much, little, talked].map(({ path: at }) => text.indexOf(`href="${at}"`));
  };
  const [first, second] = await order('/popular');
  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(first!);
  expect(await page('/discussed')).toContain(`href="${talked.path}"`);
  // The light edition has the same order, and stays light.
  const light = await page('/popular.lite');
  const places = [much, little].map(({ path: at }) => light.indexOf(`href="${at}.lite"`));
  expect(places).toEqual(places.filter((at) => at > 0).toSorted((a, b) => a - b));
  for (const href of ['/popular.lite?window=7d', '/discussed.lite']) expect(light).toContain(`href="${href}"`);
  expect(light).not.toMatch(/<script|<img/);
  expect((await get(site, '/popular', { 'save-data': 'on' })).text).toContain(`href="${much.path}.lite"`);
  expect((await get(site, '/popular.lite?window=24h')).headers.location).toBe('/popular.lite');
  expect(await page('/popular?window=7d')).toContain('aria-current="page">7 days');
  expect((await get(site, '/popular?window=1y')).status).toBe(404);
  expect((await get(site, '/popular?window=24h')).headers.location).toBe('/popular');
  for (const beside of [little.path, '/category/sea', '/discussed'])
    expect((await page(beside)).split('<aside')[1], beside).toContain('<ol class="ranked">');
  const { killStory } = await import('../src/features/stories/stories.ts');
  const { openTombstones } = await import('../src/platform/page-cache/tombstones.ts');
  await killStory(db, openTombstones(join(dataDir, 'tombstones.log')), much.id, null, 'desk:test', clock);
  await hasHeard(node.cache, db);
  expect(await page('/popular')).not.toContain(`href="${much.path}"`);
});
