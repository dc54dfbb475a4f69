/** What is lost of what providers send: counted for each field, told to whoever asks, and found again by a profile. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Registry } from 'prom-client';
import { beforeEach, describe, expect, test } from 'vitest';
import { addHealthMetrics, examine } from '../src/features/health/health.ts';
import type { FieldRead } from '../src/features/wire/fields-read.ts';
import {
  fieldsOf,
  forgetFields,
  ingestItem,
  providerNamed,
  setProfile,
  wireProfile,
} from '../src/features/wire/wire.ts';
import { summaryInLines, summaryOf, takeWireFile } from '../src/features/wire/wire.ts';
import { chainDesk } from './support/chain-desk.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { rawOf, wireItem } from './support/sample-items.ts';
import { ninjsItem } from './support/sample-ninjs.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { deps } = chainDesk({ db, network, dataDir });
const { run } = cliDesk(database.url, dataDir);
const lost = (path: string): FieldRead => ({ path, lost: 'Some words' });
const kept = (path: string): FieldRead => ({ path, lost: null });

beforeEach(async () => {
  await sql`delete from wire_field`.execute(db);
});

async function ingest(fields: FieldRead[], item = wireItem(), provider = 'kaikyo') {
  return ingestItem(deps, await providerNamed(db, provider), item, rawOf(item), dataDir, fields);
}

async function counts(provider = 'kaikyo') {
  const fields = (await fieldsOf(db)).get(provider) ?? [];
  return Object.fromEntries(fields.map(({ path, had, lost: times }) => [path, [had, times]]));
}

/** As if all that has been counted had been seen first so many days ago. */
async function daysPass(days: number): Promise<void> {
  await sql`update wire_field set first_at = first_at - make_interval(days => ${days})`.execute(db);
}

