/** One story on several sites: by reference, under headlines and addresses of their own. */
import { expect, test } from 'vitest';
import { appearOn, endAppearance } from '../src/features/stories/stories.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk } from './support/discussion-desk.ts';
import { hasHeard } from './support/kept-pages.ts';
import { readerClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { db, desk, node, port, say, asMio, page } = await discussionDesk(url);
const { network } = desk;
const [harbour, ridge] = ['harbour.localhost', 'ridge.localhost'];
const ridgeSite = network.sites.find(({ key }) => key === 'ridge')!;
const harbourSite = network.sites.find(({ key }) => key === 'harbour')!;
const sea = network.sectionByPath(ridgeSite, 'sea')!;

async function onRidge(path: string, headers: Record<string, string> = {}) {
  await hasHeard(node.cache, db);
  return readerClient(port).get(ridge, path, headers);
}

async function shared(headline: string | null = 'As the ridge sees it') {
  const story = await desk.publishNew({ headline: 'As the harbour has it', body: ['The same words.'] });
  const slug = await appearOn(db, story.id, { site: ridgeSite, section: sea, headline, slug: null }, 'desk:test');
  return { ...story, there: `/category/sea/${slug}` };
}

test('has its own headline there, names its home as canonical, and stands in both sites’ lists', async () => {
  const { path, there } = await shared();
  const text = (await onRidge(there)).text;
  expect(text).toContain('<h1>As the ridge sees it</h1>');
  expect(text).toContain('The same words.');
  expect(text).toContain(`<link rel="canonical" href="http://${harbour}${path}"/>`);
  expect(text).toContain(`"url":"http://${harbour}${path}"`);
  expect(await page(path)).toContain(`<link rel="canonical" href="http://${harbour}${path}"/>`);
  expect((await onRidge('/')).text).toContain('As the ridge sees it');
  expect(await page('/')).toContain('As the harbour has it');
  expect((await onRidge('/category/sea')).text).toContain(there);
  expect((await onRidge('/feed')).text).toContain(there);
  // Its home is not praised on a site that has it itself.
  expect((await onRidge('/')).text).not.toContain('As the harbour has it');
});

test('has one thread: what is said on one site is read on the other', async () => {
  const { id, path, there } = await shared();
  await say(asMio, id, 'Said by the quay.');
  expect(await page(path)).toContain('Said by the quay.');
  expect((await onRidge(there)).text).toContain('Said by the quay.');
});

test('a revision, a withholding and a kill are everywhere at once', async () => {
  const { id, there } = await shared(null);
  await desk.revise(id, { headline: 'A better headline', body: ['Better words.'] });
  expect((await onRidge(there)).text).toContain('A better headline');
  await desk.withhold(id);
  expect((await onRidge(there)).status).toBe(404);
  await desk.publish(id);
  expect((await onRidge(there)).status).toBe(200);
  await desk.kill(id, 'It was wrong.');
  const gone = await onRidge(there);
  expect([gone.status, gone.text.includes('Better words')]).toEqual([410, false]);
  await expect(
    appearOn(db, id, { site: ridgeSite, section: sea, headline: null, slug: null }, 'desk:test'),
  ).rejects.toThrow('for good');
});

test('where it has ended, its address leads to its home; it may begin again', async () => {
  const { id, path, there } = await shared('Only for a while');
  await onRidge(there);
  await endAppearance(db, id, ridgeSite, 'desk:test', new Date());
  const moved = await onRidge(there);
  expect([moved.status, moved.location?.host, moved.location?.path]).toEqual([301, harbour, path]);
  expect((await onRidge('/')).text).not.toContain('Only for a while');
  const slug = await appearOn(
    db,
    id,
    { site: ridgeSite, section: sea, headline: null, slug: 'once-more' },
    'desk:test',
  );
  expect(slug).toBe('once-more');
  expect((await onRidge('/category/sea/once-more')).status).toBe(200);
});

test('a slug that is taken gets a number; what cannot be is refused', async () => {
  const { id } = await shared();
  const other = await desk.publishNew({ site: 'ridge', section: 'sea', slug: 'taken' });
  expect(other.slug).toBe('taken');
  const story = await desk.publishNew({});
  const wanted = { site: ridgeSite, section: sea, headline: null as string | null, slug: 'taken' };
  expect(await appearOn(db, story.id, wanted, 'desk:test')).toBe('taken-2');
  const refused = (over: Partial<typeof wanted>, storyId = story.id) =>
    appearOn(db, storyId, { ...wanted, ...over }, 'desk:test');
  await expect(refused({})).rejects.toThrow('already');
  await expect(refused({ section: network.sectionByPath(harbourSite, 'sea')! }, id)).rejects.toThrow('no section of');
  await expect(refused({ headline: 'x'.repeat(301) })).rejects.toThrow('1 to 300');
  await expect(endAppearance(db, story.id, harbourSite, 'desk:test', new Date())).rejects.toThrow('its home');
  await expect(refused({}, 999_999)).rejects.toThrow('no such story');
});
