/** What members change, take along and end on their own account page; each only their own. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { eraseDueMembers } from '../src/erase-members.ts';
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import { mailSecretKey, subscribeProven } from '../src/features/letters/letters.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, hub, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember, testPassword } from './support/members.ts';
import { linkTo, mailsTo } from './support/queued-mails.ts';
import { readerClient } from './support/reader-client.ts';
import type { ReaderClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { db, port, newStory, say, page, asMio, network, dataDir } = await discussionDesk(url);
const tombstones = openTombstones(join(dataDir, 'tombstones.log'));
const day = 86_400_000;

/** Who is erased once so many days have passed. */
async function erasedAfter(days: number): Promise<number[]> {
  return (await eraseDueMembers(db, tombstones, new Date(Date.now() + days * day))).erased;
}

async function someone(
  name: string,
): Promise<{ id: number; slug: string; email: string; at: ReaderClient; onSite: ReaderClient }> {
  const member = await addMember(db, name);
  const [at, onSite] = [
    await loggedInReader(db, port, hub, member.id),
    await loggedInReader(db, port, site, member.id),
  ];
  return { ...member, at, onSite };
}
const profile = (changed: Record<string, string>): Record<string, string> => ({ bio: '', language: 'en', ...changed });
const nameOf = async (id: number): Promise<string | undefined> =>
  (await db.selectFrom('member').select('name').where('id', '=', id).executeTakeFirst())?.name;
const memberColumn = async (id: number): Promise<{ email: string | null; bio: string; language: string }> =>
  db.selectFrom('member').select(['email', 'bio', 'language']).where('id', '=', id).executeTakeFirstOrThrow();

describe('a name', () => {
  test('is changed once in thirty days, stands at once on all that was written, and the page keeps its address', async () => {
    const { id, slug, at, onSite } = await someone('Before The Change');
    const story = await newStory();
    await say(onSite, story.id, 'Said under the old name.');
    expect(await page(story.path)).toContain('Before The Change');
    expect(await page(`/member/${slug}`)).toContain('Before The Change');
    expect((await at.post(hub, '/account/profile', profile({ name: 'After The Change' }))).status).toBe(303);
    for (const path of [story.path, `/member/${slug}`]) {
      const html = await page(path);
      expect(html).toContain('After The Change');
      expect(html).not.toContain('Before The Change');
    }
    const again = await at.post(hub, '/account/profile', profile({ name: 'Once More', bio: 'Typed and kept.' }));
    expect(again.status).toBe(422);
    expect(again.text).toContain('You changed your name not long ago');
    expect(again.text).toContain('Typed and kept.');
    expect(again.text).toContain('value="Once More"');
    expect(await nameOf(id)).toBe('After The Change');
    // The rest can be changed without it, and the name again after thirty days.
    expect((await at.post(hub, '/account/profile', profile({ name: 'After The Change', bio: 'New.' }))).status).toBe(
      303,
    );
    await sql`update member set name_changed_at = name_changed_at - interval '31 days' where id = ${id}`.execute(db);
    expect((await at.post(hub, '/account/profile', profile({ name: 'Once More' }))).status).toBe(303);
    expect(await nameOf(id)).toBe('Once More');
  });

  test('that is somebody’s, looks like it, or is the house’s is refused; two who take one at once do not both get it', async () => {
    const [first, second] = [await someone('Free Name One'), await someone('Free Name Two')];
    for (const [name, words] of [
      ['Miо', 'or one that looks like it'],
      ['Harbour Staff', 'kept for the house'],
      ['<i>x</i>', 'letters, digits'],
    ] as const)
      expect((await first.at.post(hub, '/account/profile', profile({ name }))).text).toContain(words);
    const replies = await Promise.all(
      [first, second].map(({ at }) => at.post(hub, '/account/profile', profile({ name: 'Much Wanted' }))),
    );
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 422]);
  });
});

