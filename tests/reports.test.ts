/** Members say which rule a comment breaks; moderators see it until they have decided. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { discussionDesk, hub, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember, testPassword } from './support/members.ts';
import { readerClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { db, desk, network, port, newStory, say, asMio, asAki, aki, page } = await discussionDesk(url);
const newsroom = 'newsroom.localhost';
const moderator = await addMember(db, 'Reads Reports', { grants: [{ role: 'moderator', siteId: 1 }] });
const asModerator = await loggedInReader(db, port, newsroom, moderator.id);
const queue = async (): Promise<string> => (await asModerator.get(newsroom, '/?queue=reported')).text;

test('a report is one form, comes once from each, and waits for a verdict that is newer', async () => {
  const story = await newStory();
  const id = await say(asMio, story.id, 'Umbrellas are for cowards.');
  const at = `/c/${story.id}-${id}/report`;
  expect(await page(story.path)).toContain(`href="${at}"`);
  const form = await asAki.get(site, at);
  expect([form.status, form.text.includes('Umbrellas are for cowards.')]).toEqual([200, true]);
  expect(form.headers['cache-control']).toContain('no-store');
  const empty = await asAki.post(site, at, { note: 'I own one.' });
  expect([empty.status, empty.text.includes('I own one.')]).toEqual([422, true]);
  for (const note of ['I own one.', 'I own two <b>now</b>.']) {
    const sent = await asAki.post(site, at, { rule: 'insult', note });
    expect([sent.status, sent.text.includes('Thank you for telling us')]).toEqual([200, true]);
  }
  const waiting = await queue();
  expect(waiting).toContain('Umbrellas are for cowards.');
  expect(waiting).toContain('I own two &lt;b>now&lt;/b>.');
  expect(waiting).not.toContain('I own one.');
  expect(waiting).not.toContain('Aki');
  expect(await page(story.path)).toContain('Umbrellas are for cowards.');
  await asModerator.post(newsroom, `/comments/${story.id}-${id}/verdict`, {
    action: 'approve',
    version: '1',
    queue: 'reported',
  });
  expect(await queue()).not.toContain('Umbrellas are for cowards.');
  await asAki.post(site, at, { rule: 'insult', note: 'Still.' });
  expect(await queue()).toContain('Still.');
});

test('a report waits for somebody who decides: neither its author’s new text nor a hold is that', async () => {
  const links = 'https://a.example https://b.example https://c.example https://d.example';
  const story = await newStory();
  const verdict = (id: number, action: string, version: string) =>
    asModerator.post(newsroom, `/comments/${story.id}-${id}/verdict`, { action, version, queue: 'reported' });
  const [mended, held] = [await say(asMio, story.id, 'Mend me.'), await say(asMio, story.id, 'Hold me.')];
  for (const id of [mended, held])
    await asAki.post(site, `/c/${story.id}-${id}/report`, { rule: 'insult', note: `About ${id}.` });
  await verdict(held, 'hold', '1');
  await asMio.post(site, `/c/${story.id}-${mended}/edit`, { text: `Mended ${links}` });
  const waiting = (await asModerator.get(newsroom, '/?queue=held')).text;
  for (const id of [mended, held]) expect(waiting).toContain(`About ${id}.`);
  await asMio.post(site, `/c/${story.id}-${mended}/edit`, { text: 'Mended again.' });
  await verdict(mended, 'approve', '3');
  await verdict(held, 'approve', '1');
  const { text } = await asModerator.get(newsroom, '/?queue=reported');
  for (const id of [mended, held]) expect(text).not.toContain(`About ${id}.`);
});

test('nobody reports themselves, nor what is not there, nor without saying who they are', async () => {
  const story = await newStory();
  const id = await say(asMio, story.id, 'My own words.');
  const at = `/c/${story.id}-${id}/report`;
  expect((await asMio.post(site, at, { rule: 'spam' })).status).toBe(403);
  expect((await asAki.get(site, `/c/${story.id}-99/report`)).status).toBe(404);
  const stranger = await readerClient(port).get(site, at);
  expect([stranger.status, stranger.location?.path]).toEqual([303, `/auth/start?to=${encodeURIComponent(at)}`]);
  const { rows } = await sql`select 1 from report where story_id = ${story.id}`.execute(db);
  expect(rows).toEqual([]);
});

test('a report whose session has ended stands in its form after the log-in', async () => {
  const story = await newStory();
  const id = await say(asMio, story.id, 'Something to report.');
  const at = `/c/${story.id}-${id}/report`;
  const reader = readerClient(port);
  const login = await reader.follow(await reader.post(site, at, { rule: 'spam', note: 'It sells <umbrellas>.' }));
  const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
  const sent = await reader.post(hub, '/login', { email: aki.email, password: testPassword, r, js: '1' });
  const back = await reader.follow(sent);
  expect(back.at).toBe(`${site}${at}?begun=1`);
  expect(back.text).toContain('It sells &lt;umbrellas>.</textarea>');
  expect(back.text).toMatch(/value="spam" required checked/);
  expect((await reader.post(site, at, { rule: 'spam', note: 'It sells <umbrellas>.' })).status).toBe(200);
  const { rows } = await sql`select note from report where story_id = ${story.id}`.execute(db);
  expect(rows).toEqual([{ note: 'It sells <umbrellas>.' }]);
});

test('a comment is reported by those who may take part where it was written, and while its story can be read', async () => {
  const [harbour, ridge] = network.sites;
  const banned = await addMember(db, 'Banned At The Harbour');
  const story = await newStory();
  const id = await say(asMio, story.id, 'Read on both banks.');
  const at = `/c/${story.id}-${id}/report`;
  await sql`
    insert into appearance (story_id, site_id, section_id, slug, language, kind, published_at, listed)
    select ${story.id}, ${ridge!.id}, id, 'on-the-ridge', 'en', 'news', now(), true from section where site_id = ${ridge!.id} and path = 'sea'`.execute(
    db,
  );
  const asBanned = await loggedInReader(db, port, ridge!.host, banned.id);
  expect((await asBanned.get(ridge!.host, at)).status).toBe(200);
  const ban = { member_id: banned.id, site_id: harbour!.id, rule: 'spam', banned_by: 'desk:test' };
  await db.insertInto('ban').values(ban).execute();
  for (const reply of [await asBanned.get(ridge!.host, at), await asBanned.post(ridge!.host, at, { rule: 'spam' })])
    expect([reply.status, reply.text.includes('Read on both banks.')]).toEqual([403, false]);
  await desk.kill(story.id);
  for (const reply of [await asAki.get(site, at), await asAki.post(site, at, { rule: 'spam' })])
    expect([reply.status, reply.text.includes('Read on both banks.')]).toEqual([404, false]);
  const { rows } = await sql`select 1 from report where story_id = ${story.id}`.execute(db);
  expect(rows).toEqual([]);
});
