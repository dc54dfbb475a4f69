/** Series: stories of a site that are read one after the other; each says which part it is and leads to its neighbours. */
import { describe, expect, test } from 'vitest';
import { addSeries, changeSeries } from '../src/features/series/series.ts';
import { appearOn, fileStory } from '../src/features/stories/stories.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
let skewMs = 0;
const desk = await testDesk({ databaseUrl, dataDir });
const { db, network } = desk;
const { node, get } = await servingNode({ databaseUrl, dataDir, now: () => new Date(Date.now() + skewMs) });
const actor = 'desk:test';
const harbour = network.siteByKey('harbour')!;
const ridge = network.siteByKey('ridge')!;

async function page(path: string, host = 'harbour.localhost') {
  await hasHeard(node.cache, db);
  return get(host, path);
}
const text = async (path: string, host?: string): Promise<string> => (await page(path, host)).text;

let made = 0;
/** A new series with a part for each of the headlines, published or not. */
async function series(headlines: readonly string[], planned: number | null = null) {
  const slug = `boats-${(made += 1)}`;
  await addSeries(db, harbour, { slug, title: { en: `Boats ${made}`, ja: '船' }, planned }, actor);
  const parts = [];
  for (const [at, headline] of headlines.entries())
    parts.push(await desk.publishNew({ headline, series: { slug, part: at + 1 } }));
  return { slug, path: `/series/${slug}`, parts };
}

describe('a part', () => {
  test('says which it is, and leads to those before and after it', async () => {
    const { slug, parts } = await series(['One.', 'Two.', 'Three.'], 5);
    const shown = await text(parts[1]!.path);
    expect(shown).toContain(`Part 2 of 5 · <a href="/series/${slug}">Boats`);
    expect(shown).toContain(`<a href="${parts[0]!.path}" rel="prev">One.</a>`);
    expect(shown).toContain(`<a href="${parts[2]!.path}" rel="next">Three.</a>`);
    expect(shown).toContain(`"isPartOf":{"@type":"CreativeWorkSeries","@id":"http://harbour.localhost/series/${slug}"`);
    expect(shown).toContain('"position":2');
    expect(await text(`${parts[1]!.path}.lite`)).toContain(`<a href="${parts[2]!.path}.lite" rel="next">`);
    expect(await text(parts[0]!.path)).not.toContain('rel="prev"');
  });

  test('passes over what may not be read, and keeps its number', async () => {
    const { parts } = await series(['One.', 'Hidden two.', 'Three.']);
    await desk.withhold(parts[1]!.id);
    const shown = await text(parts[2]!.path);
    expect(shown).toContain('Part 3 of 3');
    expect(shown).toContain(`<a href="${parts[0]!.path}" rel="prev">One.</a>`);
    expect(shown).not.toContain('Hidden two.');
    await desk.publish(parts[1]!.id);
    expect(await text(parts[2]!.path)).toContain('Hidden two.');
    await desk.kill(parts[2]!.id);
    expect(await text(parts[1]!.path)).toContain('Part 2 of 2');
  });

  test('does not lead to one that has expired by the clock of the node alone', async () => {
    const { slug, parts } = await series(['Stays.']);
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    await desk.publishNew({ headline: 'Ends soon.', expiresAt, series: { slug, part: 2 } });
    // So that no list beside it names it any more.
    for (let newer = 0; newer < 24; newer += 1) await desk.publishNew();
    expect(await text(parts[0]!.path)).toContain('Ends soon.');
    skewMs = 2 * 3_600_000;
    expect(await text(parts[0]!.path)).not.toContain('rel="next"');
    expect(await text(`/series/${slug}`)).not.toContain('Ends soon.');
    skewMs = 0;
  });

  test('shows at once what its neighbour is called now, and that one has come', async () => {
    const { slug, parts } = await series(['One.', 'Two.']);
    expect(await text(parts[0]!.path)).toContain('Two.');
    await desk.revise(parts[1]!.id, { headline: 'Two, better.' });
    expect(await text(parts[0]!.path)).toContain('Two, better.');
    expect(await text(`/series/${slug}`)).not.toContain('Three.');
    await desk.publishNew({ headline: 'Three.', series: { slug, part: 3 } });
    for (const shown of [parts[1]!.path, `/series/${slug}`]) expect(await text(shown), shown).toContain('Three.');
  });

  test('is there once in each language, on its home alone', async () => {
    const { slug, parts } = await series(['One.']);
    const again = { headline: 'One again.', series: { slug, part: 1 } };
    await expect(desk.publishNew(again)).rejects.toThrow('Another story is part 1 in its language.');
    const japanese = await desk.publishNew({ ...again, language: 'ja', headline: '第一回。' });
    expect(await text(japanese.path)).toContain(`第1回（全1回） · <a href="/ja/series/${slug}">船</a>`);
    const section = network.sectionByPath(ridge, 'sea')!;
    const there = await appearOn(db, parts[0]!.id, { site: ridge, section, headline: null, slug: null }, actor);
    expect(await text(`/category/sea/${there}`, 'ridge.localhost')).not.toContain('Part 1');
    await expect(desk.publishNew({ site: 'ridge', series: { slug, part: 2 } })).rejects.toThrow('Ridge has no');
  });

  test('may be taken out again', async () => {
    const { path, parts } = await series(['One.', 'Two.']);
    await fileStory(db, parts[1]!.id, (await desk.draftOf({ series: null })).filing!, actor);
    expect(await text(parts[1]!.path)).not.toContain('Part 2');
    expect(await text(parts[0]!.path)).toContain('Part 1 of 1');
    expect(await text(path)).not.toContain('Two.');
  });
});

