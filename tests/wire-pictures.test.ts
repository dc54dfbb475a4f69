/** Rights of pictures of the wire: a real file in a real folder, and what readers see, or why they do not. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyOf, newestRevision, reviseStory } from '../src/features/stories/stories.ts';
import { setProfile, providerNamed, wireProfile } from '../src/features/wire/wire.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { hasHeard } from './support/kept-pages.ts';
import { ninjsItem } from './support/sample-ninjs.ts';
import { writeTagged } from './support/sample-pictures.ts';
import type { Said } from './support/sample-pictures.ts';
import { servingNode } from './support/serving-node.ts';
import { until } from './support/until.ts';
import { addressOf, storyOf, wireDesk } from './support/wire-desk.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { get, node } = await servingNode({ databaseUrl: database.url, dataDir });
const desk = await wireDesk({ db, network, dataDir });
const { run, file: written } = cliDesk(database.url, dataDir);
beforeAll(() => desk.start());
const site = 'news.localhost';

interface Sent {
  uri: string;
  version?: string;
  /** What the agency says of the picture. */
  picture?: Record<string, unknown>;
}

let hue = 0;

/** A picture of its own, as a file beside the items. */
async function lay(name: string, said: Said): Promise<void> {
  hue += 1;
  await writeTagged(join(desk.folder('kaikyo'), name), said, { hue });
}

function itemWith(file: string, { uri, version = '1', picture = {} }: Sent): object {
  const main = { name: 'main', type: 'picture', renditions: [{ name: 'main', href: file }], ...picture };
  return ninjsItem({ uri, version, associations: [main] });
}

let taken = 0;

async function take(item: object): Promise<string[]> {
  taken += 1;
  expect(await desk.take(`item-${taken}.json`, item)).toBe('done');
  await hasHeard(node.cache, db);
  const last = desk.taken.at(-1);
  return last?.ok ? last.problems : [];
}

const pageOf = async (uri: string): Promise<string> => (await get(site, await addressOf(db, uri))).text;
const described = (caption: string, credit: string) => ({
  descriptions: [
    { role: 'caption', value: caption },
    { role: 'credit', value: credit },
  ],
});
/** The picture's addresses on a page. */
const imagesOn = (html: string): string[] => [...new Set(html.match(/\/media\/[a-z0-9]+-\d+\.(?:jpg|webp|avif)/g))];

const tagged = {
  'dc:description': 'A plough on the quay, seen from the ferry. Nobody drives it.',
  'photoshop:Credit': 'Rin Okabe',
  'Iptc4xmpCore:AltTextAccessibility': 'A plough in deep snow.',
  'dc:rights': '© 2026 Rin Okabe',
};

describe('what the item leaves open is filled by the picture’s file', () => {
  test('caption, credit, alternative text and notice; where it was taken is in nothing that is served', async () => {
    await lay('told.jpg', { xmp: tagged });
    expect(await take(itemWith('told.jpg', { uri: 'urn:told' }))).toEqual([]);
    const page = await pageOf('urn:told');
    expect(page).toContain(`<span class="caption">${tagged['dc:description']}</span>`);
    expect(page).toContain('<span class="credit">Rin Okabe</span>');
    expect(page).toContain('alt="A plough in deep snow."');
    expect(page).toContain('"creditText":"Rin Okabe","copyrightNotice":"© 2026 Rin Okabe"');
    expect(page).not.toContain('GPS');
    const images = imagesOn(page);
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) {
      const { status, bytes } = await get(site, image);
      expect([image, status]).toEqual([image, 200]);
      const { exif, xmp, iptc } = await sharp(bytes).metadata();
      expect([image, exif, xmp, iptc]).toEqual([image, undefined, undefined, undefined]);
    }
  });

  test('as the older records have it, too', async () => {
    await lay('older.jpg', { iim: { 120: 'A pier without a ship.', 110: 'Kaikyo Press', 116: '© Kaikyo' } });
    expect(await take(itemWith('older.jpg', { uri: 'urn:older' }))).toEqual([]);
    expect(await pageOf('urn:older')).toContain('<span class="caption">A pier without a ship.</span>');
    expect(await pageOf('urn:older')).toContain('alt="A pier without a ship."');
  });

  test('where the agency says something, it wins', async () => {
    await lay('both.jpg', { xmp: tagged });
    const picture = { ...described('Snow on the quay.', 'Kaikyo Press'), copyrightnotice: '© 2026 Kaikyo Press' };
    await take(itemWith('both.jpg', { uri: 'urn:both', picture }));
    const page = await pageOf('urn:both');
    expect(page).toContain('<span class="caption">Snow on the quay.</span>');
    expect(page).toContain('"creditText":"Kaikyo Press","copyrightNotice":"© 2026 Kaikyo Press"');
    expect(page).not.toContain('Rin Okabe');
    expect(page).toContain('alt="A plough in deep snow."');
  });

  test('one whose file says nothing either is left out, and it is said what is missing', async () => {
    await lay('silent.jpg', { xmp: { 'photoshop:Credit': 'Rin Okabe' } });
    const [problem] = await take(itemWith('silent.jpg', { uri: 'urn:silent' }));
    expect(problem).toBe('The picture has no caption, and its file says none; it is left out.');
    expect(await pageOf('urn:silent')).not.toContain('<figure');
  });
});

