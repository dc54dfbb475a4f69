/** Items and files that no agency should send, and updates that cross what the desk did. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startImageProcess } from '../src/features/media/media.ts';
import { newestRevision, reviseStory } from '../src/features/stories/stories.ts';
import { allProviders, takeLatePicture, takeWireFile } from '../src/features/wire/wire.ts';
import type { WireDeps } from '../src/features/wire/wire.ts';
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { ninjsItem } from './support/sample-ninjs.ts';
import { writeJpeg } from './support/sample-pictures.ts';
import { until } from './support/until.ts';
import { addressOf, chainOf, filesIn, storyOf, wireDesk } from './support/wire-desk.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const desk = await wireDesk({ db, network, dataDir });
beforeAll(() => desk.start());
const images = startImageProcess();
afterAll(() => images.close());
const deps: WireDeps = {
  db,
  network,
  media: { db, folder: join(dataDir, 'media'), images },
  tombstones: openTombstones(join(dataDir, 'tombstones.log')),
  now: () => new Date(),
};
/** Beside the watched folders, for what a watcher would take too early. */
const apart = join(dataDir, 'apart');
mkdirSync(apart);

async function kaikyo() {
  const provider = (await allProviders(db)).find(({ key }) => key === 'kaikyo');
  if (!provider) throw new Error('The demo has no provider kaikyo.');
  return provider;
}