describe('the page of a series', () => {
  test('lists its parts in their order, in both editions, and tells machines', async () => {
    const { slug, path } = await series([]);
    for (const [part, headline] of [
      [2, 'Second.'],
      [1, 'First.'],
      [10, 'Tenth.'],
    ] as const)
      await desk.publishNew({ headline, series: { slug, part } });
    for (const shown of [await text(path), await text(`${path}.lite`)])
      expect(shown).toMatch(/First\..*Second\..*Tenth\./s);
    const shown = await text(path);
    expect(shown).toContain('Part 10 of 10');
    expect(shown).toContain('"@type":"CreativeWorkSeries"');
    expect(shown).toContain('"position":10,"headline":"Tenth."');
    expect(await text('/sitemap-pages.xml')).toContain(path);
  });

  test('is not there without a part that may be read', async () => {
    const { slug, path, parts } = await series(['Only.']);
    const embargoUntil = new Date(Date.now() + 3_600_000).toISOString();
    await desk.publishNew({ headline: 'Later.', embargoUntil, series: { slug, part: 2 } });
    expect(await text(parts[0]!.path)).toContain('Part 1 of 1');
    expect((await page(path)).status).toBe(200);
    expect((await page(`/ja${path}`)).status).toBe(404);
    await desk.withhold(parts[0]!.id);
    for (const gone of [path, `${path}.lite`, '/series/none']) expect((await page(gone)).status, gone).toBe(404);
    expect(await text('/sitemap-pages.xml')).not.toContain(path);
  });
});

test('another title shows at once on every part; another address leads on', async () => {
  const { slug, path, parts } = await series(['One.']);
  expect(await text(parts[0]!.path)).toContain('Boats');
  await changeSeries(db, harbour, slug, { title: { en: 'Ships' }, slug: `ships-${slug}`, planned: 7 }, actor);
  expect(await text(parts[0]!.path)).toContain(`Part 1 of 7 · <a href="/series/ships-${slug}">Ships</a>`);
  for (const form of ['', '.lite']) {
    const { status, headers } = await page(path + form);
    expect([status, headers.location]).toEqual([301, `/series/ships-${slug}${form}`]);
  }
  await expect(changeSeries(db, harbour, `ships-${slug}`, { planned: 201 }, actor)).rejects.toThrow('from 1 to 200');
});
