/** A takedown leaves no trace but in the audit log, and nothing that is sent again brings it back. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { eraseTakenDown } from '../src/erase-story.ts';
import { takeDownStory } from '../src/features/stories/stories.ts';
import { newestChains } from '../src/features/wire/wire.ts';
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { ninjsItem } from './support/sample-ninjs.ts';
import { writeJpeg } from './support/sample-pictures.ts';
import { chainOf, storyOf, wireDesk } from './support/wire-desk.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const desk = await wireDesk({ db, network, dataDir });
const { run } = cliDesk(database.url, dataDir);
beforeAll(() => desk.start());

/** Tables of ours in which a word stands, as text or in bytes. */
async function tablesWith(word: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
  `.execute(db);
  const hex = `%${Buffer.from(word).toString('hex')}%`;
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await sql`
      select from ${sql.table(name)} t where t::text ilike ${`%${word}%`} or t::text like ${hex} limit 1
    `.execute(db);
    if (hits.length > 0) found.push(name);
  }
  return found.filter((name) => !name.startsWith('audit')).toSorted();
}

/** Files below DATA_DIR in whose name or bytes a word stands. */
function filesWith(word: string): string[] {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file.includes(word) || readFileSync(file).includes(word));
}

const media = (): string[] => filesWith('').filter((file) => file.startsWith(join(dataDir, 'media')));

test('words, pictures, wire items and files go; the same file sent again is not kept', async () => {
  await writeJpeg(join(dataDir, 'plain.jpg'), { hue: 200 });
  const uri = 'urn:example:forbidden-0815';
  const before = media();
  await writeJpeg(join(desk.folder('kaikyo'), 'Zwetschge.jpg'), { hue: 33 });
  const item = ninjsItem({
    uri,
    headline: 'A court has read this',
    body: '<p>Quittenmus is what it was about.</p>',
    picture: { file: 'Zwetschge.jpg', caption: 'Quittenmus in a jar.', credit: 'Kaikyo Photo/Rin Okabe' },
  });
  const other = ninjsItem({ uri: 'urn:example:allowed-4711', body: '<p>Hagebutte may stay.</p>' });
  await desk.take('court.json', item);
  await desk.take('feed.json', [other, { ...item, version: '2' }]);
  const { id = 0 } = (await storyOf(db, uri)) ?? {};
  await sql`
    insert into correction (story_id, revision_id, kind, note, actor)
    select ${id}, max(id), 'correction', 'It was Quittenmus.', 'desk:test' from story_revision where story_id = ${id}
  `.execute(db);
  const told = { kind: 'news', site: 'hibari', section: 'national', headline: 'A court has read this' };
  const closesAt = new Date(Date.now() + 86_400_000).toISOString();
  const poll = { question: 'Quittenmus?', answers: ['With Quittenmus', 'Without'], closesAt };
  writeFileSync(join(dataDir, 'poll.json'), JSON.stringify({ ...told, body: ['Quittenmus again.', { poll }] }));
  expect(await run(['story', 'revise', String(id), join(dataDir, 'poll.json')])).toMatchObject({ code: 0 });
  rmSync(join(dataDir, 'poll.json'));
  expect(await tablesWith('Quittenmus')).toEqual(
    expect.arrayContaining(['correction', 'poll', 'poll_answer', 'story_revision', 'wire_version']),
  );
  expect(media().length).toBeGreaterThan(before.length);

  const taken = await run(['story', 'take-down', String(id), '--json']);
  expect(taken, taken.stderr).toMatchObject({ code: 0 });
  expect(taken.json()).toMatchObject([{ erased: { wireFiles: 3 } }]);
  expect(await tablesWith('Quittenmus')).toEqual([]);
  expect(await tablesWith('forbidden-0815')).toEqual([]);
  expect(await tablesWith('Zwetschge')).toEqual([]);
  expect(filesWith('Quittenmus')).toEqual([]);
  expect(filesWith('Zwetschge')).toEqual([]);
  expect(media()).toEqual(before);

  const listed = await run(['story', 'list', '--limit', '999', '--json']);
  expect((listed.json() as { storyId: number }[]).map(({ storyId }) => storyId)).not.toContain(id);
  const shown = await run(['story', 'show', String(id)]);
  expect(shown.stdout).toMatch(/^state +taken-down$/m);
  expect(shown.stdout).not.toMatch(/court has read|Kaikyo|kaikyo/);
  expect((await newestChains(db, 100, new Date())).map(({ itemKey }) => itemKey)).not.toContain(uri);
  // What stood beside it in a file is kept by itself.
  expect(await tablesWith('Hagebutte')).toContain('wire_version');
  expect((await storyOf(db, 'urn:example:allowed-4711'))?.state).toBe('live');

  const again = desk.drop('kaikyo', 'again.json', { ...item, version: '3' });
  await expect.poll(() => existsSync(again), { timeout: 10_000 }).toBe(false);
  expect(await chainOf(db, uri)).toBeUndefined();
  expect(filesWith('Quittenmus')).toEqual([]);
  expect(readFileSync(join(dataDir, 'tombstones.log'), 'utf8')).toMatch(/ wire:kaikyo:[0-9a-f]{64} takedown/);
});

test('a picture that another story shows stays, and twice is as once', async () => {
  await writeJpeg(join(desk.folder('kaikyo'), 'shared.jpg'), { hue: 120 });
  const picture = { file: 'shared.jpg', caption: 'A bridge.', credit: 'Kaikyo Photo/Rin Okabe' };
  await desk.take('one.json', ninjsItem({ uri: 'urn:example:one', picture }));
  await desk.take('two.json', ninjsItem({ uri: 'urn:example:two', picture }));
  const { id = 0 } = (await storyOf(db, 'urn:example:one')) ?? {};
  const files = media();
  const tombstones = openTombstones(join(dataDir, 'tombstones.log'));
  const deps = { db, tombstones, dataDir, now: new Date() };
  expect(await eraseTakenDown(deps, id)).toBeNull();
  await takeDownStory(db, tombstones, id, 'desk:test', new Date());
  expect(await eraseTakenDown(deps, id)).toEqual({ wireFiles: 1, pictureFiles: 0 });
  expect(await eraseTakenDown(deps, id)).toEqual({ wireFiles: 0, pictureFiles: 0 });
  expect(media()).toEqual(files);
  expect(existsSync(join(desk.folder('kaikyo'), 'shared.jpg'))).toBe(true);
});

test('an author keeps a picture, and loses the story', async () => {
  await writeJpeg(join(desk.folder('kaikyo'), 'portrait.jpg'), { hue: 300 });
  const picture = { file: 'portrait.jpg', caption: 'At work.', credit: 'Kaikyo Photo/Rin Okabe' };
  await desk.take('three.json', ninjsItem({ uri: 'urn:example:three', picture }));
  const { id = 0 } = (await storyOf(db, 'urn:example:three')) ?? {};
  await sql`
    with made as (
      insert into author (slug, name, picture_id) select 'rin-okabe', '{"en": "Rin Okabe"}', max(picture_id)
      from story_revision where story_id = ${id} returning id
    )
    insert into story_author (story_id, author_id, place) select ${id}, id, 1 from made
  `.execute(db);
  const files = media();
  const tombstones = openTombstones(join(dataDir, 'tombstones.log'));
  await takeDownStory(db, tombstones, id, 'desk:test', new Date());
  expect(await eraseTakenDown({ db, tombstones, dataDir, now: new Date() }, id)).toMatchObject({ pictureFiles: 0 });
  expect(media()).toEqual(files);
  const { rows } = await sql`select from story_author where story_id = ${id}`.execute(db);
  expect(rows).toEqual([]);
});
