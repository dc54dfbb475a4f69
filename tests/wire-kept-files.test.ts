/** What lies in wire folders goes after a while, what failed later, and nobody has to find out by himself. */
import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { forgetFiles, keptFor, providerNamed, takeWireFile, updateProvider } from '../src/features/wire/wire.ts';
import { chainDesk } from './support/chain-desk.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { ninjsItem } from './support/sample-ninjs.ts';
import { writeJpeg } from './support/sample-pictures.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { deps } = chainDesk({ db, network, dataDir });
const { run } = cliDesk(database.url, dataDir);
const root = join(dataDir, 'wire');
const folder = join(root, 'kaikyo');
const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const names = (...path: string[]): string[] => readdirSync(join(folder, ...path)).toSorted();

beforeEach(async () => {
  await sql`update provider set keep_files_days = 30, keep_raw_days = null`.execute(db);
  for (const end of ['done', 'failed']) mkdirSync(join(folder, end), { recursive: true });
});

async function drop(name: string, content: unknown): Promise<void> {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  await takeWireFile(deps, await providerNamed(db, 'kaikyo'), join(folder, name));
}

test('by default a month in done/ and beside items, three in failed/; whoever keeps no bytes keeps no files', () => {
  const kept = (keepFilesDays: number | null, keepRawDays: number | null = null) =>
    keptFor({ keepFilesDays, keepRawDays });
  expect(kept(30)).toEqual({ done: 30, failed: 90 });
  expect(kept(30, 7)).toEqual({ done: 7, failed: 90 });
  expect(kept(30, 400)).toEqual({ done: 30, failed: 90 });
  expect(kept(null, 7)).toEqual({ done: 7, failed: null });
  expect(kept(null)).toEqual({ done: null, failed: null });
});

describe('each night', () => {
  test('what came long enough ago goes; what came since, waits, or is none of ours stays', async () => {
    await drop('good.json', ninjsItem());
    await drop('bad.json', '{"a": 1}');
    await writeJpeg(join(folder, 'beside.jpg'));
    for (const name of ['waits.json', 'upload.json.part', '.hidden.jpg', 'read.me.txt'])
      writeFileSync(join(folder, name), 'x');
    mkdirSync(join(folder, 'done', 'by-hand'), { recursive: true });
    const elsewhere = join(dataDir, 'elsewhere.json');
    writeFileSync(elsewhere, 'x');
    symlinkSync(elsewhere, join(folder, 'done', 'link.json'));
    expect(await forgetFiles(db, root, inDays(29))).toEqual([]);
    expect(await forgetFiles(db, root, inDays(31))).toEqual([{ provider: 'kaikyo', done: 1, pictures: 1, failed: 0 }]);
    expect(names('done')).toEqual(['by-hand', 'link.json']);
    expect(existsSync(elsewhere)).toBe(true);
    expect(names()).toEqual(['.hidden.jpg', 'done', 'failed', 'read.me.txt', 'upload.json.part', 'waits.json']);
    expect(names('failed')).toEqual(['bad.json', 'bad.json.reason.txt']);
    expect(await forgetFiles(db, root, inDays(89))).toEqual([]);
    expect(await forgetFiles(db, root, inDays(91))).toEqual([{ provider: 'kaikyo', done: 0, pictures: 0, failed: 1 }]);
    expect(names('failed')).toEqual([]);
  });

  test('a file counts from when it was moved, whatever its sender’s clock has written on it', async () => {
    const file = join(folder, 'old.json');
    writeFileSync(file, JSON.stringify(ninjsItem()));
    const longAgo = new Date('2020-01-01');
    utimesSync(file, longAgo, longAgo);
    await takeWireFile(deps, await providerNamed(db, 'kaikyo'), file);
    expect(await forgetFiles(db, root, inDays(1))).toEqual([]);
    expect(names('done')).toContain('old.json');
  });

  test('a provider that keeps all loses nothing, one that keeps bytes for a week loses its files with them', async () => {
    await drop('kept.json', ninjsItem());
    const { id } = await providerNamed(db, 'kaikyo');
    await updateProvider(db, id, { keepFilesDays: null });
    expect(await forgetFiles(db, root, inDays(3_000))).toEqual([]);
    await updateProvider(db, id, { keepRawDays: 7 });
    expect(await forgetFiles(db, root, inDays(8))).toMatchObject([{ failed: 0 }]);
    expect(names('done')).not.toContain('kept.json');
  });

  test('it ends where it is when the worker has to', async () => {
    await drop('not-yet.json', ninjsItem());
    const stopping = AbortSignal.abort();
    expect(await forgetFiles(db, root, inDays(31), stopping)).toEqual([]);
    expect(names('done')).toContain('not-yet.json');
  });
});

test('an item that comes again without its picture keeps the one that it has', async () => {
  const picture = { file: 'stays.jpg', caption: 'A pier.', credit: 'Kaikyo Press' };
  await writeJpeg(join(folder, 'stays.jpg'), { hue: 8 });
  await drop('one.json', ninjsItem({ uri: 'urn:stays', picture }));
  await forgetFiles(db, root, inDays(31));
  expect(existsSync(join(folder, 'stays.jpg'))).toBe(false);
  await drop('two.json', ninjsItem({ uri: 'urn:stays', version: '2', headline: 'Another headline', picture }));
  const { rows } = await sql<{ headline: string; picture: number | null }>`
    select r.headline, r.picture_id as picture from wire_chain c join story s on s.id = c.story_id
    join story_revision r on r.id = s.revision_id where c.item_key = 'urn:stays'`.execute(db);
  expect(rows).toEqual([{ headline: 'Another headline', picture: expect.any(Number) }]);
});

test('`wire provider` sets it, and `wire status` counts what is there and what of failed/ is gone', async () => {
  const set = await run(['wire', 'provider', 'kaikyo', '--keep-files', '20', '--json']);
  expect(set, set.stderr).toMatchObject({ code: 0 });
  expect(set.json()).toMatchObject([{ provider: 'kaikyo', keepFilesDays: 20 }]);
  expect((await run(['wire', 'provider', 'kaikyo'])).stdout).toMatch(
    /\n {2}files stay in done\/ +for 20 days\n {2}files stay in failed\/ +for 60 days\n/,
  );
  for (const wrong of ['0', '3651', 'never'])
    expect(await run(['wire', 'provider', 'kaikyo', '--keep-files', wrong])).toMatchObject({ code: 2 });
  await forgetFiles(db, root, inDays(100));
  const { failedForgotten: before } = await providerNamed(db, 'kaikyo');
  await drop('worse.json', '{"a": 2}');
  await forgetFiles(db, root, inDays(61));
  await drop('worst.json', '{"a": 3}');
  await writeJpeg(join(folder, 'beside.jpg'));
  const gone = inDays(61).toISOString().slice(0, 10);
  expect((await run(['wire', 'status'])).stdout).toContain(
    `    files: 0 in done/ and 1 picture beside, kept for 20 days; 1 in failed/, kept for 60 days; ${before + 1} of failed/ are gone, the last on ${gone}\n`,
  );
}, 60_000);
