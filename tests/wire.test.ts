/** The wire, whole: a file dropped into a folder, a page that readers see; real worker parts, real HTTP. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newestRevision, publishStory, reviseStory, withholdStory } from '../src/features/stories/stories.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork, projectRoot } from './support/demo-network.ts';
import { monthSitemap } from './support/month-sitemap.ts';
import { ninjsItem } from './support/sample-ninjs.ts';
import { writeJpeg } from './support/sample-pictures.ts';
import { servingNode } from './support/serving-node.ts';
import { until } from './support/until.ts';
import { addressOf, chainOf, filesIn, storyOf, wireDesk } from './support/wire-desk.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { get } = await servingNode({ databaseUrl: database.url, dataDir });
const desk = await wireDesk({ db, network, dataDir });
beforeAll(() => desk.start());

const site = 'news.localhost';
const demoWire = join(projectRoot, 'demo/wire');

/** What the agency says of its picture. */
function demoAltText(): string {
  const text = readFileSync(join(demoWire, '1-item.json'), 'utf8');
  return /"role": "alttext",[^}]*"value": "([^"]+)"/s.exec(text)?.[1] ?? 'no alt text';
}

function paragraphs(html: string): Map<string, string> {
  return new Map(
    [...html.matchAll(/<p id="p-(b[0-9a-f]+)">(.*?)<\/p>/gs)].map(([, id = '', words = '']) => [words, id]),
  );
}

describe('the demo’s item, its update and its cancel', () => {
  const uri = 'urn:kaikyo:2026:kp-041187';
  let address = '';
  let firstIds = new Map<string, string>();
  let picture = '';

  test('the item becomes a page in its section, with its picture, credit, caption, dateline and notice', async () => {
    copyFileSync(join(demoWire, 'kp-041187.jpg'), join(desk.folder('kaikyo'), 'kp-041187.jpg'));
    expect(await desk.take('1-item.json', readFileSync(join(demoWire, '1-item.json')))).toBe('done');
    address = await addressOf(db, uri);
    expect(address).toBe('/category/national/weather/coast-road-to-close-as-six-metre-waves-head-for-aramizaki');
    const { status, text } = await get(site, address);
    expect(status).toBe(200);
    expect(text).toContain('Coast road to close as six-metre waves head for Aramizaki</h1>');
    expect(text).toMatch(/class="caption">Waves on the Aramizaki coast[^<]*<\/span>/);
    expect(text).toMatch(/class="credit">Print: Kaikyo Press<\/span>/);
    expect(text).toContain(`alt="${demoAltText()}"`);
    expect(text).toContain('NIIGATA');
    // The dateline stands above the copy, not in it as well.
    expect(text).not.toContain('NIIGATA – ');
    expect(text).toMatch(/© 2026 Kaikyo Press/);
    firstIds = paragraphs(text);
    expect(firstIds.size).toBeGreaterThanOrEqual(7);
    picture = /<img src="(\/media\/[^"]+\.jpg)"/.exec(text)?.[1] ?? '';
    const bytes = await get(site, picture);
    expect([bytes.status, bytes.headers['content-type']]).toEqual([200, 'image/jpeg']);
    for (const list of ['/', '/category/national', '/category/national/weather', '/feed', monthSitemap()])
      expect((await get(site, list)).text, list).toContain(address);
  });

  test('its update changes the words, keeps the address and the ids of what it keeps', async () => {
    expect(await desk.take('2-update.json', readFileSync(join(demoWire, '2-update.json')))).toBe('done');
    const text = await until('the new headline', async () => {
      const page = await get(site, address);
      return page.text.includes('Record 7.1-metre wave leaves stones on Aramizaki coast road</h1>') && page.text;
    });
    const ids = paragraphs(text);
    expect(ids.size).toBe(9);
    const kept = [...firstIds].filter(([words]) => ids.has(words));
    expect(kept).toHaveLength(6);
    for (const [words, id] of kept) expect(ids.get(words)).toBe(id);
    expect(new Set(ids.values()).size).toBe(ids.size);
    expect(text).toMatch(/updated \d/);
    expect(await addressOf(db, uri)).toBe(address);
    await until('the home page', async () => (await get(site, '/')).text.includes('Record 7.1-metre wave'));
  });

  test('the first version again, late, changes nothing and is kept', async () => {
    const late = { ...JSON.parse(readFileSync(join(demoWire, '1-item.json'), 'utf8')), ednote: 'sent once more' };
    expect(await desk.take('1-again.json', late)).toBe('done');
    expect(await desk.take('1-copy.json', readFileSync(join(demoWire, '1-item.json')))).toBe('done');
    expect((await chainOf(db, uri))?.versions).toBe(3);
    expect((await get(site, address)).text).toContain('Record 7.1-metre wave');
  });

  test('its cancel leaves 410 and nothing anywhere else: no list, no feed, no sitemap, no picture', async () => {
    expect(await desk.take('3-cancel.json', readFileSync(join(demoWire, '3-cancel.json')))).toBe('done');
    const gone = await until('410', async () => {
      const page = await get(site, address);
      return page.status === 410 && page;
    });
    expect(gone.text).not.toContain('7.1-metre');
    // The agency's words to editors are not for readers.
    expect(gone.text).not.toContain('slipped its mooring');
    for (const list of ['/', '/home.lite', '/category/national/weather', '/feed', monthSitemap()])
      await until(`${list} without it`, async () => !(await get(site, list)).text.includes(address));
    await until('no bytes of the picture', async () => (await get(site, picture)).status === 404);
    expect((await get(site, `${address}.lite`)).status).toBe(410);
    expect((await chainOf(db, uri))?.state).toBe('canceled');
  });

  test('a usable version after the cancel is kept and does not bring it back', async () => {
    const item = JSON.parse(readFileSync(join(demoWire, '2-update.json'), 'utf8'));
    expect(
      await desk.take('4-usable.json', { ...item, version: '4', versioncreated: '2026-11-25T09:00:00+09:00' }),
    ).toBe('done');
    expect((await get(site, address)).status).toBe(410);
    expect(desk.taken.at(-1)).toMatchObject({ ok: true, ingested: { verdict: 'revival' } });
  });

  test('every version is there byte for byte, and every file in done/', async () => {
    const { rows } = await sql<{ raw: Buffer; version: string }>`
      select raw, version from wire_version v join wire_chain c on c.id = v.chain_id where item_key = ${uri} order by v.id
    `.execute(db);
    expect(rows.map((row) => row.version)).toEqual(['1', '2', '1', '3', '4']);
    for (const [index, name] of ['1-item.json', '2-update.json', null, '3-cancel.json'].entries())
      if (name) expect(rows[index]?.raw.equals(readFileSync(join(demoWire, name)))).toBe(true);
    expect(filesIn(desk.folder('kaikyo'), 'done')).toEqual(
      expect.arrayContaining(['1-item.json', '2-update.json', '3-cancel.json']),
    );
  });
});

