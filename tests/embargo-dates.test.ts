/** A story under embargo is news when it opens: there it is dated, and there it stands among what came meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { storiesBetween } from '../src/features/stories/list-queries.ts';
import { announceClock, newStory, publishStory } from '../src/features/stories/stories.ts';
import { chainDesk } from './support/chain-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { wireItem } from './support/sample-items.ts';
import { sampleCopy, sampleStory } from './support/sample-stories.ts';
import { servingNode } from './support/serving-node.ts';
import { until } from './support/until.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { take } = chainDesk({ db, network, dataDir });
const { get } = await servingNode({ databaseUrl: database.url, dataDir });
const host = 'news.localhost';
const soon = (ms: number): Date => new Date(Math.ceil((Date.now() + ms) / 1_000) * 1_000);
const reach = async (moment: Date): Promise<void> => sleep(Math.max(0, moment.getTime() - Date.now()) + 50);

async function rowOf(storyId: number | null) {
  const { rows } = await sql<{ date: Date | null; listed: Date | null; found: Date | null; path: string }>`
    select s.first_published_at as date, a.published_at as listed, d.published_at as found, section.path || '/' || a.slug as path
    from story s join appearance a on a.story_id = s.id join section on section.id = a.section_id
    left join search_document d on d.appearance_id = a.id where s.id = ${storyId}
  `.execute(db);
  return rows[0]!;
}

async function publishNow(slug: string, headline: string): Promise<number> {
  const { storyId } = await newStory(db, sampleStory(network, { slug, copy: sampleCopy({ headline }) }), 'desk:test');
  await publishStory(db, storyId, 'desk:test', new Date());
  return storyId;
}

test('an item under embargo opens with the moment of its opening everywhere, above what came meanwhile', async () => {
  const opening = soon(2_500);
  const began = new Date();
  const { storyId } = await take(
    wireItem({ itemKey: 'urn:example:sealed', status: 'embargoed', embargo: opening, headline: 'The sealed envelope' }),
  );
  await publishNow('meanwhile', 'What came meanwhile');
  const { path } = await rowOf(storyId);
  await reach(opening);
  await announceClock(db, { storyId: storyId! });
  await until('the page', async () => (await get(host, `/category/${path}`)).status === 200);
  const iso = opening.toISOString();
  const page = (await get(host, `/category/${path}`)).text;
  expect(/"datePublished":"([^"]+)"/.exec(page)?.[1]).toBe(iso);
  expect(/article:published_time" content="([^"]+)"/.exec(page)?.[1]).toBe(iso);
  const feed = (await get(host, '/feed')).text;
  expect(feed).toContain(opening.toUTCString());
  expect(feed.indexOf('The sealed envelope')).toBeLessThan(feed.indexOf('What came meanwhile'));
  const news = (await get(host, '/news-sitemap.xml')).text;
  expect(news).toContain(`<news:publication_date>${iso}</news:publication_date>`);
  const section = (await get(host, `/category/${path.split('/')[0]}`)).text;
  expect(section).toContain('The sealed envelope');
  // What a letter between the two moments had not, the next one has.
  const site = network.siteByKey('hibari')!;
  const on = { network, site, language: 'en' as const, now: new Date() };
  const since = new Date(opening.getTime() - 1);
  expect(since.getTime()).toBeGreaterThan(began.getTime());
  const letter = await storiesBetween(db, on, since, [], 20);
  expect(letter.map(({ headline }) => headline)).toContain('The sealed envelope');
});

test('one whose agency says no end has no date until it opens it', async () => {
  const item = { itemKey: 'urn:example:open', headline: 'Held without an end' };
  const { storyId } = await take(wireItem({ ...item, version: '1', status: 'embargoed', embargo: 'unknown' }));
  expect(await rowOf(storyId)).toMatchObject({ date: null, listed: null });
  const before = new Date();
  await take(wireItem({ ...item, version: '2' }));
  const opened = await rowOf(storyId);
  expect(opened.date?.getTime()).toBeGreaterThanOrEqual(before.getTime());
  expect(opened.listed).toEqual(opened.date);
});

test('a story that was out before it was embargoed keeps its first date', async () => {
  const item = { itemKey: 'urn:example:again', headline: 'Out, and sealed again' };
  const { storyId } = await take(wireItem({ ...item, version: '1' }));
  const { date } = await rowOf(storyId);
  expect(date).not.toBeNull();
  await take(wireItem({ ...item, version: '2', status: 'embargoed', embargo: 'unknown' }));
  await take(wireItem({ ...item, version: '3', status: 'embargoed', embargo: soon(3_600_000) }));
  await take(wireItem({ ...item, version: '4' }));
  expect((await rowOf(storyId)).date).toEqual(date);
});

test('what is withheld while its embargo ends is dated when it is cleared', async () => {
  const item = { itemKey: 'urn:example:late', headline: 'Cleared after the end' };
  const opening = soon(1_000);
  const { storyId } = await take(wireItem({ ...item, version: '1', status: 'embargoed', embargo: opening }));
  expect((await rowOf(storyId)).date).toEqual(opening);
  await take(wireItem({ ...item, version: '2', status: 'withheld', embargo: opening }));
  expect((await rowOf(storyId)).date).toBeNull();
  await reach(new Date(opening.getTime() + 20));
  const cleared = new Date();
  await take(wireItem({ ...item, version: '3', status: 'usable', embargo: opening }));
  expect((await rowOf(storyId)).date?.getTime()).toBeGreaterThanOrEqual(cleared.getTime());
});

test('the desk’s own embargo dates its story as the agency’s does', async () => {
  const embargoUntil = soon(3_600_000);
  const { storyId } = await newStory(db, sampleStory(network, { slug: 'own-seal', embargoUntil }), 'desk:test');
  await publishStory(db, storyId, 'desk:test', new Date());
  expect(await rowOf(storyId)).toMatchObject({ date: embargoUntil, listed: embargoUntil });
});
