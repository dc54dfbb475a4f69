/** What is shown where somebody links to a story: its picture, or a card with its headline in the look of its site. */
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cardOf, openCards } from '../src/features/cards/cards.ts';
import { drawingOf } from '../src/features/cards/draw-card.ts';
import { appearOn } from '../src/features/stories/stories.ts';
import type { StoryId } from '../src/features/stories/stories.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { projectRoot } from './support/demo-network.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import type { Reply } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';
import { until } from './support/until.ts';
import { whenDone } from './support/when-done.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
// A site whose own language is not the other's.
await sql`update site set languages = '{ja}' where key = 'ridge'`.execute(desk.db);
const { node, get } = await servingNode({ databaseUrl, dataDir });
const host = 'harbour.localhost';
const origin = `http://${host}`;
const folder = join(dataDir, 'cards');
const fonts = join(projectRoot, 'src/features/cards/fonts/fonts.conf');

async function read(path: string, from = host): Promise<Reply> {
  await hasHeard(node.cache, desk.db);
  return get(from, path);
}

/** The tags of a page for those who draw previews, by their names. */
async function tagsOf(path: string): Promise<Record<string, string>> {
  const { text } = await read(path);
  const tags = [...text.matchAll(/<meta (?:property|name)="((?:og|twitter|article):[^"]+)" content="([^"]*)"/g)];
  return Object.fromEntries(tags.map(([, name, content]) => [name, content]));
}

const pathOf = (address: string | undefined): string => {
  expect(address?.startsWith(`${origin}/`)).toBe(true);
  return address!.slice(origin.length);
};
const cardOn = async (path: string): Promise<string> => pathOf((await tagsOf(path))['og:image']);

describe('the tags for previews', () => {
  test('of a story with a picture name its rendition, with all that is asked for', async () => {
    const pictureId = await desk.addPicture();
    const english = await desk.publishNew({ pictureId, headline: 'Fog & ferries', standfirst: 'They waited.' });
    await desk.publishNew({ language: 'ja', headline: '霧', pairOf: english.id });
    const { 'og:image': image, ...tags } = await tagsOf(english.path);
    expect(tags).toMatchObject({
      'og:site_name': 'Harbour',
      'og:type': 'article',
      'og:title': 'Fog &amp; ferries',
      'og:description': 'They waited.',
      'og:url': origin + english.path,
      'og:locale': 'en_US',
      'og:locale:alternate': 'ja_JP',
      'og:image:type': 'image/jpeg',
      'og:image:alt': 'A ferry.',
      'article:section': 'Sea',
      'twitter:card': 'summary_large_image',
      'twitter:image:alt': 'A ferry.',
    });
    expect(Math.abs(Date.parse(tags['article:published_time']!) - Date.now())).toBeLessThan(60_000);
    expect((await read(pathOf(image))).headers['content-type']).toBe('image/jpeg');
  });

  test('of a front name no picture, and say so', async () => {
    const tags = await tagsOf('/');
    expect([tags['og:type'], tags['twitter:card'], tags['og:image']]).toEqual(['website', 'summary', undefined]);
  });
});

