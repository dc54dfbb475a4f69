/** A member asks for their data, and to be forgotten: afterwards no row of any table says who it was. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eraseDueMembers } from '../src/erase-members.ts';
import { askErasure } from '../src/features/members/members.ts';
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, hub, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { until } from './support/until.ts';

const { url } = await testDatabase();
const { db, dataDir, port, newStory, say, asMio, mio, page } = await discussionDesk(url);
const tombstones = openTombstones(join(dataDir, 'tombstones.log'));
const day = 86_400_000;

/** Who is erased once so many days have passed. */
async function erasedAfter(days: number): Promise<number[]> {
  return (await eraseDueMembers(db, tombstones, new Date(Date.now() + days * day))).erased;
}

/** Every row of every table, as text; also the queue's. */
async function dump(): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')
  `.execute(db);
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(db);
    found.set(name, rows.map(({ text }) => text).join('\n'));
  }
  return found;
}

async function tablesWith(...words: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [name, text] of await dump())
    for (const word of words)
      // Bytes are shown in hexadecimal digits.
      if ([word.toLowerCase(), Buffer.from(word).toString('hex')].some((form) => text.toLowerCase().includes(form)))
        found.push(`${name}: ${word}`);
  return found;
}

async function someone(name: string) {
  const member = await addMember(db, name, { grants: [{ role: 'trusted', siteId: null }] });
  const atSite = await loggedInReader(db, port, site, member.id);
  const atHub = await loggedInReader(db, port, hub, member.id);
  return { ...member, atSite, atHub };
}

test('the export holds what they wrote and nothing of others', async () => {
  const story = await newStory();
  const { id, atSite, atHub, email } = await someone('Exporting Reader');
  await say(atSite, story.id, 'My own words of the export.');
  const other = await say(asMio, story.id, 'Words of somebody else.');
  const report = { story_id: story.id, comment_id: other, version: 1, rule: 'insult', note: 'What I said of it.' };
  await db
    .insertInto('report')
    .values([
      { ...report, member_id: id },
      { ...report, member_id: mio.id, note: 'Mine.' },
    ])
    .execute();
  await atHub.post(hub, '/account/address', { email: 'waiting-for@readers.example' });
  const { status, text, headers } = await atHub.get(hub, '/account/export');
  expect(status).toBe(200);
  expect(headers['cache-control']).toContain('no-store');
  expect(JSON.stringify(JSON.parse(text))).toContain('My own words of the export.');
  expect(text).toContain(email);
  for (const words of ['What I said of it.', 'waiting-for@readers.example']) expect(text).toContain(words);
  for (const words of ['Words of somebody else.', 'Mine.']) expect(text).not.toContain(words);
  expect(text).not.toContain('password');
  expect(text).not.toContain('argon2');
});

for (const words of [false, true]) {
  test(`erased ${words ? 'with' : 'without'} their words: no table holds name, address or network`, async () => {
    const story = await newStory();
    const name = words ? 'Vanishing Wholly' : 'Vanishing Quietly';
    const { id, email, slug, atSite, atHub } = await someone(name);
    await sql`update session set network = '198.51.100.0/24' where member_id = ${id}`.execute(db);
    const said = await say(atSite, story.id, `Unmistakable remark of ${words ? 'wholly' : 'quietly'}.`);
    await sql`update comment_origin set network = '198.51.100.0/24' where story_id = ${story.id} and comment_id = ${said}`.execute(
      db,
    );
    const answer = await say(asMio, story.id, 'An answer to it.', { parent: String(said) });
    await say(asMio, story.id, 'Words around a quotation.', { cited: String(said) });
    await asMio.post(site, `/c/${story.id}-${said}/vote`, { value: '1' }, { accept: 'application/json' });
    await atSite.post(site, `/c/${story.id}-${answer}/vote`, { value: '1' }, { accept: 'application/json' });
    await atSite.post(site, '/letters/sign-up', { email, short: '1' });
    await atHub.post(hub, '/account/profile', { bio: `I am ${name}.`, language: 'en' });
    const asked = await atHub.post(hub, '/account/erase', { do: 'erase', ...(words ? { words: '1' } : {}) });
    expect(asked.status, asked.text).toBe(303);

    const marks = [name, email, slug, '198.51.100.', ...(words ? ['Unmistakable remark of wholly'] : [])];
    // The days of grace: nothing is gone yet, and what looks for it finds it.
    expect(await erasedAfter(13)).toEqual([]);
    for (const mark of marks) expect(await tablesWith(mark), mark).not.toEqual([]);
    expect(await page(story.path)).toContain(name);
    expect(await erasedAfter(15)).toEqual([id]);
    // What was queued for them has been sent or is dropped: here nothing sends.
    await sql`delete from graphile_worker._private_jobs`.execute(db);

    expect(await tablesWith(...marks)).toEqual([]);
    const now = await page(story.path);
    expect(now).not.toContain(name);
    expect(now).toContain('An answer to it.');
    expect(now).toContain('Words around a quotation.');
    expect(now.match(/Unmistakable remark/g)?.length ?? 0).toBe(words ? 0 : 2);
    // Nobody is logged in as them any more, and no stale page shows the name.
    expect((await atHub.get(hub, '/account')).status).not.toBe(200);
    expect((await asMio.get(site, `/member/${slug}`)).status).toBe(404);
  });
}

/** Somebody who has asked to be erased, fourteen days ago. */
async function leaving(name: string): Promise<number> {
  const { id } = await addMember(db, name);
  await askErasure(db, id, new Date(Date.now() - 1_000), false);
  return id;
}

test('nobody can stand where an erased member stands, whatever they are called', async () => {
  const id = await leaving('Leaving By Number');
  const namesake = await addMember(db, `Erased ${id}`);
  expect(namesake.slug).toBe(`erased-${id}`);
  expect(await erasedAfter(0)).toEqual([id]);
  expect((await asMio.get(site, `/member/erased-${id}`)).status).toBe(200);
  for (const slug of [`erased:${id}`, `erased%3A${id}`])
    expect((await asMio.get(site, `/member/${slug}`)).status).toBe(404);
});

test('one erasure that fails is told of and tried again, and stops no other', async () => {
  const ids: number[] = [];
  for (let number = 1; number <= 25; number += 1) ids.push(await leaving(`Leaving In A Row ${number}`));
  const stuck = ids.slice(0, 22);
  await sql`create table stuck as select unnest(${stuck}::bigint[]) as id`.execute(db);
  await sql`
    create function refuse_stuck() returns trigger language plpgsql as $$
      begin if exists (select from stuck where id = old.id) then raise 'stuck'; end if; return new; end $$
  `.execute(db);
  await sql`create trigger stuck before update on member for each row execute function refuse_stuck()`.execute(db);
  const { erased, failed } = await eraseDueMembers(db, tombstones, new Date());
  expect(erased).toEqual(ids.slice(22));
  expect(failed.map(({ memberId, error }) => [memberId, (error as Error).message])).toEqual(
    stuck.map((id) => [id, 'stuck']),
  );
  await sql`drop trigger stuck on member`.execute(db);
  expect(await erasedAfter(0)).toEqual(stuck);
});

test('whoever changes their mind while others are being erased stays', async () => {
  const [id, other] = [await leaving('Changing Their Mind'), await leaving('Staying With It')];
  let running: Promise<number[]> | undefined;
  await db.transaction().execute(async (tx) => {
    await askErasure(tx, id, null, false);
    running = erasedAfter(0);
    await until('the erasure to wait for the row', async () => {
      const { rows } = await sql`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%member%'
        and datname = current_database()`.execute(db);
      return rows.length > 0;
    });
  });
  expect(await running).toEqual([other]);
  const { rows } = await sql`select name, erased_at from member where id = ${id}`.execute(db);
  expect(rows).toEqual([{ name: 'Changing Their Mind', erased_at: null }]);
});
