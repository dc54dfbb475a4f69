/** A member asks for their data, and to be forgotten: afterwards no row of any table says who it was. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eraseDueMembers } from '../src/erase-members.ts';
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, hub, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';

const { url } = await testDatabase();
const { db, dataDir, port, newStory, say, asMio, page } = await discussionDesk(url);
const tombstones = openTombstones(join(dataDir, 'tombstones.log'));
const day = 86_400_000;

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
    for (const word of words) if (text.toLowerCase().includes(word.toLowerCase())) found.push(`${name}: ${word}`);
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
  const { atSite, atHub, email } = await someone('Exporting Reader');
  await say(atSite, story.id, 'My own words of the export.');
  await say(asMio, story.id, 'Words of somebody else.');
  const { status, text, headers } = await atHub.get(hub, '/account/export');
  expect(status).toBe(200);
  expect(headers['cache-control']).toContain('no-store');
  expect(JSON.stringify(JSON.parse(text))).toContain('My own words of the export.');
  expect(text).toContain(email);
  expect(text).not.toContain('Words of somebody else.');
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

    // The days of grace: nothing is gone yet.
    expect(await eraseDueMembers(db, tombstones, new Date(Date.now() + 13 * day))).toBe(0);
    expect(await page(story.path)).toContain(name);
    expect(await eraseDueMembers(db, tombstones, new Date(Date.now() + 15 * day))).toBe(1);
    // What was queued for them has been sent or is dropped: here nothing sends.
    await sql`delete from graphile_worker._private_jobs`.execute(db);

    const marks = [name, email, slug, '198.51.100.', ...(words ? ['Unmistakable remark of wholly'] : [])];
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