describe('fields are counted', () => {
  test('by item: who had it, and who lost words of it; what comes again counts once', async () => {
    const first = wireItem();
    await ingest([kept('headline'), lost('bio')], first);
    expect((await ingest([kept('headline'), lost('bio')], first)).verdict).toBe('repeat');
    await ingest([kept('headline'), kept('bio')]);
    await ingest([kept('headline')]);
    await ingest([kept('headline')], wireItem(), 'meridian');
    expect(await counts()).toEqual({ bio: [2, 1], headline: [3, 0] });
    expect(await counts('meridian')).toEqual({ headline: [1, 0] });
  });

  test('by many ingests at once, whatever the order of their fields', async () => {
    const paths = Array.from({ length: 30 }, (_, at) => `extra.field${String.fromCodePoint(97 + at)}`);
    const sent = Array.from({ length: 24 }, (_, at) =>
      ingest((at % 2 === 0 ? paths : paths.toReversed()).map((path) => lost(path))),
    );
    await Promise.all(sent);
    expect(await counts()).toEqual(Object.fromEntries(paths.map((path) => [path, [24, 24]])));
  });

  test('up to a bound: whoever sends new ones without end fills no table', async () => {
    const many = (from: string) => Array.from({ length: 150 }, (_, at) => lost(`${from}.${at}`));
    for (const from of ['a', 'b', 'c', 'd', 'e', 'f']) await ingest(many(from));
    const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from wire_field`.execute(db);
    expect(rows[0]?.kept).toBe(600);
    // Those that are known go on.
    await ingest(many('a'));
    expect((await counts())['a.7']).toEqual([2, 2]);
  });

  test('for a month; for a year when they were seen first', async () => {
    await ingest([lost('bio'), kept('headline')]);
    await sql`update wire_field set lost_at = now() - interval '31 days' where path = 'bio'`.execute(db);
    expect(await counts()).toEqual({ bio: [1, 0], headline: [1, 0] });
    await sql`update wire_field set last_at = now() - interval '31 days' where path = 'bio'`.execute(db);
    expect(await counts()).toEqual({ headline: [1, 0] });
    await sql`update wire_field set last_at = now() - interval '367 days' where path = 'bio'`.execute(db);
    await forgetFields(db);
    const { rows } = await sql`select path from wire_field`.execute(db);
    expect(rows).toEqual([{ path: 'headline' }]);
  });
});

describe('a path never seen before', () => {
  const fresh = async () => summaryOf((await fieldsOf(db)).get('kaikyo') ?? []).fresh.map(({ path }) => path);

  test('from a provider with a long past is a change of its format, for some days', async () => {
    await ingest([kept('headline')]);
    await daysPass(20);
    await ingest([kept('headline'), lost('extra.bio')]);
    expect(await fresh()).toEqual(['extra.bio']);
    await daysPass(6);
    expect(await fresh()).toEqual(['extra.bio']);
    await daysPass(2);
    expect(await fresh()).toEqual([]);
  });

  test('from one that has just begun is none', async () => {
    await ingest([kept('headline')]);
    await daysPass(10);
    await ingest([kept('headline'), lost('extra.bio')]);
    expect(await fresh()).toEqual([]);
  });

  test('is not new again by a profile, which begins the counts anew', async () => {
    await ingest([lost('extra.bio')]);
    await daysPass(20);
    await setProfile(db, await providerNamed(db, 'kaikyo'), wireProfile.parse({}), 'desk:test');
    expect(await counts()).toEqual({});
    await ingest([kept('extra.bio')]);
    expect(await counts()).toEqual({ 'extra.bio': [1, 0] });
    expect(await fresh()).toEqual([]);
  });
});

test('in few words: how many, the worst, what is new', async () => {
  for (const path of ['a', 'b', 'c', 'd', 'e', 'f']) await ingest([lost(path), kept('headline')]);
  await ingest([lost('f'), kept('headline')]);
  await daysPass(20);
  await ingest([kept('headline'), kept('new')]);
  const today = new Date().toISOString().slice(0, 10);
  expect(summaryInLines(summaryOf((await fieldsOf(db)).get('kaikyo') ?? []))).toEqual([
    'lost: 6 of 8 fields: f (2 of 2 items), a (1 of 1 items), b (1 of 1 items), c (1 of 1 items), d (1 of 1 items), …',
    `new since ${today}: new`,
  ]);
  expect(summaryInLines(summaryOf([]))).toEqual([]);
});

test('the health page and Prometheus have it; only what is new and lost is to be looked at', async () => {
  const look = () => examine({ db, dataDir, embedded: null, now: new Date() });
  const of = async () => (await look()).find(({ key }) => key === 'wire-kaikyo');
  await ingest([kept('headline'), lost('old')]);
  await daysPass(20);
  await ingest([kept('headline'), kept('calm')]);
  expect(await of()).toMatchObject({
    state: 'fine',
    says: expect.stringContaining('; of 1 of 3 fields words are lost'),
  });
  await ingest([kept('headline'), lost('new')]);
  expect(await of()).toMatchObject({
    state: 'look',
    says: expect.stringContaining('; of 2 of 4 fields words are lost, some of them new'),
    runbook: 'wire-fields-lost.md',
  });
  const registry = new Registry();
  addHealthMetrics(registry, look, () => Date.now());
  const text = await registry.metrics();
  expect(text).toContain('kawaraban_wire_fields{provider="kaikyo"} 4\n');
  expect(text).toContain('kawaraban_wire_fields_lost{provider="kaikyo"} 2\n');
  expect(text).toContain('kawaraban_wire_fields_new{provider="kaikyo"} 2\n');
});

test('from a file with words of its own to a profile that finds them, by the command line', async () => {
  const item = () => ninjsItem({ extra: { biography: 'She has written of ports since 1998.' }, slugline: undefined });
  const take = async (name: string) => {
    const file = join(dataDir, name);
    writeFileSync(file, JSON.stringify(item()));
    expect((await takeWireFile(deps, await providerNamed(db, 'kaikyo'), file)).ok).toBe(true);
  };
  await take('one.json');
  const status = await run(['wire', 'status']);
  expect(status.stdout).toContain('\n    lost: 1 of 5 fields: extra.biography (1 of 1 items)\n');
  const fields = await run(['wire', 'status', '--fields', 'kaikyo']);
  expect(fields.stdout).toMatch(
    /^lost in 1 of 1  +extra\.biography\n {20}“She has written of ports since 1998”\nall of 1 +bodies\[role=main\]\.value\n/,
  );
  expect(fields.stderr).toBe('kaikyo: of 1 of 5 fields of the last month some words are lost.\n');
  expect(await run(['wire', 'status', '--fields', 'nobody'])).toMatchObject({ code: 1 });
  const profile = join(dataDir, 'profile.json');
  writeFileSync(profile, JSON.stringify({ fields: { edNote: 'extra.biography' } }));
  expect((await run(['wire', 'profile', 'kaikyo', profile])).code).toBe(0);
  expect(await counts()).toEqual({});
  // What was received before is counted by the profile that there is now, as of when it came; twice, it is the same.
  await sql`update wire_version set received_at = received_at - interval '20 days'`.execute(db);
  for (let times = 0; times < 2; times += 1) expect((await run(['wire', 'replay', 'kaikyo'])).code).toBe(0);
  expect((await counts())['extra.biography']).toEqual([1, 0]);
  await take('two.json');
  expect((await counts())['extra.biography']).toEqual([2, 0]);
  expect(summaryOf((await fieldsOf(db)).get('kaikyo') ?? []).fresh).toEqual([]);
  expect((await run(['wire', 'status'])).stdout).not.toContain('lost:');
}, 60_000);
