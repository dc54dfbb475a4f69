/** What was agreed to is a ledger: nothing in it is written over, and what is shown is its sum. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { forgetUnanswered, leaveLetter, signUp, subscribeProven } from '../src/features/letters/letters.ts';
import { leaveSecret } from '../src/features/letters/leave-secret.ts';
import { loadNetwork } from '../src/features/network/network.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const { db } = await testDesk({ databaseUrl, dataDir: testDataDir() });
const network = await loadNetwork(db);
const secretKey = Buffer.alloc(32, 7);

interface Event {
  id: number;
  subscriberId: number;
  letterId: number;
  action: 'asked' | 'confirmed' | 'left';
}

async function ledger(): Promise<Event[]> {
  const { rows } = await sql<Event>`
    select id, subscriber_id as "subscriberId", letter_id as "letterId", action from consent_event order by id`.execute(
    db,
  );
  return rows;
}

/** A request of anybody's takes nothing from who has confirmed; all else is as was said last. */
function sum(events: readonly Event[]): Map<string, string> {
  const states = new Map<string, string>();
  for (const { subscriberId, letterId, action } of events) {
    const of = `${subscriberId} ${letterId}`;
    if (action !== 'asked' || states.get(of) !== 'confirmed') states.set(of, action);
  }
  return states;
}

async function shown(): Promise<Map<string, string>> {
  const { rows } = await sql<Event & { state: string }>`
    select subscriber_id as "subscriberId", letter_id as "letterId", state from subscription`.execute(db);
  return new Map(rows.map(({ subscriberId, letterId, state }) => [`${subscriberId} ${letterId}`, state]));
}

const deed = fc.record({
  does: fc.constantFrom('asks', 'proves', 'leaves'),
  who: fc.constantFrom('mio', 'ren', 'sora'),
  on: fc.constantFrom(0, 1),
  language: fc.constantFrom('en', 'ja'),
});
let deeds = 0;

async function act({ does, who, on, language }: typeof deed extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  deeds += 1;
  const site = network.sites[on]!;
  const email = `${who}@readers.example`;
  const about = { email, language, network: `net ${deeds}`, proof: 'registration' } as const;
  if (does === 'asks') {
    await sql`delete from throttle`.execute(db);
    await signUp(
      db,
      {
        ...about,
        letters: ['daily'],
        site,
        language,
        origin: 'http://harbour.localhost',
        page: '/',
        formTime: null,
        now: new Date(),
      },
      secretKey,
    );
  } else if (does === 'proves') {
    await db.transaction().execute((tx) => subscribeProven(tx, { ...about, siteId: site.id }, secretKey));
  } else {
    const { rows } = await sql<{ subscriberId: number; letterId: number }>`
      select b.id as "subscriberId", l.id as "letterId" from subscriber b, letter l
      where b.email_key = ${email} and l.key = 'daily' and l.site_id = ${site.id}`.execute(db);
    for (const { subscriberId, letterId } of rows)
      await leaveLetter(db, leaveSecret(secretKey, subscriberId, letterId).value, { network: '', proof: 'page' });
  }
}

test('whatever people do, each deed adds to the ledger, and what is shown is its sum', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async (all) => {
      for (const one of all) {
        const before = await ledger();
        await act(one);
        expect((await ledger()).slice(0, before.length)).toEqual(before);
      }
      expect(await shown()).toEqual(sum(await ledger()));
    }),
    { numRuns: 25 },
  );
});

test('no row of it can be written over', async () => {
  await act({ does: 'proves', who: 'mio', on: 0, language: 'en' });
  await expect(sql`update consent_event set action = 'confirmed'`.execute(db)).rejects.toThrow('append-only');
});

test('an address whose mail nobody answers is forgotten after a month; one that has answered, or left, is not', async () => {
  await sql`delete from subscriber`.execute(db);
  const acts = [
    { does: 'asks', who: 'mio', on: 0, language: 'en' },
    { does: 'proves', who: 'ren', on: 0, language: 'en' },
    { does: 'proves', who: 'sora', on: 0, language: 'en' },
    { does: 'leaves', who: 'sora', on: 0, language: 'en' },
  ] as const;
  for (const one of acts) await act(one);
  expect(await forgetUnanswered(db)).toBe(0);
  await sql`alter table consent_event disable trigger consent_event_append_only`.execute(db);
  await sql`update consent_event set at = at - interval '31 days'`.execute(db);
  await sql`alter table consent_event enable trigger consent_event_append_only`.execute(db);
  await sql`update subscriber set created_at = created_at - interval '31 days'`.execute(db);
  expect(await forgetUnanswered(db)).toBe(1);
  const { rows } = await sql<{ email: string }>`select email from subscriber order by email`.execute(db);
  expect(rows.map(({ email }) => email)).toEqual(['ren@readers.example', 'sora@readers.example']);
});
