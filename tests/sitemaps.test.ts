/** Every live story is in a sitemap of its month, once, with its pictures and its other language; a kill empties that month alone. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { storyKinds } from '../src/features/stories/kinds/kind-name.ts';
import type { StoryKind } from '../src/features/stories/kinds/kind-name.ts';
import { correctStory, tagsOfStory } from '../src/features/stories/stories.ts';
import { announce } from '../src/platform/db/announce.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { monthSitemap } from './support/month-sitemap.ts';
import { requireWellFormed } from './support/read-feed.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const hour = 3_600_000;
const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
let aheadMs = 0;
const desk = await testDesk({ databaseUrl, dataDir });
const { node, get } = await servingNode({ databaseUrl, dataDir, now: () => new Date(Date.now() + aheadMs) });
const { db } = desk;
const host = 'harbour.localhost';
const origin = `http://${host}`;

/** `storiesTold`: of how many a shared cache is told that they stand in it. */
async function read(path: string): Promise<{ status: number; text: string; storiesTold: number }> {
  await hasHeard(node.cache, db);
  const { status, text, headers } = await get(host, path);
  if (status === 200) {
    expect([path, headers['content-type']]).toEqual([path, 'application/xml; charset=utf-8']);
    requireWellFormed(text);
  }
  const told = String(headers['surrogate-key'] ?? '').split(' ');
  return { status, text, storiesTold: told.filter((tag) => tag.startsWith('story:')).length };
}

const locs = (text: string): string[] =>
  [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => loc!.slice(origin.length));
const entryOf = (text: string, path: string): string =>
  text.split('\n').find((line) => line.includes(`<loc>${origin}${path}</loc>`)) ?? '';

/** All that the index leads to. */
async function everything(at = ''): Promise<string[]> {
  const parts = locs((await read(`${at}/sitemap.xml`)).text);
  const found = [];
  for (const part of parts) found.push(...locs((await read(part)).text));
  return found;
}

/** As if it had come out then. */
async function cameOut(id: number, at: string): Promise<void> {
  const before = await tagsOfStory(db, id);
  await sql`update story set first_published_at = ${at}, updated_at = null where id = ${id}`.execute(db);
  await sql`update appearance set published_at = ${at} where story_id = ${id}`.execute(db);
  await announce(db, [...before, ...(await tagsOfStory(db, id))]);
}

/** One a minute from then on, each with its pair, with numbers as high as they are after many years. */
async function many(count: number, from: string): Promise<void> {
  await sql`select setval(pg_get_serial_sequence('story', 'id'), greatest(8000000, (select max(id) from story)))`.execute(
    db,
  );
  await sql`
    with made as (
      insert into story (kind, language, state, first_published_at)
      select 'news', 'en', 'draft', ${from}::timestamptz + n * interval '1 minute' from generate_series(1, ${count}) n
      returning id, language, first_published_at
    ), pairs as (
      insert into story (kind, language, state, first_published_at, pair_of)
      select 'news', 'ja', 'draft', first_published_at, id from made returning id
    )
    insert into story_revision (story_id, number, schema_version, headline, body, words, created_by)
    select id, 1, 1, 'Many ' || id, '{"type": "doc", "content": []}', 1, 'desk:' || ${from} from (select id from made union all select id from pairs) both_of`.execute(
    db,
  );
  await sql`
    update story s set state = 'live', revision_id = r.id from story_revision r where r.story_id = s.id and r.created_by = 'desk:' || ${from}`.execute(
    db,
  );
  await sql`
    insert into appearance (story_id, site_id, section_id, slug, language, kind, published_at, listed)
    select s.id, site.id, section.id, 'many-' || s.id, s.language, 'news', s.first_published_at, true
    from story s join story_revision r on r.id = s.revision_id join site on site.key = 'harbour'
    join section on section.site_id = site.id and section.path = 'sea' where r.created_by = 'desk:' || ${from}`.execute(
    db,
  );
  await announce(db, ['network']);
}

const june = 'June: last second of it by UTC, and July in Tokyo';
let old: { id: number; path: string };

beforeAll(async () => {
  old = await desk.publishNew({ headline: june });
  await cameOut(old.id, '2025-06-30T23:59:59Z');
});

