/** RSS, Atom and JSON Feed: the same stories, read by other people's programs; what was killed is gone from each at once. */
import { describe, expect, test } from 'vitest';
import { setFeedText } from '../src/features/network/network.ts';
import { correctStory } from '../src/features/stories/stories.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { readFeed } from './support/read-feed.ts';
import type { ReadFeed } from './support/read-feed.ts';
import { servingNode } from './support/serving-node.ts';
import type { Reply } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';
import type { Wanted } from './support/test-desk.ts';
import { until } from './support/until.ts';
import { ask } from './support/ask.ts';

const day = 86_400_000;
const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
let aheadMs = 0;
const desk = await testDesk({ databaseUrl, dataDir });
const { node, get, port } = await servingNode({ databaseUrl, dataDir, now: () => new Date(Date.now() + aheadMs) });
const host = 'harbour.localhost';
const origin = `http://${host}`;
const formats = ['rss', 'atom', 'json'] as const;
type Format = (typeof formats)[number];
const endings = { rss: '/feed', atom: '/feed.atom', json: '/feed.json' } as const;

async function asked(path: string): Promise<Reply> {
  await hasHeard(node.cache, desk.db);
  return get(host, path);
}

async function read(format: Format, under = ''): Promise<ReadFeed> {
  return readFeed(format, (await asked(under + endings[format])).text);
}

/** One story, as each format has it. */
async function inEach(id: number, under = '') {
  const feeds = await Promise.all(formats.map((format) => read(format, under)));
  return feeds.map(({ items }) => items.find((item) => item.id === `${origin}/#story-${id}`));
}

const hostile = 'A & <b>: ]]> the “fog” &amp; \u0001\uFFFE霧';
const readable = 'A & <b>: ]]> the “fog” &amp; 霧';

describe('every format', () => {
  test('has the same stories in the same order, by the same numbers, and says where it is', async () => {
    const pictureId = await desk.addPicture();
    await desk.publishNew({ headline: 'First', standfirst: 'Fog & ferries.', pictureId, byline: 'By Mio Aramaki' });
    await desk.publishNew({ headline: hostile, section: 'town/market' });
    await desk.publishNew({ language: 'ja', headline: '霧の朝', byline: '文・荒巻みお', body: ['船は待った。'] });
    for (const [under, language] of [['', 'en'] as const, ['/category/sea', 'en'] as const, ['/ja', 'ja'] as const]) {
      const [rss, atom, json] = await Promise.all(formats.map((format) => read(format, under)));
      expect(rss!.items.length).toBeGreaterThan(0);
      expect(atom!.items).toEqual(rss!.items);
      expect(json!.items).toEqual(rss!.items);
      for (const [at, feed] of [rss!, atom!, json!].entries()) {
        expect(feed.self).toBe(origin + under + endings[formats[at]!]);
        expect([feed.hub, feed.language, feed.title]).toEqual([`${origin}/websub`, language, rss!.title]);
        expect((await get(host, new URL(feed.link).pathname)).status).toBe(200);
      }
    }
    expect((await read('atom', '/ja')).items[0]?.author).toBe('荒巻みお');
  });

  test('says what is written, whatever characters it is written with', async () => {
    const story = await desk.publishNew({ headline: hostile, standfirst: hostile });
    for (const item of await inEach(story.id)) expect([item?.title, item?.summary]).toEqual([readable, readable]);
  });

  test('carries the picture as an enclosure of its type and length, with Media RSS', async () => {
    const pictureId = await desk.addPicture({ hue: 200 });
    const story = await desk.publishNew({ pictureId, byline: 'By Mio Aramaki' });
    for (const item of await inEach(story.id)) {
      expect(item?.author).toBe('Mio Aramaki');
      const { headers, bytes } = await get(host, new URL(item!.picture!.url).pathname);
      expect([headers['content-type'], bytes.length]).toEqual([item?.picture?.type, item?.picture?.length]);
    }
    for (const format of ['rss', 'atom'] as const) {
      const { text } = await asked(endings[format]);
      expect(text).toMatch(/<media:credit>Print: test desk<\/media:credit>/);
      expect(text).toMatch(/<media:content [^>]*width="\d+"/);
    }
  });

  test('says who paid and what was corrected, and when', async () => {
    const story = await desk.publishNew({ sponsor: 'Ahoy Boats', standfirst: 'It floats.' });
    const at = new Date(Date.now() + 5_000);
    const { copy } = await desk.draftOf({ standfirst: 'It floats.' });
    await correctStory(desk.db, story.id, copy, { kind: 'correction', note: 'It sank.' }, 'desk:test', at);
    for (const item of await inEach(story.id)) {
      expect(item?.summary).toBe('Sponsored by Ahoy Boats. Correction: It sank. It floats.');
      expect(Math.abs(Date.parse(item!.updated) - at.getTime())).toBeLessThan(1_000);
      expect(Date.parse(item!.published)).toBeLessThan(Date.parse(item!.updated));
    }
  });

  test('is asked for by the page’s head, sent with its hub, and answers 304', async () => {
    const section = (await asked('/category/sea')).text;
    for (const [format, type] of [
      ['rss', 'application/rss+xml'],
      ['atom', 'application/atom+xml'],
      ['json', 'application/feed+json'],
    ] as const) {
      for (const under of ['/category/sea', ''])
        expect(section).toMatch(
          new RegExp(
            `<link rel="alternate" type="${type.replace('+', '\\+')}" title="[^"]+" href="${under}${endings[format]}"`,
          ),
        );
      const { headers } = await asked(endings[format]);
      expect(headers['content-type']).toBe(`${type}; charset=utf-8`);
      expect(headers['link']).toBe(`<${origin}/websub>; rel="hub", <${origin}${endings[format]}>; rel="self"`);
      const again = await get(host, endings[format], { 'if-none-match': headers['etag']! });
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
      const head = await ask(port, { method: 'HEAD', host, path: endings[format] });
      expect([head.status, head.bytes.length]).toEqual([200, 0]);
    }
  });

  test('leads on to all that is older, and ends', async () => {
    const ids = new Set<number>();
    for (let at = 0; at < 65; at += 1) ids.add((await desk.publishNew({ site: 'ridge', section: 'sea' })).id);
    await hasHeard(node.cache, desk.db);
    for (const format of formats) {
      const seen: string[] = [];
      let next: string | undefined = endings[format];
      while (next !== undefined) {
        const { text }: Reply = await get('ridge.localhost', next);
        const feed: ReadFeed = readFeed(format, text);
        expect([feed.self, feed.hub !== undefined]).toEqual([`http://ridge.localhost${next}`, !next.includes('page=')]);
        seen.push(...feed.items.map(({ id }) => id));
        next = feed.next && feed.next.slice('http://ridge.localhost'.length);
      }
      expect(seen).toHaveLength(65);
      expect(new Set(seen)).toEqual(new Set([...ids].map((id) => `http://ridge.localhost/#story-${id}`)));
      expect((await get('ridge.localhost', `${endings[format]}?page=4`)).status).toBe(404);
    }
  });
});