const past = '2026-01-31T12:00:00+09:00';

describe('what may not be shown is not shown, and `wire status` says why', () => {
  test.each<[string, Said, Record<string, unknown>, string]>([
    [
      'the terms in the file',
      { xmp: { ...tagged, 'xmpRights:UsageTerms': 'Print only.' } },
      {},
      'its terms say “Print only”',
    ],
    [
      'the instructions in the file',
      { iim: { 120: 'A pier.', 110: 'Kaikyo', 40: 'NO ARCHIVES; NO INTERNET' } },
      {},
      'its terms say “NO INTERNET”',
    ],
    ['the terms of the agency', { xmp: tagged }, { usageterms: 'JAPAN OUT' }, 'its terms say “JAPAN OUT”'],
    [
      'an end in the file',
      { xmp: { ...tagged, 'plus:LicenseEndDate': past } },
      // What the agency says of another end does not lengthen it.
      { expires: '2036-01-01T00:00:00Z' },
      'the right to it has ended (2026-01-31T03:00:00.000Z)',
    ],
    [
      'an end by the agency',
      { xmp: tagged },
      { expires: past },
      'the right to it has ended (2026-01-31T03:00:00.000Z)',
    ],
    ['an end that is no date', { xmp: tagged }, { expires: 'soon' }, 'when the right to it ends cannot be read'],
    ['a withdrawal', { xmp: tagged }, { pubstatus: 'canceled' }, 'its agency has withdrawn it'],
    ['a status that nobody knows', { xmp: tagged }, { pubstatus: 'resting' }, 'its agency withholds it'],
    ['an embargo', { xmp: tagged }, { embargoed: '2036-01-01T00:00:00Z' }, 'its agency has put it under an embargo'],
  ])('by %s', async (what, said, picture, reason) => {
    const [uri, file] = [`urn:barred:${what.replaceAll(' ', '-')}`, `${what.replaceAll(' ', '-')}.jpg`];
    await lay(file, said);
    const problems = await take(itemWith(file, { uri, picture }));
    expect(problems.at(-1)).toContain(`The picture is not shown: ${reason}`);
    const page = await pageOf(uri);
    expect(page).toContain('</h1>');
    expect(page).not.toContain('<figure');
  });

  test('in words beside the item, below its provider, and as a figure', async () => {
    const { stdout } = await run(['wire', 'status']);
    expect(stdout).toMatch(
      /^kaikyo {2}urn:barred:an-embargo {2}usable {2}version 1 of 1 {2}story \d+\n {4}The picture is not shown: its agency has put it under an embargo\.\n/,
    );
    expect(stdout).toMatch(
      /\n {4}10 pictures of a day are not shown\n {6}urn:barred:an-embargo: The picture is not shown: its agency has put it under an embargo\.\n/,
    );
    const lines = (await run(['wire', 'status', '--json'])).json() as { itemKey?: string; pictureProblem?: string }[];
    expect(lines.find(({ itemKey }) => itemKey === 'urn:silent')?.pictureProblem).toContain('no caption');
    expect(lines.find(({ itemKey }) => itemKey === 'urn:told')?.pictureProblem).toBeNull();
  });

  test('a provider’s profile knows its words better', async () => {
    const provider = await providerNamed(db, 'kaikyo');
    const terms = { 'Wall papers only': 'hide', 'JAPAN OUT': 'show' };
    await setProfile(db, provider, wireProfile.parse({ terms }), 'desk:test');
    await lay('known.jpg', { xmp: tagged });
    expect(await take(itemWith('known.jpg', { uri: 'urn:known', picture: { usageterms: 'JAPAN OUT' } }))).toEqual([]);
    expect(await pageOf('urn:known')).toContain('<figure');
    const [problem] = await take(
      itemWith('known.jpg', { uri: 'urn:known', version: '2', picture: { usageterms: 'wall papers only' } }),
    );
    expect(problem).toContain('its terms say “Wall papers only”');
    expect(await pageOf('urn:known')).not.toContain('<figure');
    await setProfile(db, provider, wireProfile.parse({}), 'desk:test');
  });
});