async function rowOf(uri: string) {
  const { id = 0 } = (await storyOf(db, uri)) ?? {};
  return db.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

const problems = (): string[] => {
  const last = desk.taken.at(-1);
  return last?.ok ? last.problems : [];
};

describe('addresses', () => {
  test('a headline without a to z takes its slug from the slugline, or one of its own', async () => {
    const headline = '山火事が広がる';
    const cases: [uri: string, slugline: string, slug: RegExp][] = [
      ['urn:example:slugline', 'fire-mountains', /\/fire-mountains$/],
      ['urn:example:no-slugline', '', /\/wire-[a-z0-9]{8,}$/],
      ['urn:example:no-slugline-again', '山火事', /\/wire-[a-z0-9]{8,}$/],
    ];
    for (const [uri, slugline] of cases)
      expect(await desk.take(`${uri.slice(12)}.json`, ninjsItem({ uri, headline, slugline }))).toBe('done');
    for (const [uri, , slug] of cases) expect(await addressOf(db, uri)).toMatch(slug);
  });

  test('an item with neither headline nor slugline is held under its number', async () => {
    const uri = 'urn:example:nameless';
    expect(await desk.take('nameless.json', ninjsItem({ uri, headlines: [], slugline: ' ' }))).toBe('done');
    const { id = 0, state } = (await storyOf(db, uri)) ?? {};
    expect(state).toBe('draft');
    expect((await newestRevision(db, id))?.headline).toBe(uri);
  });
});

describe('what cannot be stored', () => {
  test('a uri that is too long is refused with the reason', async () => {
    expect(await desk.take('long-uri.json', ninjsItem({ uri: `urn:${'海'.repeat(497)}` }))).toBe('failed');
    expect(await desk.reasonOf('long-uri.json')).toMatch(/uri: at most 500 characters are wanted/);
    expect(await desk.take('fitting-uri.json', ninjsItem({ uri: `urn:${'海'.repeat(496)}` }))).toBe('done');
  });

  test('what the database refuses goes to failed/ in words without a query, and the next one is taken', async () => {
    await sql`alter table wire_version add constraint no_oddities check (version <> 'odd')`.execute(db);
    const before = desk.taken.length;
    expect(await desk.take('odd.json', ninjsItem({ version: 'odd' }))).toBe('failed');
    const reason = await desk.reasonOf('odd.json');
    expect(reason).toContain('It could not be stored.');
    expect(reason).not.toMatch(/no_oddities|constraint|wire_version|insert|relation|23514|^ +at /im);
    // The file is moved before it is told what became of it.
    const told = await until('what is told of it', () => desk.taken.find(({ ok }, at) => !ok && at >= before));
    expect(told).toMatchObject({ cause: { code: '23514' } });
    expect(await desk.take('even.json', ninjsItem({ version: 'even' }))).toBe('done');
  });

  test.each(['40001', '40P01', '57P01'])('what may pass (%s) leaves the file for the next round', async (code) => {
    // A sequence counts what a transaction takes back.
    await sql`create sequence busy_tries`.execute(db);
    await sql`create or replace function busy() returns trigger language plpgsql as
      ${sql.raw(`$$ begin perform nextval('busy_tries'); raise exception 'busy' using errcode = '${code}'; end $$`)}`.execute(
      db,
    );
    await sql`create trigger busy before insert on wire_version for each row execute function busy()`.execute(db);
    const uri = `urn:example:busy-${code}`;
    const file = desk.drop('kaikyo', `busy-${code}.json`, ninjsItem({ uri }));
    await until('a try', async () => {
      const { rows } = await sql<{ tried: boolean }>`select is_called as tried from busy_tries`.execute(db);
      return rows[0]?.tried;
    });
    expect(existsSync(file)).toBe(true);
    await sql`drop trigger busy on wire_version`.execute(db);
    await sql`drop sequence busy_tries`.execute(db);
    expect(await desk.settled('kaikyo', `busy-${code}.json`)).toBe('done');
    expect((await storyOf(db, uri))?.state).toBe('live');
  });

  test('a folder or a pipe in the place of a picture is no picture, and of an item no item', async () => {
    mkdirSync(join(desk.folder('kaikyo'), 'folder.jpg'));
    execFileSync('sh', ['-c', 'mkfifo pipe.jpg pipe.json'], { cwd: desk.folder('kaikyo') });
    mkdirSync(join(desk.folder('kaikyo'), 'folder.json'));
    expect(await desk.settled('kaikyo', 'pipe.json')).toBe('failed');
    for (const file of ['folder.jpg', 'pipe.jpg']) {
      const picture = { file, caption: 'A plough.', credit: 'Kaikyo Press' };
      expect(await desk.take(`beside-${file}.json`, ninjsItem({ picture }))).toBe('done');
      expect(problems()).toEqual([`The picture ${file} is not beside the item.`]);
    }
    expect(existsSync(join(desk.folder('kaikyo'), 'folder.json'))).toBe(true);
    expect(await desk.take('after-pipes.json', ninjsItem())).toBe('done');
  });
});

describe('updates', () => {
  test('an embargo counts, and readers keep the copy that they had, when the update’s copy is incomplete', async () => {
    const uri = 'urn:example:incomplete-update';
    expect(await desk.take('i1.json', ninjsItem({ uri, version: '1', headline: 'It has a body' }))).toBe('done');
    const before = await rowOf(uri);
    const embargoed = new Date(Date.now() + 3_600_000).toISOString();
    const bare = ninjsItem({ uri, version: '2', headline: 'It has no body', body: '', embargoed });
    expect(await desk.take('i2.json', bare)).toBe('done');
    const after = await rowOf(uri);
    expect(after).toMatchObject({ state: 'live', revision_id: before.revision_id, embargo_until: new Date(embargoed) });
    expect(await chainOf(db, uri)).toMatchObject({ versions: 2, state: 'usable' });
    expect(problems()).toEqual([expect.stringMatching(/Missing: a body/)]);
    expect(await desk.take('i3.json', ninjsItem({ uri, version: '3', body: '' }))).toBe('done');
    expect(await rowOf(uri)).toMatchObject({ state: 'live', embargo_until: null, revision_id: before.revision_id });
  });

  test('what the desk has edited is not overwritten; what its agency holds back is held back', async () => {
    const uri = 'urn:example:edited';
    expect(await desk.take('d1.json', ninjsItem({ uri, version: '1' }))).toBe('done');
    const { id } = await rowOf(uri);
    const copy = await newestRevision(db, id);
    if (!copy) throw new Error('The story has no revision.');
    await reviseStory(db, id, { ...copy, headline: 'As the desk has it', picture: null }, 'desk:night', new Date());
    const edited = await rowOf(uri);
    const expires = new Date(Date.now() + 7_200_000).toISOString();
    expect(await desk.take('d2.json', ninjsItem({ uri, version: '2', headline: 'As sent', expires }))).toBe('done');
    expect(problems()).toEqual([
      expect.stringMatching(/The desk has changed the same, and its text stays: headline\./),
    ]);
    expect((await newestRevision(db, id))?.headline).toBe('As the desk has it');
    expect(await rowOf(uri)).toMatchObject({ revision_id: edited.revision_id, expires_at: new Date(expires) });
    expect(await desk.take('d3.json', ninjsItem({ uri, version: '3', pubstatus: 'withheld' }))).toBe('done');
    expect((await rowOf(uri)).state).toBe('withheld');
    expect(await desk.take('d4.json', ninjsItem({ uri, version: '4' }))).toBe('done');
    expect(await rowOf(uri)).toMatchObject({ state: 'live', revision_id: edited.revision_id });
    expect(await desk.take('d5.json', ninjsItem({ uri, version: '5', pubstatus: 'canceled' }))).toBe('done');
    expect((await rowOf(uri)).state).toBe('killed');
  });
});

describe('files that change under the hand', () => {
  test('one that is replaced while it is taken in is taken in too', async () => {
    const uris = ['urn:example:replaced', 'urn:example:replacing'];
    const [first, second] = uris.map((uri) => JSON.stringify(ninjsItem({ uri })));
    const file = join(apart, 'replaced.json');
    writeFileSync(file, first ?? '');
    // At the first look at the clock, the bytes have been read.
    let replaced = false;
    const now = (): Date => {
      if (!replaced) {
        writeFileSync(`${file}.part`, second ?? '');
        renameSync(`${file}.part`, file);
        replaced = true;
      }
      return new Date();
    };
    const taken = await takeWireFile({ ...deps, now }, await kaikyo(), file);
    expect(taken.ok).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(second);
    await takeWireFile(deps, await kaikyo(), file);
    expect(filesIn(apart, 'done')).toEqual(['replaced.json']);
    for (const uri of uris) expect((await storyOf(db, uri))?.state).toBe('live');
  });

  test('a late picture that cannot be used is said', async () => {
    const uri = 'urn:example:late-broken';
    const picture = { file: 'late-broken.jpg', caption: 'A plough.', credit: 'Kaikyo Press' };
    expect(await desk.take('late-broken.json', ninjsItem({ uri, picture }))).toBe('done');
    const file = join(apart, 'late-broken.jpg');
    writeFileSync(file, 'not a picture');
    const late = await takeLatePicture(deps, await kaikyo(), file);
    expect(late).toEqual({ stories: [], problems: [expect.stringMatching(/cannot be used/)] });
    // Whoever starts again finds it again, and has nothing new to say.
    expect(await takeLatePicture(deps, await kaikyo(), file)).toEqual({ stories: [], problems: [] });
    await writeJpeg(file, { hue: 250 });
    expect(await takeLatePicture(deps, await kaikyo(), file)).toEqual({
      stories: [(await storyOf(db, uri))?.id],
      problems: [],
    });
  });

  test('a picture that the watcher overlooks is found by the next look into the folder', async () => {
    const uri = 'urn:example:overlooked-picture';
    const picture = { file: 'overlooked.jpg', caption: 'A plough.', credit: 'Kaikyo Press' };
    expect(await desk.take('overlooked-picture.json', ninjsItem({ uri, picture }), 'meridian')).toBe('done');
    // Somebody puts a new folder in the place of the watched one.
    renameSync(desk.folder('meridian'), `${desk.folder('meridian')}-before`);
    mkdirSync(desk.folder('meridian'));
    const file = await writeJpeg(join(desk.folder('meridian'), 'overlooked.jpg'), { hue: 300 });
    const earlier = new Date(Date.now() - 60_000);
    utimesSync(file, earlier, earlier);
    const { id = 0 } = (await storyOf(db, uri)) ?? {};
    await until('the picture', async () => (await newestRevision(db, id))?.pictureId !== null);
  });
});
