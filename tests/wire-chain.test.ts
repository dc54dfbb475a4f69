/** Chains in the database: what came, in whatever order, and what a person says about it. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newestRevision, publishStory, storyState } from '../src/features/stories/stories.ts';
import type { WireItem, WireStatus } from '../src/features/wire/wire-item.ts';
import { providerNamed, reviveItem } from '../src/features/wire/wire.ts';
import { chainDesk } from './support/chain-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { wireItem } from './support/sample-items.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { deps, take, found } = chainDesk({ db, network, dataDir });

const at = (hours: number): Date => new Date(Date.UTC(2026, 10, 24, hours));
let chains = 0;
const newKey = (): string => `urn:example:chain-${(chains += 1)}`;
const version = (itemKey: string, number: number, parts: Partial<WireItem> = {}): WireItem =>
  wireItem({
    ...{ itemKey, version: String(number), versionCreated: at(number), headline: `Version ${number} of the plough` },
    ...{ bodyHtml: `<p>Version ${number} has a text.</p>`, ...parts },
  });
const speaking = (target: string, status: WireStatus, parts: Partial<WireItem> = {}): WireItem =>
  wireItem({
    itemKey: newKey(),
    versionCreated: at(9),
    signals: ['advisory'],
    target: { itemKey: target, status },
    ...parts,
  });
const revive = async (itemKey: string) => reviveItem(deps, await providerNamed(db, 'kaikyo'), itemKey, 'desk:test');

const anyStatus = fc.constantFrom<WireStatus>('usable', 'usable', 'embargoed', 'withheld', 'canceled');
const anySent = fc.array(
  fc.record({
    number: fc.integer({ min: 1, max: 5 }),
    status: anyStatus,
    embargo: fc.constantFrom(null, 'unknown' as const, new Date('2030-01-01T00:00:00Z')),
    body: fc.constantFrom('<p>It has a text.</p>', '<p>It has another text.</p>', null),
    advisory: fc.integer({ max: 5, min: 0 }).map((lot) => lot === 0),
    spoken: fc.integer({ max: 4, min: 0 }).map((lot) => lot === 0),
    hours: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 2, maxLength: 6 },
);
type Sent = typeof anySent extends fc.Arbitrary<(infer One)[]> ? One : never;
/** Twice over, and once, in orders of their own. */
const twoOrders = anySent.chain((sent) =>
  fc.tuple(
    fc.constant(sent),
    fc.shuffledSubarray([...sent.keys(), ...sent.keys()], { minLength: sent.length * 2 }),
    fc.shuffledSubarray([...sent.keys()], { minLength: sent.length }),
  ),
);

function itemsOf(sent: readonly Sent[], itemKey: string): WireItem[] {
  return sent.map(({ number, status, embargo, body, advisory, spoken, hours }, index) =>
    spoken
      ? speaking(itemKey, status, {
          ...{ itemKey: `${itemKey}:about-${number % 2}`, etag: `e${index}` },
          version: String(number),
          versionCreated: at(hours),
        })
      : version(itemKey, number, {
          ...{ status, embargo: status === 'embargoed' ? embargo : null, bodyHtml: body, versionCreated: at(hours) },
          ...{
            headline: `Number ${number}, sent as ${index}`,
            etag: `e${index}`,
            signals: advisory ? ['advisory'] : [],
          },
        }),
  );
}

describe('the same items', () => {
  test('come to the same state, text and times, in any order and any repetition, one after the other or at once', async () => {
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(twoOrders, async ([sent, repeated, order]) => {
        const keys = [newKey(), newKey(), newKey()];
        const [first = [], second = [], third = []] = keys.map((key) => itemsOf(sent, key));
        for (const item of first) await take(item);
        for (const index of repeated) await take(second[index] ?? wireItem());
        await Promise.all(order.map((index) => take(third[index] ?? wireItem())));
        const [one, two, three] = await Promise.all(keys.map((key) => found(key)));
        expect({ ...two, storyId: null }).toEqual({ ...one, storyId: null });
        expect({ ...three, storyId: null }).toEqual({ ...one, storyId: null });
        ends.add(`${one?.chain} ${one?.story?.state}`);
      }),
      { numRuns: 120 },
    );
    // It has tried what it says.
    for (const end of ['usable live', 'withheld withheld', 'canceled undefined']) expect([...ends]).toContain(end);
  }, 120_000);
});