describe('how much of a story is in it', () => {
  const body = ['It *waited* for the [fog](/category/sea) and [left](https://example.com/).', '> The quay was full.'];
  const setting = async (text: 'summary' | 'own' | 'full'): Promise<void> => {
    await setFeedText(desk.db, desk.network.siteByKey('harbour')!, text, 'desk:test');
    await until('the node to know', () => node.network().siteByKey('harbour')?.feedText === text);
  };

  test('a summary unless the site says otherwise', async () => {
    const { id } = await desk.publishNew({ body });
    for (const item of await inEach(id))
      expect([item?.html, item?.summary.slice(0, 9)]).toEqual([undefined, 'It waited']);
  });

  test('all of the house’s own, and a summary of what is an agency’s', async () => {
    const own = await desk.publishNew({ body });
    const wire = await desk.publishNew({ body, source: 'gull' } as Wanted);
    await setting('own');
    for (const item of await inEach(wire.id)) expect([item?.author, item?.html]).toEqual(['Gull Wire', undefined]);
    const [rss, atom, json] = await inEach(own.id);
    expect(rss?.html).toContain(`It <em>waited</em> for the <a href="${origin}/category/sea">fog</a>`);
    expect([atom?.html, json?.html]).toEqual([rss?.html, rss?.html]);
    for (const word of [' id=', ' class=', ' data-', 'href="/', '<script']) expect(rss?.html).not.toContain(word);
    await setting('full');
    for (const item of await inEach(wire.id)) expect(item?.html).toContain('Gull Wire.');
    await setting('summary');
    expect((await inEach(own.id))[0]?.html).toBeUndefined();
  });
});

describe('what is gone', () => {
  const deleted = async (under = ''): Promise<string[]> =>
    [...(await asked(`${under}/feed.atom`)).text.matchAll(/<at:deleted-entry [^>]*ref="([^"]+)" when="[^"]+"\/>/g)].map(
      ([, id]) => id!,
    );

  test('a killed story vanishes from each at once; Atom says for a week that it went', async () => {
    const story = await desk.publishNew({ headline: 'Gone by noon', section: 'town/market' });
    const never = await desk.write({ headline: 'Never out' });
    const held = await desk.publishNew({ embargoOpen: true });
    expect((await inEach(story.id)).every(Boolean)).toBe(true);
    for (const { id } of [story, never, held]) await desk.kill(id, 'Wrong.');
    expect(await inEach(story.id)).toEqual([undefined, undefined, undefined]);
    const id = `${origin}/#story-${story.id}`;
    for (const under of ['', '/category/town', '/category/town/market']) expect(await deleted(under)).toEqual([id]);
    for (const under of ['/category/sea', '/ja']) expect(await deleted(under)).toEqual([]);
    for (const format of formats) expect((await asked(endings[format])).text).not.toContain('Gone by noon');
    await read('atom');
    aheadMs = 8 * day;
    expect(await deleted()).toEqual([]);
    aheadMs = 0;
  });

  test('a story that was taken down leaves no trace, also where it had been killed before', async () => {
    const [first, second] = [await desk.publishNew(), await desk.publishNew()];
    await desk.kill(second.id);
    expect(await deleted()).toContain(`${origin}/#story-${second.id}`);
    for (const { id } of [first, second]) await desk.takeDown(id);
    for (const format of formats)
      for (const { id } of [first, second]) expect((await asked(endings[format])).text).not.toContain(`#story-${id}`);
  });
});