describe('a story without a picture', () => {
  test('has a card of the size that is asked for, as a PNG with the ground of its site', async () => {
    const story = await desk.publishNew({ headline: 'Snow on the pass' });
    const tags = await tagsOf(story.path);
    expect(tags).toMatchObject({
      'og:image:type': 'image/png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': 'Snow on the pass',
      'twitter:card': 'summary_large_image',
    });
    const { status, headers, bytes } = await read(pathOf(tags['og:image']));
    expect([status, headers['content-type'], headers['set-cookie']]).toEqual([200, 'image/png', undefined]);
    expect(bytes.length).toBeLessThan(60_000);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([1_200, 630]);
    const plate = desk.network.siteByKey('harbour')!.theme.plate;
    expect(`#${data.subarray(0, 3).toString('hex')}`).toBe(plate.toLowerCase());
  });

  test('has another when its headline changes; the former address leads there', async () => {
    const story = await desk.publishNew({ headline: 'Before' });
    const before = await cardOn(story.path);
    expect((await read(before)).status).toBe(200);
    await desk.revise(story.id, { headline: 'After' });
    const after = await cardOn(story.path);
    expect(after).not.toBe(before);
    const moved = await read(before);
    expect([moved.status, moved.headers.location]).toEqual([302, after]);
    expect((await read(after)).status).toBe(200);
  });

  test('has it on its own site and in its own language, and nowhere else', async () => {
    const story = await desk.publishNew({ language: 'ja', headline: '夜行フェリー、十一年ぶりに港へ戻る' });
    const card = await cardOn(story.path);
    expect(card).toMatch(/^\/ja\/card\/\d+-[0-9a-f]{16}\.png$/);
    expect((await read(card)).status).toBe(200);
    for (const [path, from] of [
      [card.replace('/ja', ''), host],
      [card, 'ridge.localhost'],
      ['/card/0-0000000000000000.png', host],
      ['/card/1.png', host],
    ] as const)
      expect([path, (await read(path, from)).status]).toEqual([path, 404]);
  });

  test.each([[null], ['山から見ると']])(
    'that stands on another site, too, is shown there as it stands there: under %s',
    async (headline) => {
      const story = await desk.publishNew({ language: 'ja', headline: '港では' });
      const site = node.network().siteByKey('ridge')!;
      const section = node.network().sectionByPath(site, 'sea')!;
      const on = { site, section, headline, slug: null };
      const slug = await appearOn(desk.db, story.id, on, 'desk:test');
      const { text } = await read(`/category/sea/${slug}`, 'ridge.localhost');
      expect(text).toContain(`<link rel="canonical" href="${origin}${story.path}"/>`);
      const [, image = ''] = /<meta property="og:image" content="http:\/\/ridge\.localhost([^"]*)"/.exec(text) ?? [];
      expect(image).toMatch(/^\/card\//);
      const { status, headers } = await read(image, 'ridge.localhost');
      expect([status, headers['content-type']]).toEqual([200, 'image/png']);
    },
  );

  test('that is killed has none any more, on the disk neither', async () => {
    const story = await desk.publishNew({ headline: 'Killed' });
    const card = await cardOn(story.path);
    expect((await read(card)).status).toBe(200);
    const files = (): string[] => readdirSync(folder).filter((name) => name.startsWith(`${story.id}-`));
    expect(files()).toHaveLength(1);
    await desk.kill(story.id);
    expect((await read(card)).status).toBe(404);
    await until('its file to go', () => files().length === 0);
  });
});

test('a node that was away while a story was killed drops its card when it is there again', async () => {
  const away = testDataDir();
  const cardsOf = async (): Promise<string> => {
    const { id } = await desk.publishNew();
    const name = `${id}-0123456789abcdef.png`;
    mkdirSync(join(away, 'cards'), { recursive: true });
    writeFileSync(join(away, 'cards', name), 'drawn');
    return name;
  };
  const [killed, alive] = [await cardsOf(), await cardsOf()];
  await desk.kill(Number(killed.split('-')[0]));
  await servingNode({ databaseUrl, dataDir: away });
  await until('its file to go', () => !readdirSync(join(away, 'cards')).includes(killed));
  expect(readdirSync(join(away, 'cards'))).toEqual([alive]);
});

