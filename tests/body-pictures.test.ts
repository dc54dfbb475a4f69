/** Pictures inside a story, and other stories that it names: shown where they may be, and gone with what they go with. */
import { join } from 'node:path';
import sharp from 'sharp';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { addPicture, makeCrop, startImageProcess } from '../src/features/media/media.ts';
import { renditionFile } from '../src/features/media/media-files.ts';
import { boundStory, settleSite, storyAtAddress, tagsOfPicture } from '../src/features/stories/stories.ts';
import { partsNamed } from '../src/features/stories/body-parts-queries.ts';
import type { BlockInput } from '../src/features/stories/blocks/all-blocks.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';
import { until } from './support/until.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { node, get } = await servingNode({ databaseUrl, dataDir });
const images = startImageProcess();
afterAll(() => images.close());
const store = { db: desk.db, folder: join(dataDir, 'media'), images };
const host = 'harbour.localhost';
let hues = 0;

const words = { alt: 'A quay.', caption: 'The quay at noon.', credit: 'Print: test desk' };

function imageOf(id: number, more: object = {}): BlockInput {
  return { image: { id, ...words, ...more } };
}

async function newPicture(): Promise<{ id: number; address: string }> {
  hues += 1;
  const id = await desk.addPicture({ hue: hues, width: 1_600, height: 1_000 });
  const [address = ''] = await desk.renditionsOf(id);
  return { id, address };
}

async function page(path: string): Promise<string> {
  await hasHeard(node.cache, desk.db);
  return (await get(host, path)).text;
}

async function settle(territory: string | null): Promise<void> {
  await settleSite(desk.db, desk.network.siteByKey('harbour')!, territory, 'desk:test');
  await until(`harbour to be for ${territory}`, () => node.network().siteByKey('harbour')?.territory === territory);
}

async function statusOf(address: string): Promise<number> {
  await hasHeard(node.cache, desk.db);
  return (await get(host, address)).status;
}

describe('a picture in a body', () => {
  test('can be had as long as a story shows it, and no draft does', async () => {
    const { id, address } = await newPicture();
    const story = await desk.write({ body: ['Words.', imageOf(id)] });
    expect(await statusOf(address)).toBe(404);
    await desk.publish(story.id);
    expect(await statusOf(address)).toBe(200);
    expect(await page(story.path)).toContain('The quay at noon.');
    expect(await page(`${story.path}.lite`)).toContain(`KB: The quay at noon.`);
    await desk.revise(story.id, { body: ['Words alone.'] });
    expect([await statusOf(address), (await page(story.path)).includes('<figure')]).toEqual([404, false]);
    await desk.revise(story.id, { body: ['Words.', imageOf(id)] });
    expect(await statusOf(address)).toBe(200);
    await desk.withhold(story.id);
    expect(await statusOf(address)).toBe(404);
  });

  test('goes with the story that is killed, also where another one shows it', async () => {
    const { id, address } = await newPicture();
    const agency = await desk.publishNew({ pictureId: id });
    const ours = await desk.publishNew({ body: ['Ours.', imageOf(id), 'And on.'] });
    const before = await page(ours.path);
    expect(before).toContain('The quay at noon.');
    // While the database is down, too: a copy that names what is gone is not shown.
    const site = desk.network.siteByKey('harbour')!;
    const on = { network: desk.network, site, language: 'en' as const, now: new Date() };
    const read = await storyAtAddress(desk.db, on, desk.network.sectionByPath(site, 'sea')!, ours.slug);
    const inFeeds = await partsNamed(desk.db, on, { pictures: [id], stories: [] });
    for (const { tags } of [read, inFeeds]) expect(tags).toContain(`story:${agency.id}`);
    await desk.kill(agency.id);
    const after = await page(ours.path);
    expect([after.includes('The quay at noon.'), after.includes('And on.'), after.includes('<figure')]).toEqual([
      false,
      true,
      false,
    ]);
    expect([await statusOf(ours.path), await statusOf(address)]).toEqual([200, 404]);
  });

  test('stays within the borders of a story that has it', async () => {
    await settle('GB');
    const { id, address } = await newPicture();
    const agency = await desk.publishNew({ pictureId: id });
    const ours = await desk.publishNew({ body: ['Ours.', imageOf(id)] });
    expect([await statusOf(address), (await page(ours.path)).includes('<figure')]).toEqual([200, true]);
    await boundStory(desk.db, agency.id, { onlyIn: ['JP'], notIn: null }, 'desk:test');
    expect([await statusOf(address), (await page(ours.path)).includes('<figure')]).toEqual([404, false]);
    await settle('JP');
    expect([await statusOf(address), (await page(ours.path)).includes('<figure')]).toEqual([200, true]);
    await settle(null);
  });

  test('goes from a site that is settled outside the borders of another site’s story that has it', async () => {
    const { id, address } = await newPicture();
    await settle('JP');
    const agency = await desk.publishNew({ site: 'ridge', pictureId: id });
    await boundStory(desk.db, agency.id, { onlyIn: ['JP'], notIn: null }, 'desk:test');
    const ours = await desk.publishNew({ body: ['Ours.', imageOf(id)] });
    expect([await statusOf(address), (await page(ours.path)).includes('<figure')]).toEqual([200, true]);
    await settle('GB');
    expect([await statusOf(address), (await page(ours.path)).includes('<figure')]).toEqual([404, false]);
    await settle(null);
  });

  test('falls away when the right to show it ends, by the clock alone', async () => {
    const { id, address } = await newPicture();
    await sql`update picture set expires_at = now() + interval '2 seconds' where id = ${id}`.execute(desk.db);
    const story = await desk.publishNew({ body: ['Words.', imageOf(id), 'And on.'] });
    expect([await statusOf(address), (await page(story.path)).includes('<figure')]).toEqual([200, true]);
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    expect([await statusOf(address), (await page(story.path)).includes('<figure')]).toEqual([404, false]);
    expect(await page(story.path)).toContain('And on.');
  });

  test('without its words can be in a draft and is not published; one that says nothing new needs no alt text', async () => {
    const { id } = await newPicture();
    const bare = await desk.write({ body: ['Words.', { image: { id } }] });
    await expect(desk.publish(bare.id)).rejects.toMatchObject({
      code: 'story-incomplete',
      message: expect.stringContaining(`the alt text of picture ${id}, the caption of picture ${id}, the credit of`),
    });
    const plain = { caption: words.caption, credit: words.credit, decorative: true as const };
    const story = await desk.publishNew({ body: ['Words.', { image: { id, ...plain } }] });
    expect(await page(story.path)).toMatch(/<img [^>]* alt loading="lazy"/);
  });

  test('that is not there is named', async () => {
    await expect(desk.write({ body: [imageOf(999_999)] })).rejects.toMatchObject({
      message: expect.stringContaining('There is no picture 999999'),
    });
  });
});