describe('the index', () => {
  test('leads to every story that is out, and to every page that is none, once each', async () => {
    const pictureId = await desk.addPicture();
    const now = [await desk.publishNew({ pictureId }), await desk.publishNew({ section: 'town/market' })];
    await desk.publishNew({ site: 'ridge' });
    await desk.write();
    const held = await desk.publishNew({ embargoOpen: true });
    const japanese = await desk.publishNew({ language: 'ja', headline: '霧' });
    const found = await everything();
    const pages = [
      '/',
      '/archive',
      '/category/sea',
      '/category/town',
      '/category/town/market',
      '/category/town/school',
      '/corrections',
    ];
    expect(found.toSorted()).toEqual([...pages, old.path, ...now.map(({ path }) => path)].toSorted());
    expect(found).not.toContain(held.path);
    expect(await everything('/ja')).toContain(japanese.path);
    for (const path of found) expect([path, (await get(host, path)).status]).toEqual([path, 200]);
  });

  test('has a file for each month by UTC, with when it changed last', async () => {
    expect(locs((await read('/sitemap.xml')).text)).toEqual([
      '/sitemap-pages.xml',
      monthSitemap(),
      '/sitemap-2025-06.xml',
    ]);
    expect((await read('/sitemap.xml')).text).toContain(
      `<sitemap><loc>${origin}/sitemap-2025-06.xml</loc><lastmod>2025-06-30T23:59:59.000Z</lastmod></sitemap>`,
    );
    expect(locs((await read('/sitemap-2025-06.xml')).text)).toEqual([old.path]);
    for (const none of ['2025-07', '2025-06-2', '2025-06-1', '2025-13', '2025-6', 'nothing'])
      expect([none, (await read(`/sitemap-${none}.xml`)).status]).toEqual([none, 404]);
  });

  test('goes on in further files, of which each tells shared caches what stands in it', async () => {
    await many(420, '2025-02-01T00:00:00Z');
    const parts = ['/sitemap-2025-02.xml', '/sitemap-2025-02-2.xml', '/sitemap-2025-02-3.xml'];
    expect(locs((await read('/sitemap.xml')).text).filter((loc) => loc.includes('2025-02'))).toEqual(parts);
    const found = [];
    for (const part of parts) {
      const { text, storiesTold } = await read(part);
      found.push(...locs(text));
      // And the pair of each.
      expect([part, storiesTold]).toEqual([part, 2 * locs(text).length]);
    }
    expect([found.length, new Set(found).size]).toEqual([420, 420]);
    expect((await read('/sitemap-2025-02-4.xml')).status).toBe(404);
  });
});

describe('an entry', () => {
  const part = monthSitemap();

  test('names its picture, its other language and when it changed; the other one names it', async () => {
    const pictureId = await desk.addPicture({ hue: 90 });
    const english = await desk.publishNew({ pictureId });
    const japanese = await desk.publishNew({ language: 'ja', headline: '霧', pairOf: english.id });
    const alternates = [english, japanese].map(
      ({ path }, at) => `<xhtml:link rel="alternate" hreflang="${['en', 'ja'][at]}" href="${origin}${path}"/>`,
    );
    const own = entryOf((await read(part)).text, english.path);
    const other = entryOf((await read(`/ja${part}`)).text, japanese.path);
    for (const link of alternates) for (const entry of [own, other]) expect(entry).toContain(link);
    const [, picture = ''] = /<image:image><image:loc>([^<]*)<\/image:loc><\/image:image>/.exec(own) ?? [];
    expect((await get(host, picture.slice(origin.length))).headers['content-type']).toBe('image/jpeg');
    const at = new Date(Date.now() + hour);
    await correctStory(
      db,
      english.id,
      (await desk.draftOf()).copy,
      { kind: 'correction', note: 'No.' },
      'desk:test',
      at,
    );
    expect(entryOf((await read(part)).text, english.path)).toContain(`<lastmod>${at.toISOString()}</lastmod>`);
    // What goes is named by neither, also where they came out in different months.
    await cameOut(english.id, '2025-05-05T00:00:00Z');
    expect(entryOf((await read(`/ja${part}`)).text, japanese.path)).toContain(`hreflang="en"`);
    await desk.kill(english.id);
    expect(entryOf((await read(`/ja${part}`)).text, japanese.path)).not.toContain('xhtml:link');
  });

  test('names a pair that comes out later, whichever of the two names the other', async () => {
    const named = await desk.write({ language: 'ja', headline: '霧' });
    const naming = await desk.publishNew({ pairOf: named.id });
    await cameOut(naming.id, '2025-04-05T00:00:00Z');
    const lone = await desk.publishNew();
    await cameOut(lone.id, '2025-04-06T00:00:00Z');
    const april = '/sitemap-2025-04.xml';
    expect((await read(april)).text).not.toContain('xhtml:link');
    await desk.publish(named.id);
    expect(entryOf((await read(april)).text, naming.path)).toContain(`hreflang="ja" href="${origin}${named.path}"`);
    const later = await desk.publishNew({ language: 'ja', headline: '雪', pairOf: lone.id });
    expect(entryOf((await read(april)).text, lone.path)).toContain(`hreflang="ja" href="${origin}${later.path}"`);
  });

  test('of a page names each language of the site', async () => {
    const entry = entryOf((await read('/ja/sitemap-pages.xml')).text, '/ja/category/sea');
    expect(entry).toContain(`hreflang="en" href="${origin}/category/sea"`);
    expect(entry).toContain(`hreflang="ja" href="${origin}/ja/category/sea"`);
  });
});

