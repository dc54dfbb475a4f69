/** An agency goes on with a report that the desk has edited: both survive, or the desk decides. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { examine } from '../src/features/health/health.ts';
import {
  blockText,
  copyOf,
  killStory,
  newestRevision,
  reviseStory,
  storyStatus,
} from '../src/features/stories/stories.ts';
import type { Block, StoryCopy } from '../src/features/stories/stories.ts';
import type { WireItem } from '../src/features/wire/wire-item.ts';
import { conflictsWaiting, partInWords, resolveConflict } from '../src/features/wire/wire.ts';
import { chainDesk } from './support/chain-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { wireItem } from './support/sample-items.ts';
import { servingNode } from './support/serving-node.ts';
import { until } from './support/until.ts';
import { addressOf } from './support/wire-desk.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { get } = await servingNode({ databaseUrl: database.url, dataDir });
const { deps, take } = chainDesk({ db, network, dataDir });

const ferry = 'The ferry stays in port under fourteen lines until the wind drops.';
const road = 'The coast road closes at nine for the eleventh time this year.';
const shop = 'The island’s one shop sold all of its bread and most of its batteries.';

let items = 0;
const newKey = (): string => `urn:example:rebase-${(items += 1)}`;
const html = (...paragraphs: string[]): string => paragraphs.map((text) => `<p>${text}</p>`).join('');
const version = (itemKey: string, number: number, parts: Partial<WireItem> = {}): WireItem =>
  wireItem({ itemKey, version: String(number), headline: 'Ferry stays', bodyHtml: html(ferry, road, shop), ...parts });

async function copyAt(storyId: number): Promise<StoryCopy> {
  const newest = await newestRevision(db, storyId);
  if (!newest) throw new Error('The story has no revision.');
  return copyOf(newest);
}
const textsAt = async (storyId: number): Promise<string[]> => (await copyAt(storyId)).body.content.map(blockText);
const idsAt = async (storyId: number): Promise<string[]> =>
  (await copyAt(storyId)).body.content.map(({ attrs }) => attrs.id);

/** The desk's edit of one paragraph, and of fields. */
async function edit(storyId: number, at: number, text: string, fields: Partial<StoryCopy> = {}): Promise<void> {
  const copy = await copyAt(storyId);
  const content = copy.body.content.map((block, index) =>
    index === at ? ({ ...block, content: [{ type: 'text', text }] } as Block) : block,
  );
  await reviseStory(db, storyId, { ...copy, ...fields, body: { type: 'doc', content } }, 'desk:night', new Date());
}

async function started(itemKey: string): Promise<number> {
  const { storyId } = await take(version(itemKey, 1));
  if (storyId === null) throw new Error('The item has no story.');
  return storyId;
}

const waiting = async (storyId: number) =>
  (await conflictsWaiting(db, storyId, 100)).map(({ id, where, base, agency, desk }) => ({
    ...{ id, where },
    texts: [base, agency, desk].map(partInWords),
  }));

