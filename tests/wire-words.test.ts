/** What the command line says of wire files that cannot be used, and of providers. */
import { gzipSync } from 'node:zlib';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { examine } from '../src/features/health/health.ts';
import { providerNamed, updateProvider } from '../src/features/wire/wire.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { writeJpeg } from './support/sample-pictures.ts';
import { ninjsItem } from './support/sample-ninjs.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db } = await demoNetwork(database.url);
const { run, file } = cliDesk(database.url, dataDir);

async function refusalOf(name: string, content?: Buffer | string): Promise<string> {
  const path = join(dataDir, name);
  if (content !== undefined) writeFileSync(path, content);
  const [line] = (await run(['wire', 'parse', path])).json() as { error: { message: string } }[];
  return line?.error.message ?? '';
}

test('a file that is no wire file is called what it is', async () => {
  expect(await refusalOf('sheet.pdf', '%PDF-1.7\n%\xe2\xe3')).toContain('It is a PDF');
  await writeJpeg(join(dataDir, 'pier.xml'));
  expect(await refusalOf('pier.xml')).toContain('It is a picture');
  expect(await refusalOf('twice.gz', gzipSync(gzipSync('{"uri": "x"}')))).toContain('It is packed twice');
  expect(await refusalOf('all.zip', Buffer.from('504b0304140000', 'hex'))).toContain('It is a ZIP archive');
  expect(await refusalOf('nothing.xml')).toBe(`${join(dataDir, 'nothing.xml')}: there is no such file.`);
  mkdirSync(join(dataDir, 'folder'));
  expect(await refusalOf('folder')).toBe(`${join(dataDir, 'folder')}: that is a folder.`);
  const { code, stderr } = await run(['wire', 'ingest', 'kaikyo', join(dataDir, 'folder')]);
  expect([code, stderr]).toEqual([1, `${join(dataDir, 'folder')}: that is a folder.\nMend what is named.\n`]);
});

test('of several items a bad one is named by its number and its title', async () => {
  const { uri: _, ...keyless } = ninjsItem({ headline: 'Ferry returns' }) as Record<string, unknown>;
  const list = [ninjsItem({ uri: 'urn:one' }), { ...keyless, guid: ' ' }, { hello: 1 }];
  const lines = (await run(['wire', 'parse', file('list.json', list)])).json() as { error?: { message: string } }[];
  expect(lines[1]?.error?.message).toBe(
    'The wire file cannot be read. Item 2 of the file “Ferry returns”: uri: at least 1 character is wanted.',
  );
  expect(lines[2]?.error?.message).toContain('Item 3 of the file: It is in none of the dialects');
});

test('a file of rules that cannot be used is named, and one without any says what comes of that', async () => {
  const wrong = await run(['wire', 'rules', 'set', 'kaikyo', file('wrong.json', { rules: [], hello: 1 })]);
  expect(wrong.stderr).toMatch(
    /^Some of \S+wrong\.json cannot be used:\n.*nothing here is called “hello”\.\nMend what is named\.\n$/,
  );
  const none = await run(['wire', 'rules', 'set', 'kaikyo', file('none.json', { rules: [] })]);
  expect(none.stderr).toContain('nothing of it becomes a story until there is a rule');
});

test('a provider is pushed to at an address with scheme and port; its settings are whole sentences', async () => {
  const [{ address }] = (await run(['wire', 'push', 'kaikyo', '--json'])).json() as [{ address: string }];
  expect(address).toMatch(/^https?:\/\/[^/]+\/wire\/kaikyo$/);
  const { stdout } = await run(['wire', 'provider', 'kaikyo', '--keep-raw', 'always']);
  expect(stdout).toMatch(/ bytes are kept +for good\n/);
});

test('for whose readers a site is can be asked', async () => {
  const shown = async () => (await run(['site', 'territory', 'hibari', '--json'])).json();
  const before = await shown();
  expect(before).toEqual([{ site: 'hibari', territory: null }]);
  await run(['site', 'territory', 'hibari', 'JP']);
  expect(await shown()).toEqual([{ site: 'hibari', territory: 'JP' }]);
});

test('one that is expected and has never come is silent since then', async () => {
  const look = async () =>
    (await examine({ db, dataDir, embedded: null, now: new Date() })).find(({ key }) => key === 'wire-kaikyo');
  const expected = await providerNamed(db, 'kaikyo');
  await updateProvider(db, expected.id, { rhythmSeconds: 60 });
  expect(await look()).toMatchObject({
    state: 'fine',
    figures: expect.arrayContaining([{ name: 'wire_rhythm_seconds', value: 60, labels: { provider: 'kaikyo' } }]),
  });
  const awaited = async (seconds: number) => {
    await sql`update provider set awaited_since = now() - make_interval(secs => ${seconds}) where id = ${expected.id}`.execute(
      db,
    );
    return (await look())?.state;
  };
  expect([await awaited(90), await awaited(130)]).toEqual(['look', 'act']);
  const said = (await look())?.figures?.find(({ name }) => name === 'wire_silent_seconds');
  expect(said?.value).toBeGreaterThanOrEqual(130);
  expect((await run(['wire', 'status'])).stdout).toMatch(/^provider kaikyo: has never sent anything, .*SILENT$/m);
  // Whoever says it anew begins to wait anew.
  await updateProvider(db, expected.id, { rhythmSeconds: 60 });
  expect((await look())?.state).toBe('fine');
});

test('a provider is added to a network that is there, with the checks of the network’s file', async () => {
  const gull = {
    key: 'gull',
    source: { key: 'gull', name: 'Gull Press', notice: { en: '© Gull Press.' } },
    site: 'hibari',
  };
  const add = (name: string, value: object) => run(['wire', 'add', file(name, value)]);
  const unknown = await add('section.json', { ...gull, rules: [{ section: 'nowhere', action: 'hold' }] });
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('gull: “nowhere” is not among national')]);
  expect((await add('source.json', { ...gull, source: 'nobody' })).stderr).toContain('“nobody” is not among kaikyo');
  expect((await add('gull.json', { ...gull, rules: [{ section: 'national', action: 'hold' }] })).code).toBe(0);
  expect((await add('twice.json', gull)).stderr).toContain('key: “gull” is there already.');
  const taken = await run(['wire', 'ingest', 'gull', file('gull-1.json', ninjsItem({ uri: 'urn:gull:1' })), '--json']);
  const [{ storyId }] = taken.json() as [{ storyId: number }];
  // New copy for it says no more than what is new.
  const revised = await run([
    'story',
    'revise',
    String(storyId),
    file('copy.json', { headline: 'Gull lands', body: ['It stays.'] }),
  ]);
  expect([revised.code, revised.stderr]).toEqual([0, '']);
});