describe('what is kept', () => {
  const kept = (path: string): boolean => node.cache.peek(host + path) !== undefined;

  test('of a month is made anew when a story of it changes, and at no other time', async () => {
    const part = monthSitemap();
    for (const path of ['/sitemap-2025-06.xml', '/sitemap-2025-02-2.xml', part]) await read(path);
    const story = await desk.publishNew();
    await hasHeard(node.cache, db);
    expect([kept('/sitemap-2025-06.xml'), kept('/sitemap-2025-02-2.xml'), kept(part)]).toEqual([true, true, false]);
    expect((await read(part)).text).toContain(story.path);
    const before = [...node.cache.keys];
    await desk.kill(old.id);
    await hasHeard(node.cache, db);
    expect([kept('/sitemap-2025-06.xml'), kept('/sitemap-2025-02-2.xml'), kept(part)]).toEqual([false, true, true]);
    // It is not stale but gone: not even an outage brings it back.
    expect(before.filter((key) => key.endsWith('/sitemap-2025-06.xml'))).toHaveLength(1);
    expect([...node.cache.keys].filter((key) => key.endsWith('/sitemap-2025-06.xml'))).toEqual([]);
    expect((await read('/sitemap-2025-06.xml')).status).toBe(404);
    expect(locs((await read('/sitemap.xml')).text)).not.toContain('/sitemap-2025-06.xml');
  });
});

describe('the news sitemap', () => {
  test('has the news of two days, and says whose, in which language, when and what', async () => {
    const news = await desk.publishNew({ headline: 'Ferries & <fog>' });
    const paid = await desk.publishNew({ sponsor: 'Ahoy Boats' });
    const late = await desk.publishNew({ headline: 'The day before yesterday' });
    await cameOut(late.id, new Date(Date.now() - 49 * hour).toISOString());
    const { text } = await read('/news-sitemap.xml');
    const entry = entryOf(text, news.path);
    for (const part of [
      '<news:name>Harbour</news:name><news:language>en</news:language>',
      '<news:title>Ferries &amp; &lt;fog&gt;</news:title>',
    ])
      expect(entry).toContain(part);
    const [, at = ''] = /<news:publication_date>([^<]+)<\/news:publication_date>/.exec(entry) ?? [];
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
    for (const { path } of [paid, late, old]) expect(text).not.toContain(path);
    // By the clock alone it is over.
    aheadMs = 47 * hour;
    expect((await read('/news-sitemap.xml')).text).toContain(news.path);
    aheadMs = 49 * hour;
    expect(locs((await read('/news-sitemap.xml')).text)).toEqual([]);
    aheadMs = 0;
  });

  test('has those kinds alone that are news, as each says of itself', async () => {
    const ofKind = new Map<StoryKind, string>();
    for (const kind of storyKinds) {
      const { id, path } = await desk.publishNew();
      // What such a story lacks is not asked for here.
      await sql`update story set kind = ${kind} where id = ${id}`.execute(db);
      await sql`update appearance set kind = ${kind} where story_id = ${id}`.execute(db);
      ofKind.set(kind, path);
    }
    await announce(db, ['network']);
    const { text } = await read('/news-sitemap.xml');
    const missing = [...ofKind].filter(([, path]) => !text.includes(path)).map(([kind]) => kind);
    expect(missing).toEqual(['feature', 'press-release', 'contest', 'guide', 'place', 'job-roundup']);
  });

  test('has the newest four hundred, and tells shared caches of each', async () => {
    await many(620, new Date(Date.now() - 40 * hour).toISOString());
    const { text, storiesTold } = await read('/news-sitemap.xml');
    expect([locs(text).length, storiesTold]).toEqual([400, 400]);
  });
});