describe('an update', () => {
  test('of another paragraph than the desk has changed: both survive on the page, every id stays', async () => {
    const key = newKey();
    const storyId = await started(key);
    const ids = await idsAt(storyId);
    const ours = 'The ferry, said our reporter at the quay, stays in port under fourteen lines.';
    await edit(storyId, 0, ours, { kicker: 'Sea' });
    const theirs = road.replace('nine', 'ten');
    const taken = await take(
      version(key, 2, { headline: 'Ferry stays another day', bodyHtml: html(ferry, theirs, shop) }),
    );
    expect(taken).toMatchObject({ verdict: 'decides', problems: [] });
    expect(await textsAt(storyId)).toEqual([ours, theirs, shop]);
    expect(await idsAt(storyId)).toEqual(ids);
    expect(await copyAt(storyId)).toMatchObject({ headline: 'Ferry stays another day', kicker: 'Sea' });
    expect(await waiting(storyId)).toEqual([]);
    const address = await addressOf(db, key);
    const page = await until('both texts', async () => {
      const { text } = await get('news.localhost', address);
      return text.includes(theirs) && text;
    });
    expect(page).toContain(ours);
    // And once more, on top of what came of it.
    await take(
      version(key, 3, { headline: 'Ferry stays another day', bodyHtml: html(ferry, theirs, `${shop} Both of them.`) }),
    );
    expect(await textsAt(storyId)).toEqual([ours, theirs, `${shop} Both of them.`]);
    expect(await idsAt(storyId)).toEqual(ids);
  });

  test('of the same paragraph and field: the desk’s stands, the rest comes in, and both texts wait', async () => {
    const key = newKey();
    const storyId = await started(key);
    await edit(storyId, 0, ferry.replace('fourteen', 'fifteen'), { headline: 'Ferry stays put' });
    const sent = html(ferry.replace('fourteen', 'sixteen'), road, `${shop} Again.`);
    const { problems } = await take(version(key, 2, { headline: 'Ferry sails', bodyHtml: sent }));
    expect(problems).toEqual([expect.stringMatching(/its text stays: headline, a paragraph\./)]);
    expect(await textsAt(storyId)).toEqual([ferry.replace('fourteen', 'fifteen'), road, `${shop} Again.`]);
    expect((await copyAt(storyId)).headline).toBe('Ferry stays put');
    expect(await waiting(storyId)).toMatchObject([
      { where: 'headline', texts: ['Ferry stays', 'Ferry sails', 'Ferry stays put'] },
      {
        where: 'paragraph 1',
        texts: ['fourteen', 'sixteen', 'fifteen'].map((many) => ferry.replace('fourteen', many)),
      },
    ]);
  });

  test('withholds, embargoes and cancels at once, whatever waits', async () => {
    const key = newKey();
    const storyId = await started(key);
    await edit(storyId, 0, 'Ours.', { headline: 'Ours' });
    const embargo = new Date(Date.now() + 3_600_000);
    await take(version(key, 2, { headline: 'Theirs', status: 'embargoed', embargo }));
    expect(await storyStatus(db, storyId)).toMatchObject({ state: 'live', embargoUntil: embargo });
    await take(version(key, 3, { status: 'withheld' }));
    expect((await storyStatus(db, storyId))?.state).toBe('withheld');
    await take(version(key, 4, { headline: 'Theirs again', bodyHtml: html('Theirs.', road, shop) }));
    expect(await storyStatus(db, storyId)).toMatchObject({ state: 'live', embargoUntil: null, headline: 'Ours' });
    expect(await waiting(storyId)).toHaveLength(2);
    await take(version(key, 5, { status: 'canceled' }));
    expect((await storyStatus(db, storyId))?.state).toBe('killed');
    expect(await waiting(storyId)).toEqual([]);
  });

  test('later changes what waits, or settles it: by saying what the desk says, or what it said before', async () => {
    const key = newKey();
    const storyId = await started(key);
    await edit(storyId, 1, 'Ours.', { headline: 'Ours', standfirst: 'Ours' });
    const theirs = (number: number, word: string, standfirst: string | null): WireItem =>
      version(key, number, { headline: word, standfirst, bodyHtml: html(ferry, `${word}.`, shop) });
    await take(theirs(2, 'Theirs', 'Theirs'));
    await take(theirs(3, 'Theirs later', null));
    // The standfirst is as it was when the desk began.
    expect(await waiting(storyId)).toMatchObject([
      { where: 'headline', texts: ['Ferry stays', 'Theirs later', 'Ours'] },
      { where: 'paragraph 2', texts: [road, 'Theirs later.', 'Ours.'] },
    ]);
    await take(theirs(4, 'Ours', null));
    expect(await waiting(storyId)).toEqual([]);
    const { rows } = await sql<{ place: string; outcome: string }>`
      select place, outcome from wire_conflict where story_id = ${storyId} order by id`.execute(db);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['agreed', 'withdrawn', 'agreed']);
  });

  test('changes nothing where nobody knows what the desk began from; the next one is told apart again', async () => {
    const key = newKey();
    const storyId = await started(key);
    await edit(storyId, 0, 'Ours.');
    await sql`update wire_chain set base = null, words_version_id = null where item_key = ${key}`.execute(db);
    await take(version(key, 2, { bodyHtml: html(ferry, road, 'Theirs.') }));
    expect(await textsAt(storyId)).toEqual(['Ours.', road, shop]);
    await take(version(key, 3, { bodyHtml: html(ferry, `${road} Again.`, 'Theirs.') }));
    expect(await textsAt(storyId)).toEqual(['Ours.', `${road} Again.`, shop]);
  });
});

