/** How providers are, what was kept of them, and what comes of reading it anew. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { examine } from '../src/features/health/health.ts';
import {
  blockText,
  copyOf,
  killStory,
  newestRevision,
  reviseStory,
  storyState,
} from '../src/features/stories/stories.ts';
import type { Block } from '../src/features/stories/stories.ts';
import type { WireItem } from '../src/features/wire/wire-item.ts';
import {
  forgetRaw,
  ingestItem,
  providerHealth,
  providerNamed,
  readWireFile,
  replaceRules,
  replayWire,
  rulesFromInput,
  takeWireFile,
  updateProvider,
} from '../src/features/wire/wire.ts';
import type { ReplayedItem } from '../src/features/wire/wire.ts';
import { chainDesk } from './support/chain-desk.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { ninjsItem } from './support/sample-ninjs.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { deps, take, found } = chainDesk({ db, network, dataDir });
const { run } = cliDesk(database.url, dataDir);

function onlyItem(raw: Buffer): WireItem {
  const [found] = readWireFile(raw);
  if (!found || !('item' in found)) throw new Error('The sample is no item.');
  return found.item;
}

/** Bytes of an item, taken in as a reader once read them. */
async function ingest(parts: Parameters<typeof ninjsItem>[0], misread: Partial<WireItem> = {}, provider = 'kaikyo') {
  const raw = Buffer.from(JSON.stringify(ninjsItem(parts)));
  return ingestItem(deps, await providerNamed(db, provider), { ...onlyItem(raw), ...misread }, raw, dataDir);
}

async function replay(itemKey: string | null, more: { publish?: boolean; since?: Date; provider?: string } = {}) {
  const { publish = false, since = null, provider = 'kaikyo' } = more;
  const told: ReplayedItem[] = [];
  const options = { itemKey, since, publish, actor: 'desk:test' as const };
  await replayWire(deps, await providerNamed(db, provider), options, (item) => told.push(item));
  return told;
}

async function revisionsOf(storyId: number): Promise<number> {
  return (await db.selectFrom('story_revision').select('id').where('story_id', '=', storyId).execute()).length;
}