describe('the desk decides', () => {
  test('what a rule holds waits as a draft until the desk publishes it', async () => {
    const uri = 'urn:example:held-by-rule';
    expect(await desk.take('hold.json', ninjsItem({ uri, subjects: [{ name: 'economy' }] }), 'meridian')).toBe('done');
    const address = await addressOf(db, uri);
    expect(address).toMatch(/^\/category\/business\//);
    expect((await get(site, address)).status).toBe(404);
    await publishStory(db, (await storyOf(db, uri))?.id ?? 0, 'desk:test', new Date());
    await until('the page', async () => (await get(site, address)).status === 200);
  });

  test('an agency’s withhold of a draft is kept, and no later version publishes what the rule holds', async () => {
    const uri = 'urn:example:held-and-withheld';
    const subjects = [{ name: 'economy' }];
    const versions = ['usable', 'withheld', 'usable'].map((pubstatus, index) =>
      ninjsItem({ uri, subjects, pubstatus, version: String(index + 1) }),
    );
    for (const [index, item] of versions.entries())
      expect(await desk.take(`draft-${index}.json`, item, 'meridian')).toBe('done');
    expect(await chainOf(db, uri)).toMatchObject({ versions: 3, state: 'usable' });
    expect((await storyOf(db, uri))?.state).toBe('draft');
  });

  test('an agency’s withhold takes the page off and its next usable version brings it back', async () => {
    const uri = 'urn:example:withheld';
    expect(await desk.take('w1.json', ninjsItem({ uri, version: '1' }))).toBe('done');
    const address = await addressOf(db, uri);
    expect((await get(site, address)).status).toBe(200);
    expect(await desk.take('w2.json', ninjsItem({ uri, version: '2', pubstatus: 'withheld' }))).toBe('done');
    await until('404', async () => (await get(site, address)).status === 404);
    expect(await desk.take('w3.json', ninjsItem({ uri, version: '3' }))).toBe('done');
    await until('200', async () => (await get(site, address)).status === 200);
  });

  test('what the desk withheld stays off when its agency sends an update', async () => {
    const uri = 'urn:example:withheld-by-desk';
    expect(await desk.take('d1.json', ninjsItem({ uri, version: '1' }))).toBe('done');
    await withholdStory(db, (await storyOf(db, uri))?.id ?? 0, 'desk:test', new Date());
    expect(await desk.take('d2.json', ninjsItem({ uri, version: '2', headline: 'Nobody cleared this' }))).toBe('done');
    expect((await storyOf(db, uri))?.state).toBe('withheld');
  });

  test('an embargo without a usable date holds until a later version says when', async () => {
    const uri = 'urn:example:embargoed';
    expect(await desk.take('e1.json', ninjsItem({ uri, version: '1', embargoed: 'after the meeting' }))).toBe('done');
    const address = await addressOf(db, uri);
    expect((await chainOf(db, uri))?.state).toBe('held');
    expect((await get(site, address)).status).toBe(404);
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    expect(await desk.take('e2.json', ninjsItem({ uri, version: '2', embargoed: soon }))).toBe('done');
    expect((await get(site, address)).status).toBe(404);
    // The moment at which pages have to be made anew is in the queue.
    const { rows } = await sql`
      select 1 from graphile_worker.jobs where task_identifier = 'stories.clock' and run_at = ${soon}::timestamptz
    `.execute(db);
    expect(rows).toHaveLength(1);
    expect(await desk.take('e3.json', ninjsItem({ uri, version: '3' }))).toBe('done');
    await until('the page', async () => (await get(site, address)).status === 200);
  });
});

describe('pictures of the wire', () => {
  test.each([
    ['no caption', { file: 'plain.jpg', credit: 'Kaikyo Press' }, /no caption, and its file says none/],
    ['no credit', { file: 'plain.jpg', caption: 'A plough in the snow.' }, /no credit, and its file says none/],
    ['no file', { file: 'never-sent.jpg', caption: 'A plough.', credit: 'Kaikyo Press' }, /not beside the item/],
    ['an unreadable file', { file: 'broken.jpg', caption: 'A plough.', credit: 'Kaikyo Press' }, /cannot be used/],
    [
      'a file elsewhere',
      { file: '../../media/x.jpg', caption: 'A plough.', credit: 'Kaikyo Press' },
      /not a file beside/,
    ],
  ])('one with %s is left out, said, and the words go out without it', async (what, picture, problem) => {
    const folder = desk.folder('kaikyo');
    mkdirSync(folder, { recursive: true });
    await writeJpeg(join(folder, 'plain.jpg'));
    writeFileSync(join(folder, 'broken.jpg'), 'not a picture');
    const uri = `urn:example:picture-${what.replaceAll(' ', '-')}`;
    const name = `${uri.split(':').at(-1)}.json`;
    const item = ninjsItem({ uri, picture });
    // Without a credit line the photographer's name would do; here nobody is named.
    expect(await desk.take(name, item)).toBe('done');
    expect(desk.taken.at(-1)).toMatchObject({ ok: true, problems: [expect.stringMatching(problem)] });
    const { status, text } = await get(site, await addressOf(db, uri));
    expect(status).toBe(200);
    expect(text).not.toContain('<figure');
  });

  test('one that comes after its item joins it, unless the desk has written since', async () => {
    const sent = { caption: 'A plough.', credit: 'Kaikyo Press' };
    const uris = ['urn:example:late-picture', 'urn:example:late-picture-edited'];
    const names = ['late.json', 'late-edited.json'];
    for (const [index, uri] of uris.entries()) {
      const item = ninjsItem({ uri, picture: { ...sent, file: 'late.jpg' } });
      expect(await desk.take(names[index] ?? '', item)).toBe('done');
    }
    const [late = '', edited = ''] = uris;
    const editedId = (await storyOf(db, edited))?.id ?? 0;
    const before = await newestRevision(db, editedId);
    if (!before) throw new Error('The edited story has no revision.');
    await reviseStory(db, editedId, { ...before, picture: null }, 'desk:night', new Date());
    await writeJpeg(join(desk.folder('kaikyo'), 'late.jpg'), { hue: 120 });
    await until('the picture on the page', async () =>
      (await get(site, await addressOf(db, late))).text.includes('<figure'),
    );
    expect((await get(site, await addressOf(db, edited))).text).not.toContain('<figure');
  });

  test('without alt text the caption’s first sentence stands in; headlines never do', async () => {
    const uri = 'urn:example:no-alt';
    await writeJpeg(join(desk.folder('kaikyo'), 'plough.jpg'), { hue: 30 });
    const caption = 'A green plough at 1.5 metres of snow. The driver is on the left.';
    const item = ninjsItem({ uri, picture: { file: 'plough.jpg', caption, credit: 'Kaikyo Press' } });
    expect(await desk.take('no-alt.json', item)).toBe('done');
    const { text } = await get(site, await addressOf(db, uri));
    expect(text).toContain('alt="A green plough at 1.5 metres of snow."');
  });
});
