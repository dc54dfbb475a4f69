/** Tags: a story has those of its home; each has a page, a light one and feeds; their names and addresses may change. */
import { describe, expect, test } from 'vitest';
import { appearOn, fileStory } from '../src/features/stories/stories.ts';
import { addTag, changeTag, mergeTags } from '../src/features/tags/tags.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { db, network } = desk;
const { node, get } = await servingNode({ databaseUrl, dataDir });
const [harbour, ridge] = ['harbour', 'ridge'].map((key) => network.siteByKey(key)!) as [
  NonNullable<ReturnType<typeof network.siteByKey>>,
  NonNullable<ReturnType<typeof network.siteByKey>>,
];
const actor = 'desk:test';
await addTag(db, harbour, { slug: 'ferries', name: { en: 'Ferries', ja: '渡し船' } }, actor);
await addTag(db, harbour, { slug: 'fog', name: { en: 'Fog & mist' }, description: { en: 'When it comes.' } }, actor);
await addTag(db, ridge, { slug: 'snow', name: { en: 'Snow' } }, actor);

async function page(path: string, host = 'harbour.localhost') {
  await hasHeard(node.cache, db);
  return get(host, path);
}
const text = async (path: string, host?: string): Promise<string> => (await page(path, host)).text;

describe('a story', () => {
  test('names its tags by address or by name, and shows them below its body in the order of its file', async () => {
    const { path } = await desk.publishNew({ headline: 'Two tags', tags: ['fog & MIST', '渡し船'] });
    const shown = await text(path);
    expect(shown).toMatch(/href="\/tag\/fog" rel="tag">Fog &amp; mist<\/a>.*href="\/tag\/ferries" rel="tag">Ferries/s);
    expect(shown).toContain('"keywords":["Fog & mist","Ferries"]');
    expect(shown).toContain('<meta property="article:tag" content="Ferries"/>');
    expect(await text(`${path}.lite`)).toContain('href="/tag/fog.lite"');
  });

  test('of another language shows a name in it, or says in which language it is', async () => {
    const { path } = await desk.publishNew({ language: 'ja', headline: '霧の船', tags: ['fog', 'ferries'] });
    const shown = await text(path);
    expect(shown).toContain('<a href="/ja/tag/fog" rel="tag" lang="en">Fog &amp; mist</a>');
    expect(shown).toContain('<a href="/ja/tag/ferries" rel="tag">渡し船</a>');
  });

  test('may not have one that its home has not', async () => {
    await expect(desk.publishNew({ tags: ['snow'] })).rejects.toThrow('Harbour has no tag “snow”, but ferries, fog');
    const there = (await desk.draftOf({ site: 'ridge', tags: ['snow'] })).filing!;
    const { id } = await desk.publishNew();
    await expect(fileStory(db, id, there, actor)).rejects.toThrow('the tags of its home');
  });

  test('has none where it only appears, and stands in no list of that site’s tags', async () => {
    await addTag(db, ridge, { slug: 'ferries', name: { en: 'Ferries' } }, actor);
    const { id } = await desk.publishNew({ headline: 'On both banks', tags: ['ferries'] });
    const section = network.sectionByPath(ridge, 'sea')!;
    const slug = await appearOn(db, id, { site: ridge, section, headline: null, slug: null }, actor);
    expect(await text(`/category/sea/${slug}`, 'ridge.localhost')).not.toContain('rel="tag"');
    expect((await page('/tag/ferries', 'ridge.localhost')).status).toBe(404);
    expect(await text('/tag/ferries')).toContain('On both banks');
  });
});

describe('the page of a tag', () => {
  test('lists its stories, newest first, with what it is about, in both editions', async () => {
    await desk.publishNew({ headline: 'Older in the fog', tags: ['fog'] });
    await desk.publishNew({ headline: 'Newer in the fog', tags: ['fog'] });
    await desk.publishNew({ headline: 'Not in it' });
    for (const path of ['/tag/fog', '/tag/fog.lite']) {
      const shown = await text(path);
      const main = shown.slice(shown.indexOf('<main'), shown.indexOf('</main>'));
      expect(main, path).toMatch(/Newer in the fog.*Older in the fog/s);
      expect(main, path).toContain('When it comes.');
      expect(main.split('<aside')[0], path).not.toContain('Not in it');
    }
    expect(await text('/tag/fog')).toContain(
      '<link rel="alternate" hreflang="ja" href="http://harbour.localhost/ja/tag/fog"/>',
    );
  });

  test('is not there without a story that may be read, neither are its feeds', async () => {
    await addTag(db, harbour, { slug: 'secret', name: { en: 'Secret' } }, actor);
    const embargoUntil = new Date(Date.now() + 3_600_000).toISOString();
    await desk.publishNew({ embargoUntil, tags: ['secret'] });
    const { id } = await desk.write({ headline: 'Not yet', tags: ['secret'] });
    const paths = [
      '/tag/secret',
      '/tag/secret.lite',
      '/tag/secret/feed',
      '/tag/secret/feed.json',
      '/tag/none',
      '/tag/fog?page=9',
    ];
    for (const path of paths) expect((await page(path)).status, path).toBe(404);
    expect(await text('/sitemap-pages.xml')).not.toContain('/tag/secret');
    await desk.publish(id);
    for (const path of paths.slice(0, 4)) expect((await page(path)).text, path).toContain('Not yet');
    expect(await text('/sitemap-pages.xml')).toContain('/tag/secret');
    await desk.withhold(id);
    for (const path of paths.slice(0, 4)) expect((await page(path)).status, path).toBe(404);
  });

  test('comes in pages', async () => {
    await addTag(db, harbour, { slug: 'many', name: { en: 'Many' } }, actor);
    for (let at = 1; at <= 15; at += 1) await desk.publishNew({ headline: `Number ${at}.`, tags: ['many'] });
    const { id } = await desk.publishNew({ headline: 'Number 16.', tags: ['many'] });
    expect(await text('/tag/many')).toContain('Number 16.');
    const second = await text('/tag/many?page=2');
    expect(second).toContain('Number 1.');
    expect(second).toContain('<link rel="prev" href="/tag/many"/>');
    expect((await page('/tag/many?page=3')).status).toBe(404);
    // What leaves the first page brings the second in.
    await fileStory(db, id, { tags: [] }, actor);
    expect((await page('/tag/many?page=2')).status).toBe(404);
    expect(await text('/tag/many')).toContain('Number 1.');
  });
});