describe('silence', () => {
  const at = async (provider: string) =>
    (await examine({ db, dataDir, embedded: null, now: new Date() })).find(({ key }) => key === `wire-${provider}`);

  test('is an alarm by the rhythm that is expected of a provider', async () => {
    expect(await at('meridian')).toMatchObject({ state: 'fine', says: 'has never sent anything' });
    await ingest({ uri: 'urn:health:1' }, {}, 'meridian');
    const { id } = await providerNamed(db, 'meridian');
    await updateProvider(db, id, { rhythmSeconds: 5_400 });
    expect(await at('meridian')).toMatchObject({
      state: 'fine',
      says: 'sent something 0 seconds ago, and should every 90 minutes',
    });
    const ago = async (minutes: number) => {
      await sql`update wire_version set received_at = now() - make_interval(mins => ${minutes})`.execute(db);
      return (await at('meridian'))?.state;
    };
    expect([await ago(89), await ago(91), await ago(179), await ago(181)]).toEqual(['fine', 'look', 'look', 'act']);
    await updateProvider(db, id, { rhythmSeconds: null });
    expect((await at('meridian'))?.state).toBe('fine');
  });

  test('what failed is named, the newest first, and not for ever', async () => {
    const file = join(dataDir, 'broken.json');
    for (const text of ['{"a": 1}', '[]']) {
      writeFileSync(file, text);
      expect((await takeWireFile(deps, await providerNamed(db, 'meridian'), file)).ok).toBe(false);
    }
    const [, meridian] = await providerHealth(db);
    expect(meridian).toMatchObject({ provider: 'meridian', failed: 2 });
    expect(meridian?.errors.map(({ what }) => what)).toEqual(['broken.json', 'broken.json']);
    expect(await at('meridian')).toMatchObject({
      state: 'look',
      figures: expect.arrayContaining([{ name: 'wire_files_failed', value: 2, labels: { provider: 'meridian' } }]),
      says: expect.stringContaining('; 2 of its files failed in a day: The wire file cannot be read.'),
    });
    await sql`update wire_error set at = now() - interval '2 days'`.execute(db);
    expect((await at('meridian'))?.says).not.toContain('failed');
    await sql`insert into wire_error (provider_id, what, reason) select provider_id, 'many', 'x' from wire_error, generate_series(1, 200) limit 400`.execute(
      db,
    );
    writeFileSync(file, '{}');
    await takeWireFile(deps, await providerNamed(db, 'meridian'), file);
    const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from wire_error`.execute(db);
    expect(rows[0]?.kept).toBe(200);
  });
});

describe('kept bytes', () => {
  test('are dropped after the days that their provider’s setting gives, and what was read stays', async () => {
    const [old, young, others] = ['urn:raw:old', 'urn:raw:young', 'urn:raw:others'];
    await ingest({ uri: old });
    await ingest({ uri: young });
    await ingest({ uri: others }, {}, 'meridian');
    await sql`update wire_version set received_at = now() - interval '91 days' where item ->> 'itemKey' in (${old}, ${others})`.execute(
      db,
    );
    expect(await forgetRaw(db)).toBe(0);
    await updateProvider(db, (await providerNamed(db, 'kaikyo')).id, { keepRawDays: 90 });
    expect([await forgetRaw(db), await forgetRaw(db)]).toEqual([1, 0]);
    const { rows } = await sql<{ key: string; kept: boolean; headline: string }>`
      select item ->> 'itemKey' as key, raw is not null as kept, item ->> 'headline' as headline
      from wire_version where item ->> 'itemKey' like 'urn:raw:%' order by 1`.execute(db);
    expect(rows.map(({ key, kept }) => [key, kept])).toEqual([
      [old, false],
      [others, true],
      [young, true],
    ]);
    expect(rows[0]?.headline).toMatch(/Snow plough/);
    // The same bytes are known all the same, and a newer version finds the older one's words.
    const [told] = await replay(old);
    expect(told).toMatchObject({ changed: false, versions: 1, without: 1, notes: [] });
    expect((await found(old)).story?.state).toBe('live');
  });
});

describe('a replay', () => {
  test('brings in what was misread, under the desk’s edits, and done twice changes nothing more', async () => {
    const uri = 'urn:replay:misread';
    const { storyId } = await ingest({ uri, headline: 'As sent' }, { headline: 'Misread' });
    const id = storyId ?? 0;
    const newest = await newestRevision(db, id);
    const copy = copyOf(newest!);
    const [first, ...rest] = copy.body.content;
    const ours = { ...first, content: [{ type: 'text', text: 'Ours.' }] } as Block;
    await reviseStory(db, id, { ...copy, body: { type: 'doc', content: [ours, ...rest] } }, 'desk:night', new Date());
    expect(await replay(uri)).toMatchObject([
      { itemKey: uri, changed: true, state: 'usable', storyId, versions: 1, without: 0 },
    ]);
    const revisions = await revisionsOf(id);
    const after = copyOf((await newestRevision(db, id))!);
    expect([after.headline, ...after.body.content.map(blockText)]).toEqual([
      'As sent',
      'Ours.',
      'Drivers had asked for orange.',
    ]);
    expect(after.body.content.map(({ attrs }) => attrs.id)).toEqual(copy.body.content.map(({ attrs }) => attrs.id));
    expect(await replay(uri)).toMatchObject([{ changed: false, notes: [] }]);
    expect(await revisionsOf(id)).toBe(revisions);
  });

  test('takes away what was misread as usable, itself or by what another says', async () => {
    const [canceled, target, sender] = ['urn:replay:canceled', 'urn:replay:target', 'urn:replay:sender'];
    const gone = await ingest({ uri: canceled, pubstatus: 'canceled' }, { status: 'usable' });
    expect(await storyState(db, gone.storyId ?? 0)).toBe('live');
    await replay(canceled);
    expect(await storyState(db, gone.storyId ?? 0)).toBe('killed');
    expect(deps.tombstones.covers([`story:${gone.storyId}`])).toBe(true);
    // Read wrongly as speaking of another.
    const held = await ingest({ uri: target });
    await ingest({ uri: sender }, { target: { itemKey: target, status: 'withheld' }, versionCreated: new Date() });
    expect(await storyState(db, held.storyId ?? 0)).toBe('withheld');
    await replay(sender);
    expect(await storyState(db, held.storyId ?? 0)).toBe('live');
  });

  test('publishes nothing that waits, unless that is asked for; and brings nothing back', async () => {
    const provider = await providerNamed(db, 'meridian');
    const set = (action: string) =>
      db
        .transaction()
        .execute((tx) =>
          replaceRules(
            tx,
            provider.id,
            rulesFromInput(network, { site: 'hibari', rules: [{ section: 'business', action }] }),
          ),
        );
    await set('hold');
    const [uri, killed] = ['urn:replay:waits', 'urn:replay:killed'];
    const waiting = await ingest({ uri }, {}, 'meridian');
    const dead = await ingest({ uri: killed }, {}, 'meridian');
    await killStory(db, deps.tombstones, dead.storyId ?? 0, null, 'desk:test', new Date());
    await set('publish');
    expect(await replay(uri, { provider: 'meridian' })).toMatchObject([{ changed: false }]);
    expect(await storyState(db, waiting.storyId ?? 0)).toBe('draft');
    await replay(null, { provider: 'meridian', publish: true });
    expect(await storyState(db, waiting.storyId ?? 0)).toBe('live');
    expect(await storyState(db, dead.storyId ?? 0)).toBe('killed');
  });

  test('tells what cannot be read any more, and leaves it as it was read', async () => {
    const { storyId } = await take({
      ...onlyItem(Buffer.from(JSON.stringify(ninjsItem({ uri: 'urn:replay:lost' })))),
    });
    const [told] = await replay('urn:replay:lost');
    expect(told).toMatchObject({
      changed: false,
      storyId,
      notes: [expect.stringMatching(/^version 1 cannot be read any more, and stays/)],
    });
    expect(await storyState(db, storyId ?? 0)).toBe('live');
    expect((await providerHealth(db))[0]?.errors[0]).toMatchObject({ what: 'urn:replay:lost' });
  });

  test('of some days reads only what came in them', async () => {
    await ingest({ uri: 'urn:replay:young' });
    await sql`update wire_version set received_at = now() - interval '9 days' where item ->> 'itemKey' <> 'urn:replay:young'`.execute(
      db,
    );
    const told = await replay(null, { since: new Date(Date.now() - 86_400_000) });
    expect(told.map(({ itemKey }) => itemKey)).toEqual(['urn:replay:young']);
    const { rows } = await sql`select 1 from audit where action = 'wire.replay' and actor = 'desk:test'`.execute(db);
    expect(rows.length).toBeGreaterThan(5);
  });
});

test('the command line: settings, status, replay', async () => {
  await ingest({ uri: 'urn:cli:one', headline: 'As sent' }, { headline: 'Misread' });
  const set = await run([
    'wire',
    'provider',
    'kaikyo',
    '--rhythm',
    '90m',
    '--keep-raw',
    '30',
    '--rights',
    'Kaikyo Press',
    '--newscontent-only',
    'no',
    '--json',
  ]);
  expect(set, set.stderr).toMatchObject({ code: 0 });
  expect(set.json()).toEqual([
    {
      provider: 'kaikyo',
      rights: 'Kaikyo Press',
      notice: 'own',
      newscontentOnly: false,
      rhythmSeconds: 5_400,
      keepRawDays: 30,
      keepFilesDays: 30,
    },
  ]);
  for (const wrong of [
    ['--rhythm', '90'],
    ['--rhythm', '1s'],
    ['--rhythm', '31d'],
    ['--keep-raw', '0'],
    ['--rights', ' '],
    ['--newscontent-only', '1'],
  ])
    expect(await run(['wire', 'provider', 'kaikyo', ...wrong]), wrong.join(' ')).toMatchObject({ code: 2, stdout: '' });
  const status = await run(['wire', 'status']);
  expect(status.stdout).toMatch(
    /\nprovider kaikyo: sent something \d+ seconds? ago, one every 90 minutes is expected, \d+ files failed in a day\n {4}\d{4}-.*urn:replay:lost: /,
  );
  const replayed = await run(['wire', 'replay', 'urn:cli:one']);
  expect(replayed.stdout).toMatch(/^urn:cli:one: changed, usable, story \d+\n$/);
  expect(replayed.stderr).toBe('1 items read anew, 1 changed, 0 notes.\n');
  expect((await run(['wire', 'replay', 'urn:cli:nobody'])).stderr).toContain(
    'is neither an item nor among the providers kaikyo, meridian.',
  );
}, 90_000);