describe('the desk decides', () => {
  async function conflicting(): Promise<{ storyId: number; headline: number; paragraph: number }> {
    const key = newKey();
    const storyId = await started(key);
    await edit(storyId, 1, 'Ours.', { headline: 'Ours' });
    await take(version(key, 2, { headline: 'Theirs', bodyHtml: html(ferry, 'Theirs.', shop) }));
    const [headline, paragraph] = await waiting(storyId);
    return { storyId, headline: headline?.id ?? 0, paragraph: paragraph?.id ?? 0 };
  }
  const resolve = (id: number, resolution: Parameters<typeof resolveConflict>[2]) =>
    resolveConflict(db, id, resolution, 'desk:day', new Date());

  test('for the agency, for itself, or for a third text; the paragraph keeps its id', async () => {
    const { storyId, headline, paragraph } = await conflicting();
    const ids = await idsAt(storyId);
    expect(await resolve(paragraph, { take: 'agency' })).toMatchObject({ storyId, outcome: 'agency' });
    expect(await textsAt(storyId)).toEqual([ferry, 'Theirs.', shop]);
    await resolve(headline, { take: 'desk' });
    expect((await copyAt(storyId)).headline).toBe('Ours');
    const own = await conflicting();
    await resolve(own.paragraph, { text: 'The *third* text.' });
    await resolve(own.headline, { text: 'The third headline' });
    expect(await copyAt(own.storyId)).toMatchObject({ headline: 'The third headline' });
    expect(await textsAt(own.storyId)).toEqual([ferry, 'The third text.', shop]);
    expect(await idsAt(storyId)).toEqual(ids);
    expect([await waiting(storyId), await waiting(own.storyId)]).toEqual([[], []]);
    const { rows } = await sql`select 1 from audit where action = 'wire.resolve' and actor = 'desk:day'`.execute(db);
    expect(rows).toHaveLength(4);
  });

  test('once, and only with a text that fits', async () => {
    const { headline, storyId } = await conflicting();
    await expect(resolve(headline, { text: 'x'.repeat(301) })).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(resolve(headline, { text: ' ' })).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(resolve(999_999, { take: 'desk' })).rejects.toMatchObject({ code: 'wire-conflict-unknown' });
    const both = await Promise.allSettled([
      resolve(headline, { take: 'agency' }),
      resolve(headline, { text: 'Third' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await waiting(storyId)).toHaveLength(1);
  });

  test('brings back, in its place, what it had taken out, if it takes the agency’s', async () => {
    const key = newKey();
    const storyId = await started(key);
    const copy = await copyAt(storyId);
    const [first, second, third] = copy.body.content;
    await reviseStory(
      db,
      storyId,
      { ...copy, body: { type: 'doc', content: [first!, third!] } },
      'desk:night',
      new Date(),
    );
    await take(version(key, 2, { bodyHtml: html(ferry, road.replace('nine', 'ten'), shop) }));
    expect(await textsAt(storyId)).toEqual([ferry, shop]);
    const [conflict] = await waiting(storyId);
    expect(conflict?.where).toBe('a paragraph that the desk has taken out');
    await resolve(conflict?.id ?? 0, { take: 'agency' });
    expect(await textsAt(storyId)).toEqual([ferry, road.replace('nine', 'ten'), shop]);
    expect((await idsAt(storyId))[1]).toBe(second?.attrs.id);
  });

  test('nothing about a story that is gone for good; what waits is said on the health page', async () => {
    const at = async () =>
      (await examine({ db, dataDir, embedded: null, now: new Date() })).find(({ key }) => key === 'wire-conflicts');
    const before = Number(/^\d+/.exec((await at())?.says ?? '')?.[0] ?? 0);
    const { storyId, headline } = await conflicting();
    expect(await at()).toMatchObject({ state: 'look', says: expect.stringMatching(new RegExp(`^${before + 2} wait`)) });
    await killStory(db, deps.tombstones, storyId, null, 'desk:day', new Date());
    await expect(resolve(headline, { take: 'agency' })).rejects.toMatchObject({ code: 'story-state' });
    expect(Number(/^\d+/.exec((await at())?.says ?? '')?.[0] ?? 0)).toBe(before);
  });
});
