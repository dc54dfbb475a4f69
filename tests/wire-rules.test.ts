/** What becomes of items by themselves, and what would have become of them by other rules. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { publishStory } from '../src/features/stories/stories.ts';
import type { WireItem } from '../src/features/wire/wire-item.ts';
import {
  providerNamed,
  replaceRules,
  routeInWords,
  rulesAsInput,
  rulesFromInput,
  rulesOf,
  tryRules,
  updateProvider,
} from '../src/features/wire/wire.ts';
import { chainDesk } from './support/chain-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { wireItem } from './support/sample-items.ts';
import { addressOf } from './support/wire-desk.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { take, found } = chainDesk({ db, network, dataDir });
const kaikyo = await providerNamed(db, 'kaikyo');

async function set(...rules: object[]): Promise<void> {
  const read = rulesFromInput(network, { site: 'hibari', rules });
  await db.transaction().execute((tx) => replaceRules(tx, kaikyo.id, read));
}
const medtop = (code: string): Partial<WireItem> => ({ subjects: [{ scheme: 'medtop', code, name: null }] });

describe('rules', () => {
  test('publish, hold and drop, by subject, urgency, language and hour; on the site that they name', async () => {
    await set(
      { subjects: [{ scheme: 'medtop', code: '15000000' }], section: 'sport', action: 'publish' },
      { urgency: { from: 7, to: 9 }, action: 'drop' },
      { languages: ['ja'], section: 'national', action: 'hold' },
      // No minute of any day.
      {
        hours: { days: ['mon'], from: '00:00', to: '00:01' },
        urgency: { from: 1, to: 1 },
        section: 'science',
        action: 'publish',
      },
      { site: 'tabine', section: network.sections(network.siteByKey('tabine')!)[0]!.path, action: 'publish' },
    );
    const cases: [item: WireItem, state: string | undefined, place: RegExp | null][] = [
      [wireItem(medtop('15000000')), 'live', /^\/category\/sport\//],
      [wireItem({ urgency: 8 }), undefined, null],
      [wireItem({ language: 'ja' }), 'draft', /\/category\/national\//],
    ];
    for (const [item, state, place] of cases) {
      await take(item);
      expect((await found(item.itemKey)).story?.state).toBe(state);
      if (place) expect(await addressOf(db, item.itemKey)).toMatch(place);
    }
    const elsewhere = wireItem({ urgency: 5 });
    const { storyId } = await take(elsewhere);
    const { rows } = await sql<{ site: string }>`
      select site.key as site from appearance a join site on site.id = a.site_id where a.story_id = ${storyId}`.execute(
      db,
    );
    expect(rows).toEqual([{ site: 'tabine' }]);
    expect((await take(wireItem({ urgency: 8 }))).problems).toEqual(['The rules of the provider drop it.']);
  });

  test('publish nothing without headline, body and rights; what a contract says holds for all of a provider', async () => {
    await set({ section: 'national', action: 'publish' });
    const nobodys = { holder: null, notice: ' ', usageTerms: 'As agreed.' };
    const lacking: [Partial<WireItem>, string][] = [
      [{ headline: null }, 'a headline'],
      [{ bodyHtml: '<p> </p>' }, 'a body'],
      [{ rights: nobodys }, 'the rights'],
    ];
    for (const [parts, what] of lacking) {
      const item = wireItem(parts);
      expect((await take(item)).problems).toEqual([`It is held for the desk. Missing: ${what}.`]);
      expect((await found(item.itemKey)).story?.state).toBe('draft');
    }
    const item = wireItem({ rights: nobodys });
    await updateProvider(db, kaikyo.id, { rights: 'Kaikyo Press, by contract' });
    expect((await take(item)).problems).toEqual([]);
    expect((await found(item.itemKey)).story?.state).toBe('live');
    await updateProvider(db, kaikyo.id, { rights: null });
    // An update without rights leaves the words that had them.
    await take({ ...wireItem(), itemKey: item.itemKey, version: '2', headline: 'Nobody’s', rights: nobodys });
    expect((await found(item.itemKey)).story?.headline).toBe(item.headline);
  });

  test('of a later version publish what an earlier one was held by', async () => {
    await set(
      { subjects: ['cleared'], section: 'national', action: 'publish' },
      { section: 'national', action: 'hold' },
    );
    const item = wireItem();
    await take(item);
    expect((await found(item.itemKey)).story?.state).toBe('draft');
    await take({ ...item, version: '2', subjects: [{ scheme: null, code: null, name: 'cleared' }] });
    expect((await found(item.itemKey)).story?.state).toBe('live');
  });
});

describe('a dry run', () => {
  test('lists what other rules would have made of the past, and changes nothing', async () => {
    await sql`truncate wire_chain cascade`.execute(db);
    await set({ subjects: ['sport'], section: 'sport', action: 'publish' }, { section: 'national', action: 'hold' });
    const sport = wireItem({ itemKey: 'urn:try:sport', subjects: [{ scheme: null, code: null, name: 'sport' }] });
    const [other, old, canceled, advisory, bare] = [
      wireItem({ itemKey: 'urn:try:other' }),
      wireItem({ itemKey: 'urn:try:old' }),
      wireItem({ itemKey: 'urn:try:canceled', status: 'canceled' }),
      wireItem({ itemKey: 'urn:try:advisory', signals: ['advisory'] }),
      wireItem({ itemKey: 'urn:try:bare', bodyHtml: null }),
    ];
    for (const item of [sport, other, old, canceled, advisory, bare]) await take(item);
    await sql`
      update wire_version set received_at = now() - interval '10 days' where item ->> 'itemKey' = 'urn:try:old'`.execute(
      db,
    );
    const before = await everything();
    const rules = rulesFromInput(network, {
      rules: [
        { site: 'hibari', subjects: ['sport'], action: 'drop' },
        { site: 'hibari', section: 'science', action: 'publish' },
      ],
    });
    const since = (days: number): Date => new Date(Date.now() - days * 86_400_000);
    const tried = await tryRules(db, kaikyo.id, rules, since(7));
    expect(tried.items).toBe(3);
    const inWords = tried.changed.map(({ itemKey, before: from, after }) => [
      itemKey,
      ...[from, after].map((route) => routeInWords(network, route)),
    ]);
    expect(inWords).toEqual([
      // Without a body it would be held there too.
      ['urn:try:bare', 'hold in hibari/national', 'hold in hibari/science'],
      ['urn:try:other', 'hold in hibari/national', 'publish in hibari/science'],
      ['urn:try:sport', 'publish in hibari/sport', 'drop'],
    ]);
    expect((await tryRules(db, kaikyo.id, rules, since(30))).items).toBe(4);
    expect((await tryRules(db, kaikyo.id, await rulesOf(db, kaikyo.id), since(30))).changed).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test('goes by the hour at which an item came', async () => {
    await sql`truncate wire_chain cascade`.execute(db);
    await set({ section: 'national', action: 'hold' });
    for (const hour of ['03', '12']) {
      await take(wireItem({ itemKey: `urn:try:at-${hour}` }));
      await sql`
        update wire_version set received_at = ${`2026-11-24T${hour}:00:00+09:00`}::timestamptz where item ->> 'itemKey' = ${`urn:try:at-${hour}`}`.execute(
        db,
      );
    }
    const day = { hours: { from: '06:00', to: '22:00' }, section: 'national', action: 'publish' };
    const rules = rulesFromInput(network, { site: 'hibari', rules: [day, { section: 'national', action: 'hold' }] });
    const { changed } = await tryRules(db, kaikyo.id, rules, new Date('2026-11-01T00:00:00Z'));
    expect(changed.map(({ itemKey }) => itemKey)).toEqual(['urn:try:at-12']);
  });

  async function everything(): Promise<unknown[]> {
    const found: unknown[] = [];
    for (const table of ['wire_chain', 'wire_version', 'story', 'story_revision', 'provider_rule', 'audit'])
      found.push((await sql`select * from ${sql.table(table)} order by 1, 2`.execute(db)).rows);
    return found;
  }
});

describe('a file of rules', () => {
  test('says what is wrong where, and what is known', () => {
    const wrong: [value: unknown, code: string, words: RegExp][] = [
      [
        { rules: [{ action: 'publish', section: 'national' }] },
        'input-invalid',
        /Rule 1: it names no site; there are hibari,/,
      ],
      [{ site: 'nowhere', rules: [{ action: 'drop' }] }, 'site-unknown', /Rule 1: “nowhere” is not among hibari,/],
      [
        { site: 'hibari', rules: [{ action: 'drop' }, { action: 'hold', section: 'x' }] },
        'section-unknown',
        /Rule 2: “x” is not among national/,
      ],
      [{ site: 'hibari', rules: [{ action: 'publish' }] }, 'input-invalid', /rules\[0\]\.section/],
      [{ site: 'hibari', rules: [{ action: 'shout', section: 'national' }] }, 'input-invalid', /rules\[0\]\.action/],
      [
        { site: 'hibari', rules: [{ action: 'drop', urgency: { from: 5, to: 2 } }] },
        'input-invalid',
        /begins after its end/,
      ],
      [
        { site: 'hibari', rules: [{ action: 'drop', hours: { from: '6' } }] },
        'input-invalid',
        /is a time such as 06:00/,
      ],
      [{ site: 'hibari', rules: [{ action: 'drop', subjects: [{}] }] }, 'input-invalid', /rules\[0\]\.subjects/],
      [{ site: 'hibari', rules: [{ action: 'drop', subject: 'sport' }] }, 'input-invalid', /subject/],
      [[], 'input-invalid', /rules|object/],
    ];
    for (const [value, code, words] of wrong) {
      const refused = (): unknown => rulesFromInput(network, value);
      expect(refused, JSON.stringify(value)).toThrow(
        expect.objectContaining({ code, message: expect.stringMatching(words) }),
      );
    }
  });

  test('is what is shown, read again', () => {
    const rules = [
      {
        subjects: ['sport', { scheme: 'medtop', code: '1' }],
        urgency: { from: 1, to: 4 },
        section: 'sport',
        action: 'hold',
      },
      { languages: ['en'], hours: { days: ['mon'], from: '06:00' }, action: 'drop' },
    ];
    const read = rulesFromInput(network, { site: 'hibari', rules });
    const shown = rulesAsInput(network, read);
    expect(rulesFromInput(network, JSON.parse(JSON.stringify(shown)))).toEqual(read);
    expect(JSON.parse(JSON.stringify(shown))).toEqual({ rules: rules.map((rule) => ({ site: 'hibari', ...rule })) });
  });
});

test('a story that the desk has published goes on, whatever the rules say of its updates', async () => {
  await set({ section: 'national', action: 'hold' });
  const item = wireItem();
  const { storyId } = await take(item);
  await publishStory(db, storyId ?? 0, 'desk:test', new Date());
  await set({ action: 'drop' });
  await take({ ...item, version: '2', headline: 'It goes on' });
  expect((await found(item.itemKey)).story).toMatchObject({ state: 'live', headline: 'It goes on' });
});