describe('the drawing', () => {
  const site = desk.network.siteByKey('harbour')!;
  const cardWith = (headline: string, more: Partial<ReturnType<typeof cardOf>> = {}) => ({
    ...cardOf(site, {
      ...{
        id: 7 as StoryId,
        section: { name: 'Sea', href: '/' },
        headline,
        sponsor: null,
        language: 'en' as const,
        kind: 'news' as const,
      },
    }),
    ...more,
  });
  /** How many rows of the card have something white on them, below its section. */
  async function inked(bytes: Buffer): Promise<{ rows: number; last: number }> {
    const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
    const rows = Array.from({ length: info.height }, (_, y) => y).filter(
      (y) => y > 250 && y < 540 && data.subarray(y * info.width, (y + 1) * info.width).some((value) => value > 200),
    );
    return { rows: rows.length, last: rows.at(-1) ?? 0 };
  }

  test('sets any headline within its place: long ones smaller, without end cut, marks as marks', async () => {
    const cards = openCards({ folder: join(dataDir, 'drawn'), fonts });
    whenDone(cards.close);
    const short = await inked((await cards.get(cardWith('Fog')))!);
    const long = await inked((await cards.get(cardWith('A headline that goes on '.repeat(12))))!);
    const japanese = await inked(
      (await cards.get(cardWith('霧の朝に戻る船を待つ人びと。'.repeat(20), { language: 'ja' })))!,
    );
    expect(short.rows).toBeGreaterThan(30);
    expect(short.rows).toBeLessThan(110);
    for (const one of [long, japanese]) {
      expect(one.rows).toBeGreaterThan(120);
      expect(one.last).toBeLessThanOrEqual(535);
    }
    const goesOn =
      'A headline that goes on and on until at last it says what it is about, and that had better be on it: ';
    const [snow, rain] = [await cards.get(cardWith(`${goesOn}snow`)), await cards.get(cardWith(`${goesOn}rain`))];
    expect(snow!.equals(rain!)).toBe(false);
    for (const odd of ['<b>&amp; </span> "quoted" \u0001', '𠮷野家 ☃ 한국어 🦊', '\u2060', 'Ñandú Kyūshū Łódź'])
      expect((await cards.get(cardWith(odd)))!.subarray(1, 4).toString()).toBe('PNG');
  });

  test('of what is killed meanwhile, or was before, leaves nothing', async () => {
    const own = join(dataDir, 'killed');
    const cards = openCards({ folder: own, fonts });
    whenDone(cards.close);
    const underWay = cards.get(cardWith('Killed while it is drawn'));
    await cards.forget([7]);
    expect([await underWay, await cards.get(cardWith('Killed before'))]).toEqual([null, null]);
    expect(await cards.get(cardWith('Another', { storyId: 8 }))).not.toBeNull();
    expect(readdirSync(own).map((name) => name.slice(0, 2))).toEqual(['8-']);
  });

  test('says who paid', async () => {
    const cards = openCards({ folder: join(dataDir, 'paid'), fonts });
    whenDone(cards.close);
    const paid = { id: 7 as StoryId, section: { name: 'Sea', href: '/' }, headline: 'Same', sponsor: 'Ahoy' } as const;
    const kinds = ['news', 'press-release'] as const;
    const ofKinds = kinds.map((kind) => cardOf(site, { ...paid, kind, language: 'en' }));
    const labels = ofKinds.map((card) => drawingOf(card, new Set('SPAabdehlnoprsy ·')).texts[0]!.markup);
    expect(labels).toEqual([
      expect.stringContaining('Sponsored by Aho'),
      expect.stringContaining('Press release by Aho'),
    ]);
    const bytes = await Promise.all([cards.get(cardWith('Same')), cards.get(ofKinds[0]!)]);
    expect(bytes[0]!.equals(bytes[1]!)).toBe(false);
  });

  test('is done twice at once at most, once each, and not kept without end', async () => {
    const own = join(dataDir, 'few');
    const cards = openCards({ folder: own, fonts, most: 3 });
    whenDone(cards.close);
    const many = await Promise.all(['One', 'Two', 'Three', 'Four'].map((word) => cards.get(cardWith(word))));
    // Which of them come first is the disk's to say.
    expect(many.filter((bytes) => bytes === null)).toHaveLength(2);
    const [first = ''] = readdirSync(own);
    const drawnAt = new Date(1_000);
    utimesSync(join(own, first), drawnAt, drawnAt);
    for (let at = 0; at < 60; at += 1) await cards.get(cardWith(`Card ${at}`));
    expect(readdirSync(own).length).toBeLessThan(60);
    expect(readdirSync(own)).not.toContain(first);
  });
});