test('when the right ends that the agency gave, no exit shows it any more, and `wire status` says so', async () => {
  const ends = new Date(Date.now() + 6_000);
  await lay('ends.jpg', { xmp: tagged });
  const picture = { ...described('The last ferry of the year.', 'Kaikyo Press'), expires: ends.toISOString() };
  expect(await take(itemWith('ends.jpg', { uri: 'urn:ends', picture }))).toEqual([]);
  const address = await addressOf(db, 'urn:ends');
  const page = await pageOf('urn:ends');
  const [image = ''] = imagesOn(page);
  const key = image.replace(/-\d+\.\w+$/, '');
  const exits = [address, `${address}.lite`, '/', '/category/national', '/feed', '/category/national/feed'];
  const showing = async (): Promise<string[]> => {
    const found = await Promise.all(exits.map(async (path) => ({ path, text: (await get(site, path)).text })));
    return found.filter(({ text }) => text.includes(key)).map(({ path }) => path);
  };
  expect(await showing()).toEqual(expect.arrayContaining([address, '/']));
  expect((await get(site, image)).status).toBe(200);
  await until('the right to end', () => new Date() > ends, 10_000);
  expect(await showing()).toEqual([]);
  for (const one of imagesOn(page)) expect([one, (await get(site, one)).status]).toEqual([one, 404]);
  expect((await get(site, address)).text).not.toContain('The last ferry of the year.');
  expect((await run(['wire', 'status'])).stdout).toContain(
    `    The picture is not shown: the right to it has ended (${ends.toISOString()}).\n`,
  );
}, 60_000);

describe('under the desk’s edits', () => {
  const edited = async (uri: string): Promise<number> => {
    const id = (await storyOf(db, uri))?.id ?? 0;
    const copy = copyOf((await newestRevision(db, id))!);
    if (!copy.picture) throw new Error('The story has no picture.');
    const picture = { ...copy.picture, caption: 'The desk’s own caption.' };
    await reviseStory(db, id, { ...copy, picture }, 'desk:night', new Date());
    return id;
  };

  test('a picture that its agency withdraws goes, although the desk has captioned it', async () => {
    await lay('drawn.jpg', { xmp: tagged });
    await take(itemWith('drawn.jpg', { uri: 'urn:drawn' }));
    await edited('urn:drawn');
    await hasHeard(node.cache, db);
    expect(await pageOf('urn:drawn')).toContain('The desk’s own caption.');
    await take(itemWith('drawn.jpg', { uri: 'urn:drawn', version: '2', picture: { pubstatus: 'canceled' } }));
    expect(await pageOf('urn:drawn')).not.toContain('<figure');
    expect((await run(['wire', 'conflicts', '--json'])).stdout).not.toContain('urn:drawn');
  });

  test('an end that the agency names later counts, and the desk’s words stay', async () => {
    await lay('later.jpg', { xmp: tagged });
    await take(itemWith('later.jpg', { uri: 'urn:later' }));
    const id = await edited('urn:later');
    await take(itemWith('later.jpg', { uri: 'urn:later', version: '2', picture: { expires: '2036-01-01T00:00:00Z' } }));
    expect((await newestRevision(db, id))?.pictureText).toMatchObject({
      caption: 'The desk’s own caption.',
      expires: '2036-01-01T00:00:00.000Z',
      notice: '© 2026 Rin Okabe',
    });
    // And whoever revises the story with the same file does not lose it.
    const said = { file: join(desk.folder('kaikyo'), 'later.jpg'), alt: 'A plough.', caption: 'Again.', credit: 'Us' };
    const story = {
      kind: 'news',
      site: 'hibari',
      section: 'national',
      headline: 'Again',
      body: ['Again.'],
      picture: said,
    };
    const revised = await run(['story', 'revise', String(id), written('again.json', story)]);
    expect(revised, revised.stderr).toMatchObject({ code: 0 });
    expect((await newestRevision(db, id))?.pictureText).toMatchObject({
      caption: 'Again.',
      expires: '2036-01-01T00:00:00.000Z',
    });
  }, 30_000);
});

describe('a picture that comes after its item', () => {
  test('says what the item leaves open', async () => {
    const [problem] = await take(itemWith('late.jpg', { uri: 'urn:late' }));
    expect(problem).toBe('The picture late.jpg is not beside the item.');
    await lay('late.jpg', { xmp: tagged });
    await until('the picture on the page', async () => (await pageOf('urn:late')).includes('A plough on the quay'));
    const lines = (await run(['wire', 'status', '--json'])).json() as { itemKey?: string; pictureProblem?: string }[];
    expect(lines.find(({ itemKey }) => itemKey === 'urn:late')?.pictureProblem).toBeNull();
  });

  test('and may not be shown stays out, with its reason', async () => {
    await take(itemWith('late-barred.jpg', { uri: 'urn:late:barred', picture: described('A pier.', 'Kaikyo') }));
    await lay('late-barred.jpg', { xmp: { 'xmpRights:UsageTerms': 'Not for web use' } });
    const problem = async () => {
      const lines = (await run(['wire', 'status', '--json'])).json() as { itemKey?: string; pictureProblem?: string }[];
      return lines.find(({ itemKey }) => itemKey === 'urn:late:barred')?.pictureProblem;
    };
    await until('the reason', async () => (await problem())?.includes('its terms say “Not for web”'));
    expect(await pageOf('urn:late:barred')).not.toContain('<figure');
  }, 60_000);
});

test('a picture that cannot be opened is said', async () => {
  writeFileSync(join(desk.folder('kaikyo'), 'broken.jpg'), 'not a picture');
  const [problem] = await take(itemWith('broken.jpg', { uri: 'urn:broken' }));
  expect(problem).toContain('cannot be used');
});
