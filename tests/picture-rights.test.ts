/** What a picture's file says of itself: who made it, what is on it, until when it may be shown; and what is not kept of it. */
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { masterFile, renditionFile } from '../src/features/media/media-files.ts';
import { addPicture, startImageProcess } from '../src/features/media/media.ts';
import { pictureById } from '../src/features/media/media-queries.ts';
import { barredBy } from '../src/features/wire/picture-use.ts';
import { storyInput, withEmbedded } from '../src/features/stories/stories.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { writeTagged } from './support/sample-pictures.ts';
import type { Said } from './support/sample-pictures.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';
import { until } from './support/until.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { node, get } = await servingNode({ databaseUrl, dataDir });
const images = startImageProcess();
afterAll(() => images.close());
const folder = join(dataDir, 'media');
const store = { db: desk.db, folder, images };
const host = 'harbour.localhost';

async function sent(name: string, hue: number, xmp: Record<string, string>): Promise<string> {
  const file = await writeTagged(join(dataDir, name), { xmp }, { hue });
  expect((await sharp(file).metadata()).exif?.includes('Kaikyo')).toBe(true);
  return file;
}

test('caption, credit and alt text come with the file; the place where it was taken and all else stay behind', async () => {
  const file = await sent('told.jpg', 11, {
    'photoshop:Credit': 'Kaikyo Press',
    'dc:description': 'A plough on the quay.',
    'Iptc4xmpCore:AltTextAccessibility': 'A plough in deep snow.',
  });
  const { pictureId, embedded } = await addPicture(store, file);
  const words = { credit: 'Kaikyo Press', caption: 'A plough on the quay.', alt: 'A plough in deep snow.' };
  expect(embedded).toMatchObject(words);
  // The same bytes again are the same picture, and say the same.
  expect(await addPicture(store, file)).toEqual({ pictureId, embedded });
  expect(withEmbedded({ file, credit: 'Ours' }, embedded)).toEqual({ file, ...words, credit: 'Ours' });
  const tooLong = { ...embedded, credit: 'x'.repeat(201) };
  expect(withEmbedded({ file }, tooLong)).toEqual({ file, caption: words.caption, alt: words.alt });
  const picture = await pictureById(desk.db, pictureId);
  const kept = [masterFile(folder, picture?.key ?? ''), renditionFile(folder, picture?.key ?? '', 640, 'jpeg')];
  for (const path of kept) {
    const { exif, xmp, iptc } = await sharp(path).metadata();
    expect([path, exif, xmp, iptc]).toEqual([path, undefined, undefined, undefined]);
  }
});

test('a picture without words can be in a draft and is not published', async () => {
  const input = storyInput.safeParse({
    ...{ site: 'harbour', section: 'sea', headline: 'Without words', body: ['A word.'] },
    picture: { file: 'silent.jpg' },
  });
  expect(input.success).toBe(true);
});

test.each<[string, Said, string]>([
  ['terms in UTF-8 that says nothing of it', { declared: false, iim: { 40: 'ウェブ掲載不可' } }, '“ウェブ掲載不可”'],
  ['full-width letters', { declared: false, iim: { 40: 'ＷＥＢ掲載不可' } }, '“WEB掲載不可”'],
  ['an end that is no date', { xmp: { 'plus:LicenseEndDate': 'someday' } }, 'ends cannot be read'],
  ['an older end that is no date', { iim: { 37: '2026ABCD' } }, 'ends cannot be read'],
])('by %s in its file, a picture is barred', async (what, said, reason) => {
  const file = await writeTagged(join(dataDir, 'barred.jpg'), said, { hue: 20 + what.length });
  const { pictureId, embedded } = await addPicture(store, file);
  const shownTo = { profile: { terms: {} }, territories: ['JP'], now: new Date() };
  expect(barredBy({}, embedded, shownTo)).toContain(reason);
  if (!reason.includes('ends')) return;
  // Nobody else may show it either.
  const story = await desk.publishNew({ pictureId, caption: 'A picture whose right ends someday.' });
  await hasHeard(node.cache, desk.db);
  expect((await get(host, story.path)).text).not.toContain('A picture whose right ends');
  const [address = ''] = await desk.renditionsOf(pictureId);
  expect((await get(host, address)).status).toBe(404);
});

test('when the right to show it ends, every page goes on without it, and its address is gone', async () => {
  const ends = new Date(Date.now() + 4_000);
  const file = await sent('ends.jpg', 12, { 'plus:LicenseEndDate': ends.toISOString() });
  const { pictureId } = await addPicture(store, file);
  const story = await desk.publishNew({ pictureId, caption: 'The last ferry.' });
  await hasHeard(node.cache, desk.db);
  const [address = ''] = await desk.renditionsOf(pictureId);
  const pages = ['/', '/category/sea', story.path, `${story.path}.lite`, '/feed'];
  const showing = async (): Promise<string[]> => {
    const found = await Promise.all(pages.map(async (path) => ({ path, text: (await get(host, path)).text })));
    return found.filter(({ text }) => text.includes(address.replace(/-\d+\.jpg$/, ''))).map(({ path }) => path);
  };
  expect(await showing()).toEqual(expect.arrayContaining(['/', story.path]));
  expect((await get(host, address)).status).toBe(200);
  await until('the right to end', () => new Date() > ends, 8_000);
  expect(await showing()).toEqual([]);
  expect((await get(host, address)).status).toBe(404);
  expect((await get(host, story.path)).text).not.toContain('The last ferry.');
  expect((await get(host, story.path)).status).toBe(200);
});