describe('how pages look', () => {
  test('is chosen once: here at once, on a site with the next page, on the next site with the log-in', async () => {
    const { at, onSite, email } = await someone('Dark Reader');
    expect((await onSite.get(site, '/prefs.css')).text).toBe('');
    await at.post(hub, '/account/look', { scheme: 'dark', size: '3' });
    const css = '@media screen{:root{color-scheme:dark;--picture:.88;font-size:125%}}';
    expect((await at.get(hub, '/prefs.css')).text).toBe(css);
    await onSite.get(site, '/me');
    expect((await onSite.get(site, '/prefs.css')).text).toBe(css);
    const elsewhere = readerClient(port);
    const login = await elsewhere.follow(await elsewhere.get('ridge.localhost', '/auth/start'));
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    await elsewhere.follow(await elsewhere.post(hub, '/login', { email, password: testPassword, r, js: '1' }));
    expect((await elsewhere.get('ridge.localhost', '/prefs.css')).text).toBe(css);
  });

  test('for a reader without an account is kept in a cookie, and pages stay the same bytes for all', async () => {
    const story = await newStory();
    const [reader, other] = [readerClient(port), readerClient(port)];
    const referer = `http://${site}${story.path}`;
    const form = await reader.get(site, '/prefs', { referer });
    expect(form.text).toContain(`name="to" value="${story.path}"`);
    const saved = await reader.post(site, '/prefs', { scheme: 'light', size: '0', to: story.path });
    expect(saved.location?.path).toBe(story.path);
    expect((await reader.get(site, '/prefs.css')).text).toContain('color-scheme:light');
    expect((await other.get(site, '/prefs.css')).text).toBe('');
    expect((await reader.get(site, story.path)).text).toBe((await other.get(site, story.path)).text);
    for (const to of ['//evil.example/', 'https://evil.example/', '/\\evil.example'])
      expect((await reader.post(site, '/prefs', { scheme: 'auto', size: '1', to })).headers['location']).toBe('/');
  });

  test('is asked for with every page and mostly answered by a word: 304, private, without the database', async () => {
    const reader = readerClient(port);
    const first = await reader.get(site, '/prefs.css');
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const etag = String(first.headers['etag']);
    const again = await reader.get(site, '/prefs.css', { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    await reader.post(site, '/prefs', { scheme: 'dark', size: '1', to: '/' });
    expect((await reader.get(site, '/prefs.css', { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('an address', () => {
  test('is another one when its mail was answered, and the old one is told; other log-ins end', async () => {
    const { id, email, at } = await someone('Moving House');
    const elsewhere = await loggedInReader(db, port, hub, id);
    await at.post(hub, '/account/address', { email: 'moved@readers.example' });
    expect((await memberColumn(id)).email).toBe(email);
    const link = await linkTo(db, 'moved@readers.example');
    expect((await at.get(hub, link)).text).toContain('From now on moved@readers.example is the address');
    expect((await at.post(hub, link, {})).status).toBe(303);
    expect((await memberColumn(id)).email).toBe('moved@readers.example');
    expect((await mailsTo(db, email)).map(({ subject }) => subject)).toEqual([
      'Your account at Harbour has another address now',
    ]);
    expect((await elsewhere.get(hub, '/account')).status).toBe(303);
    expect((await at.get(hub, '/account')).status).toBe(200);
  });

  test('is moved only after a log-in of the last quarter of an hour, or with the password', async () => {
    const { id, at } = await someone('Left The Screen On');
    await sql`update session set created_at = now() - interval '16 minutes' where member_id = ${id}`.execute(db);
    const refused = await at.post(hub, '/account/address', {
      email: 'thief@readers.example',
      'address-password': 'a guess of it',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="thief@readers.example"');
    expect(await mailsTo(db, 'thief@readers.example')).toEqual([]);
    await at.post(hub, '/account/address', { email: 'own-again@readers.example', 'address-password': testPassword });
    expect(await mailsTo(db, 'own-again@readers.example')).toHaveLength(1);
  });

  test('of another account stays theirs, and the page says nothing of it', async () => {
    const [owner, other] = [await someone('Address Owner'), await someone('Address Taker')];
    const [known, unknown] = await Promise.all(
      [owner.email, 'free-one@readers.example'].map(async (email) =>
        (await other.at.post(hub, '/account/address', { email })).text.replaceAll(email, 'ADDRESS'),
      ),
    );
    expect(known).toBe(unknown);
    expect((await mailsTo(db, owner.email)).at(-1)?.text).not.toContain('/prove/');
  });
});

describe('what is one’s own', () => {
  test('a log-in is ended one by one, or all at once; another’s not at all', async () => {
    const { id, at } = await someone('Many Devices');
    const [phone, tablet] = [await loggedInReader(db, port, hub, id), await loggedInReader(db, port, hub, id)];
    const hashes = [...(await at.get(hub, '/account')).text.matchAll(/name="session" value="(\w{64})"/g)].map(
      (found) => found[1] ?? '',
    );
    expect(hashes.length).toBe(4);
    const stranger = await someone('No Device Of Theirs');
    for (const hash of hashes) await stranger.at.post(hub, '/account/session', { session: hash });
    expect((await phone.get(hub, '/account')).status).toBe(200);
    await at.post(hub, '/account/session', { session: 'all' });
    for (const reader of [at, phone, tablet]) expect((await reader.get(hub, '/account')).status).toBe(303);
    expect((await stranger.at.get(hub, '/account')).status).toBe(200);
  });

  test('a newsletter is ended from here, and only one’s own', async () => {
    const { email, at } = await someone('Letter Reader');
    const wish = { email, siteId: network.sites[0]!.id, key: 'daily', language: 'en', network: '', proof: 'mail' };
    await subscribeProven(db, wish, mailSecretKey(join(dataDir, 'keys')));
    const letter = /name="letter" value="(\d+)"/.exec((await at.get(hub, '/account')).text)?.[1] ?? '';
    const state = async (): Promise<string | undefined> =>
      (
        await sql<{
          state: string;
        }>`select state from subscription s join subscriber b on b.id = s.subscriber_id where b.email_key = ${email}`.execute(
          db,
        )
      ).rows[0]?.state;
    await (await someone('Not The Reader')).at.post(hub, '/account/letter', { letter });
    expect(await state()).toBe('confirmed');
    await at.post(hub, '/account/letter', { letter });
    expect(await state()).toBe('left');
  });

  test('the export is whole JSON however much there is, and is written as it is read', async () => {
    const { id, at, email } = await someone('Prolific');
    const story = await newStory();
    await sql`insert into thread (story_id) values (${story.id}) on conflict do nothing`.execute(db);
    await sql`
      insert into comment (story_id, id, site_id, member_id, status, body, html, html_version, submission)
      select ${story.id}, n, (select min(id) from site), ${id}, case n % 3 when 0 then 'REJECTED' else 'NONE' end,
        jsonb_build_array(jsonb_build_object('type', 'paragraph', 'text', 'remark ' || n || ' with "quotes"')), '', 1, gen_random_uuid()
      from generate_series(1, 1001) n`.execute(db);
    await sql`
      insert into comment_version (story_id, comment_id, version, body) select story_id, id, 1, body from comment where member_id = ${id}`.execute(
      db,
    );
    await sql`insert into vote (story_id, comment_id, member_id, value) select ${story.id}, n, ${id}, 1 from generate_series(1, 401) n`.execute(
      db,
    );
    const { text, headers } = await at.get(hub, '/account/export');
    expect(headers['transfer-encoding']).toBe('chunked');
    expect(headers['content-disposition']).toContain('prolific.json');
    const data = JSON.parse(text) as {
      account: { email: string };
      comments: { number: number; texts: unknown[] }[];
      votes: unknown[];
    };
    expect(data.account.email).toBe(email);
    expect(new Set(data.comments.map(({ number }) => number)).size).toBe(1_001);
    expect(data.comments.every(({ texts }) => texts.length === 1)).toBe(true);
    expect(data.votes).toHaveLength(401);
    // Nobody else's, and not without a log-in.
    expect((await readerClient(port).get(hub, '/account/export')).status).toBe(303);
    expect((await (await someone('Curious')).at.get(hub, '/account/export')).text).not.toContain('remark');
  });

  test('leaving can be taken back for fourteen days; then also what a provider knew is gone', async () => {
    const { id, at, onSite } = await someone('Leaving Slowly');
    const story = await newStory();
    await say(onSite, story.id, 'Said before leaving.');
    await sql`insert into member_identity (issuer, subject, member_id, provider) values ('http://facebook.localhost', 'leaver-77', ${id}, 'facebook')`.execute(
      db,
    );
    await sql`
      insert into social_arrival (hash, provider, issuer, subject, name, email, plain, expires_at)
      values (sha256('x'), 'facebook', 'http://facebook.localhost', 'leaver-77', 'Leaving Slowly', 'leaver@people.invalid', false, now() + interval '1 hour')`.execute(
      db,
    );
    await at.post(hub, '/account/erase', { do: 'erase' });
    expect((await at.get(hub, '/account')).text).toContain('Your account is removed on');
    await at.post(hub, '/account/erase', { do: 'keep' });
    expect(await erasedAfter(15)).toEqual([]);
    expect(await nameOf(id)).toBe('Leaving Slowly');
    await at.post(hub, '/account/erase', { do: 'erase' });
    expect(await erasedAfter(15)).toEqual([id]);
    expect(await page(story.path)).toContain('Former member');
    const left =
      await sql`select from social_arrival where subject = 'leaver-77' union all select from member_identity where subject = 'leaver-77'`.execute(
        db,
      );
    expect(left.rows).toEqual([]);
    expect((await asMio.get(site, '/member/leaving-slowly')).status).toBe(404);
    const { rows } = await sql<{ kind: string }>`select kind from tombstone where tag = ${`member:${id}`}`.execute(db);
    expect(rows).toEqual([{ kind: 'erasure' }]);
  });
});