describe('what must stay in sight', () => {
  test('is where the picture is cut, in each shape and format, once, at an address with one spelling', async () => {
    // The left third is red, and nothing else is.
    const file = join(dataDir, 'left.png');
    const red = await sharp({ create: { width: 500, height: 1_000, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer();
    await sharp({ create: { width: 1_500, height: 1_000, channels: 3, background: '#0000ff' } })
      .composite([{ input: red, left: 0, top: 0 }])
      .png()
      .toFile(file);
    const { pictureId } = await addPicture(store, file);
    const story = await desk.publishNew({ body: ['Words.', imageOf(pictureId, { focus: [0, 50] })] });
    expect(await page(story.path)).not.toContain('media=');
    const { rows } = await sql<{ ratio: '1x1'; x: number; y: number }>`
      select ratio, x, y from picture_crop where picture_id = ${pictureId} order by ratio`.execute(desk.db);
    expect(rows).toEqual([
      { ratio: '1x1', x: 0, y: 50 },
      { ratio: '3x2', x: 0, y: 50 },
    ]);
    for (const crop of rows)
      for (let times = 0; times < 2; times += 1)
        await makeCrop(store, { pictureId, ...crop }, (id) => tagsOfPicture(desk.db, id));
    const html = await page(story.path);
    const addresses = [...html.matchAll(/\/media\/[a-z0-9]+-1x1-0-50-\d+\.\w+/g)].map(([address]) => address);
    expect(new Set(addresses.map((address) => address.split('.')[1]))).toEqual(new Set(['avif', 'webp', 'jpg']));
    const reply = await get(
      host,
      addresses.find((address) => address.endsWith('.jpg'))!,
    );
    expect(reply.status).toBe(200);
    const cut = sharp(reply.bytes);
    expect(await cut.metadata()).toMatchObject({ width: 480, height: 480 });
    // A piece around the left edge begins there: half of it is red, and a quarter of one around the middle.
    const { channels } = await cut.stats();
    expect(Math.abs((channels[0]?.mean ?? 0) - 127)).toBeLessThan(5);
    const { rows: made } = await sql<{ files: number }>`
      select jsonb_array_length(renditions) as files from picture_crop where picture_id = ${pictureId} order by ratio`.execute(
      desk.db,
    );
    expect(made.map(({ files }) => files)).toEqual([6, 9]);
    const [key = ''] = /(?<=\/media\/)[a-z0-9]+(?=-1x1)/.exec(addresses[0] ?? '') ?? [];
    for (const name of [
      `${key}-1x1-00-50-480.jpg`,
      `${key}-1x1-0-51-480.jpg`,
      `${key}-9x9-0-50-480.jpg`,
      `${key}-1x1-0-50-481.jpg`,
    ])
      expect([name, await statusOf(`/media/${name}`)]).toEqual([name, 404]);
    expect(renditionFile('', key, 480, 'jpeg', rows[0])).toContain('-1x1-0-50-480.jpg');
  });
});

test('another story that is named stands as it is called today, and is gone when that one is', async () => {
  const named = await desk.publishNew({ headline: 'Called first' });
  const story = await desk.publishNew({ body: ['Words.', { story: named.id }, 'And on.'] });
  expect(await page(story.path)).toMatch(/story-card.*Called first/s);
  await desk.revise(named.id, { headline: 'Called later' });
  expect(await page(story.path)).toMatch(/story-card.*Called later/s);
  expect(await page(`${story.path}.lite`)).toContain('Called later');
  await desk.kill(named.id);
  for (const path of [story.path, `${story.path}.lite`]) {
    const text = (await page(path)).split('class="network"')[0] ?? '';
    expect([
      path,
      text.includes('story-card'),
      /<article.*Called later/s.test(text.split('</article>')[0] ?? ''),
    ]).toEqual([path, false, false]);
  }
});