describe('what another item says', () => {
  test('a cancel under a key of its own kills its target, and waits for one that has not come', async () => {
    const [there, later] = [newKey(), newKey()];
    const { storyId } = await take(version(there, 1));
    expect(await storyState(db, storyId ?? 0)).toBe('live');
    const taken = await take(speaking(there, 'canceled'));
    expect(taken).toMatchObject({ verdict: 'advisory', target: { itemKey: there, state: 'canceled', storyId } });
    expect(await storyState(db, storyId ?? 0)).toBe('killed');
    const { rows } = await sql`select 1 from tombstone where tag = ${`story:${storyId}`}`.execute(db);
    expect(rows).toHaveLength(1);
    expect(deps.tombstones.covers([`story:${storyId}`])).toBe(true);
    await take(speaking(later, 'canceled'));
    expect(await take(version(later, 7))).toMatchObject({ storyId: null });
    expect(await found(later)).toMatchObject({ chain: 'canceled', story: null });
  });

  test('a withhold under a key of its own holds its target until something later says otherwise', async () => {
    const key = newKey();
    await take(version(key, 1));
    await take(speaking(key, 'withheld'));
    expect(await found(key)).toMatchObject({ chain: 'withheld', story: { state: 'withheld' } });
    await take(version(key, 2));
    expect((await found(key)).story).toMatchObject({ state: 'withheld', headline: 'Version 2 of the plough' });
    await take(version(key, 3, { versionCreated: at(10) }));
    expect((await found(key)).story).toMatchObject({ state: 'live', headline: 'Version 3 of the plough' });
  });

  test('an embargo under a key of its own holds its target', async () => {
    const key = newKey();
    await take(version(key, 1));
    await take(speaking(key, 'embargoed'));
    expect(await found(key)).toMatchObject({ chain: 'held', story: { embargoOpen: true } });
  });

  test('a replacement is published, and what it replaces goes', async () => {
    const key = newKey();
    await take(version(key, 1));
    const replacement = speaking(key, 'canceled', { signals: [] });
    expect(await take(replacement)).toMatchObject({ verdict: 'decides', target: { state: 'canceled' } });
    expect((await found(replacement.itemKey)).story?.state).toBe('live');
    expect((await found(key)).story).toBeNull();
  });

  test('no provider speaks of another’s items', async () => {
    const key = newKey();
    await take(version(key, 1));
    await take(speaking(key, 'canceled'), 'meridian');
    expect((await found(key)).story?.state).toBe('live');
  });

  test('a key that no item can have is said, and the item goes on', async () => {
    const taken = await take(speaking('海'.repeat(501), 'canceled', { signals: [] }));
    expect(taken).toMatchObject({ verdict: 'decides', problems: [expect.stringMatching(/a key that none can have/)] });
    expect(taken.target).toBeUndefined();
  });

  test('an item that names itself as its target has the stricter of the two states', async () => {
    const key = newKey();
    await take(version(key, 1));
    await take(version(key, 2, { target: { itemKey: key, status: 'canceled' } }));
    expect(await found(key)).toMatchObject({ chain: 'canceled', story: null });
  });
});

describe('advisories', () => {
  test('are kept and never published, by their signal or for want of the one that news has', async () => {
    await sql`update provider set newscontent_only = true where key = 'meridian'`.execute(db);
    const sport = { subjects: [{ scheme: null, code: null, name: 'sport' }] };
    const cases: [item: WireItem, provider: string, published: boolean][] = [
      [wireItem({ signals: ['ADVISORY'] }), 'kaikyo', false],
      [wireItem({ format: 'ap-json' }), 'kaikyo', false],
      [wireItem({ format: 'ap-json', signals: ['newscontent'] }), 'kaikyo', true],
      [wireItem({ signals: ['correction'] }), 'kaikyo', true],
      [wireItem({ signals: ['correction'], ...sport }), 'meridian', false],
      [wireItem({ signals: ['newscontent'], ...sport }), 'meridian', true],
    ];
    for (const [item, provider, published] of cases) {
      const { verdict } = await take(item, provider);
      expect([verdict, (await found(item.itemKey, provider)).story?.state]).toEqual(
        published ? ['decides', 'live'] : ['advisory', undefined],
      );
    }
    await sql`update provider set newscontent_only = false`.execute(db);
  });

  test('one that withholds takes the story off', async () => {
    const key = newKey();
    await take(version(key, 1));
    await take(version(key, 2, { signals: ['advisory'], status: 'withheld' }));
    expect((await found(key)).story).toMatchObject({ state: 'withheld', headline: 'Version 1 of the plough' });
  });
});

describe('a person', () => {
  test('revives what was canceled, from a newer version on, as a new story; the old one stays killed', async () => {
    const key = newKey();
    const { storyId: killed } = await take(version(key, 1));
    await take(version(key, 2, { status: 'canceled' }));
    await expect(revive(key)).rejects.toMatchObject({ code: 'wire-no-revival' });
    expect(await take(version(key, 3))).toMatchObject({ verdict: 'revival', storyId: killed });
    const { storyId, version: from } = await revive(key);
    expect(from).toBe('3');
    expect([await storyState(db, killed ?? 0), await storyState(db, storyId ?? 0)]).toEqual(['killed', 'live']);
    expect((await newestRevision(db, storyId ?? 0))?.headline).toBe('Version 3 of the plough');
    const { rows } = await sql<{ detail: unknown }>`
      select detail from audit where action = 'wire.revive' and actor = 'desk:test' order by id desc limit 1`.execute(
      db,
    );
    expect(rows).toEqual([{ detail: expect.objectContaining({ version: '3', storyBefore: killed }) }]);
    // The old cancel once more, in other bytes.
    expect(await take(version(key, 2, { status: 'canceled', edNote: 'again' }))).toMatchObject({ verdict: 'late' });
    expect((await found(key)).story?.state).toBe('live');
    await take(version(key, 4, { status: 'canceled' }));
    expect(await storyState(db, storyId ?? 0)).toBe('killed');
  });

  test('revives nothing that is not canceled, and nothing that was never sent', async () => {
    const key = newKey();
    await take(version(key, 1));
    await expect(revive(key)).rejects.toMatchObject({ code: 'wire-no-revival', detail: 'It is usable, not canceled.' });
    await expect(revive('urn:example:nobody')).rejects.toMatchObject({ code: 'wire-item-unknown' });
    expect(
      await db.selectFrom('wire_chain').selectAll().where('item_key', '=', 'urn:example:nobody').execute(),
    ).toEqual([]);
  });

  test('publishes what was withheld, and a late version does not withhold it again', async () => {
    const key = newKey();
    const { storyId } = await take(version(key, 2));
    await take(version(key, 3, { status: 'withheld' }));
    await publishStory(db, storyId ?? 0, 'desk:test', new Date());
    await take(version(key, 1));
    expect((await found(key)).story?.state).toBe('live');
    await take(version(key, 4, { status: 'withheld' }));
    expect((await found(key)).story?.state).toBe('withheld');
  });
});