test('what a story is filed under changes at once, on the old page and the new one', async () => {
  const { id, path } = await desk.publishNew({ headline: 'Filed anew', tags: ['ferries'] });
  expect(await text('/tag/ferries')).toContain('Filed anew');
  expect(await text('/tag/fog')).not.toContain('Filed anew');
  await fileStory(db, id, (await desk.draftOf({ tags: ['fog'] })).filing!, actor);
  expect(await text('/tag/ferries')).not.toContain('Filed anew');
  expect(await text('/tag/fog')).toContain('Filed anew');
  expect(await text(path)).not.toContain('/tag/ferries');
});

test('another name shows at once wherever the tag is named', async () => {
  const { path } = await desk.publishNew({ tags: ['ferries'] });
  for (const shown of [path, '/tag/ferries']) expect(await text(shown)).toContain('Ferries');
  await changeTag(db, harbour, 'Ferries', { name: { en: 'Boats across' } }, actor);
  for (const shown of [path, `${path}.lite`, '/tag/ferries', '/tag/ferries/feed'])
    expect(await text(shown), shown).toContain('Boats across');
});

describe('an old address leads on, in every form and however it is written', () => {
  const leads = async (path: string): Promise<string | number> => {
    const { status, headers } = await page(path);
    return status === 301 ? String(headers.location) : status;
  };
  const forms = ['', '.lite', '/feed', '/feed.atom', '/feed.json'];

  test('from another slug, and back again', async () => {
    await addTag(db, harbour, { slug: 'tides', name: { en: 'Tides' } }, actor);
    await desk.publishNew({ tags: ['tides'] });
    await desk.publishNew({ language: 'ja', tags: ['tides'] });
    await changeTag(db, harbour, 'tides', { slug: 'high-water' }, actor);
    for (const at of ['', '/ja'])
      for (const form of forms) expect(await leads(`${at}/tag/tides${form}`)).toBe(`${at}/tag/high-water${form}`);
    expect(await leads('/tag/TIDES')).toBe('/tag/high-water');
    await changeTag(db, harbour, 'high-water', { slug: 'tides' }, actor);
    expect(await leads('/tag/tides')).toBe(200);
    expect(await leads('/tag/high-water')).toBe('/tag/tides');
  });

  test('from one that was merged, by way of another', async () => {
    for (const slug of ['wind', 'gale', 'storm']) await addTag(db, harbour, { slug, name: { en: slug } }, actor);
    const { path } = await desk.publishNew({ headline: 'It blew', tags: ['wind', 'gale'] });
    expect((await mergeTags(db, harbour, { from: 'wind', into: 'gale' }, actor)).stories).toBe(0);
    expect((await mergeTags(db, harbour, { from: 'gale', into: 'storm' }, actor)).stories).toBe(1);
    expect(await leads('/tag/wind')).toBe('/tag/storm');
    expect(await text('/tag/storm')).toContain('It blew');
    expect((await text(path)).match(/rel="tag"/g)).toHaveLength(1);
    // Another tag at the old address is not the one that was there.
    await addTag(db, harbour, { slug: 'wind', name: { en: 'wind' } }, actor);
    expect(await leads('/tag/wind')).toBe(404);
  });
});

test('a feed of a tag is one of the three formats, and names tags as categories', async () => {
  await addTag(db, harbour, { slug: 'bells', name: { en: 'Bells' } }, actor);
  const { id, path } = await desk.publishNew({ headline: 'It rang', tags: ['bells', 'fog'] });
  const json = JSON.parse(await text('/tag/bells/feed.json')) as {
    title: string;
    items: { url: string; tags: string[] }[];
  };
  expect(json).toMatchObject({ title: 'Harbour, Bells', items: [{ url: `http://harbour.localhost${path}` }] });
  expect(json.items[0]!.tags).toEqual(['Sea', 'Bells', 'Fog & mist']);
  const atom = await text('/tag/bells/feed.atom');
  expect(atom).toContain('<category term="Bells"/>');
  expect(await text('/tag/bells')).toContain(
    'type="application/atom+xml" title="Harbour, Bells, newest stories (Atom)"',
  );
  await desk.kill(id);
  expect(await text('/tag/bells/feed.atom')).toContain(`deleted-entry`);
  expect((await page('/tag/bells')).status).toBe(404);
});

test.each([
  ['a slug in capitals', { slug: 'Fog', name: { en: 'Fog bank' } }, 'its address is of a to z'],
  ['no name in the site’s own language', { slug: 'kiri', name: { ja: '霧' } }, 'needs its name in “en”'],
  ['the name of another', { slug: 'mist', name: { en: 'fog & mist' } }, 'already'],
  ['a name that is too long', { slug: 'long', name: { en: 'x'.repeat(61) } }, 'more than 60'],
])('a tag with %s is refused', async (_what, tag, why) => {
  await expect(addTag(db, harbour, tag, actor)).rejects.toThrow(why);
});
