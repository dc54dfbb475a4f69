/** What readers began before they had a session: kept through log-in and registration, and done once. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { discussionDesk, hub, site } from './support/discussion-desk.ts';
import { testPassword } from './support/members.ts';
import { linkTo } from './support/queued-mails.ts';
import { readerClient } from './support/reader-client.ts';
import type { ClientReply, ReaderClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { db, aki, asMio, asAki, newStory, say, page, countsOf, letTimePass, port } = await discussionDesk(url);

describe('what was begun without a session', () => {
  test('a comment: log in, and it is posted once, at its place', async () => {
    const story = await newStory();
    const reader = readerClient(port);
    const kept = await reader.post(site, '/c/new', { story: String(story.id), text: 'Written before I was anyone.' });
    expect(kept.location?.path).toMatch(/^\/auth\/start/);
    const login = await reader.follow(kept);
    expect(login.text).toContain('Next your comment on');
    expect(login.text).toContain('Written before I was anyone.');
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    await sql`delete from throttle`.execute(db);
    await letTimePass();
    const back = await reader.follow(
      await reader.post(hub, '/login', { email: aki.email, password: testPassword, r, js: '1' }),
    );
    expect(back.at).toMatch(new RegExp(`^${site}${story.path}#c1$`));
    expect((await page(story.path)).match(/Written before I was anyone/g)).toHaveLength(1);
  });

  test('a vote: register, confirm in another tab, and it is cast once', async () => {
    const story = await newStory();
    const id = await say(asMio, story.id, 'Agree with me.');
    const reader = readerClient(port);
    const login = await reader.follow(await reader.post(site, `/c/${story.id}-${id}/vote`, { value: '1' }));
    expect(login.text).toContain('you will agree with a comment');
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    const form = { email: 'new@readers.example', name: 'Newcomer', password: testPassword, 'of-age': '1', r };
    await reader.post(hub, '/register', form);
    const link = await linkTo(db, 'new@readers.example');
    expect((await reader.get(hub, link)).text).toContain('you will agree with a comment');
    const back = await reader.follow(await reader.post(hub, link, { js: '1' }));
    expect(back.at).toBe(`${site}${story.path}#c${id}`);
    expect(await countsOf(story.id, id)).toBe('1 ( +1 / -0 )');
    const { votes } = JSON.parse((await reader.get(site, `/me?story=${story.id}`)).text) as { votes: object };
    expect(votes).toEqual({ [id]: 1 });
  });

  test('a quote: after the log-in the same sentence stands in the form', async () => {
    const story = await newStory();
    const reader = readerClient(port);
    const block = /quote=([a-z0-9]+)#write/.exec(await page(story.path))?.[1] ?? '';
    const form = await reader.get(site, `${story.path}?quote=${block}`);
    expect(form.text).toContain('You will be asked to log in');
    const passage = /name="passage" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const login = await reader.follow(
      await reader.post(site, '/c/new', { story: String(story.id), passage, text: '' }),
    );
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    await sql`delete from throttle`.execute(db);
    const back = await reader.follow(
      await reader.post(hub, '/login', { email: aki.email, password: testPassword, r, js: '1' }),
    );
    expect(back.at).toBe(`${site}${story.path}?begun=1#write`);
    expect(back.text).toContain(`name="passage" value="${passage}"`);
    expect(back.text).toContain('<p>It waited for the fog.</p>');
  });

  test('of another browser is not done: an address that names it proves nothing', async () => {
    const story = await newStory();
    const mallory = readerClient(port);
    const login = await mallory.follow(
      await mallory.post(site, '/c/new', { story: String(story.id), text: 'In your name.' }),
    );
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    const victim = readerClient(port);
    await sql`delete from throttle`.execute(db);
    const reply = await victim.post(hub, '/login', { email: aki.email, password: testPassword, r, js: '1' });
    expect((await victim.get(site, reply.location?.path ?? '')).status).toBe(403);
    expect(await page(story.path)).not.toContain('In your name');
  });

  test('of another browser is not done either for whoever registers by its address', async () => {
    const story = await newStory();
    const mallory = readerClient(port);
    const planted = { story: String(story.id), text: 'Planted words.' };
    const login = await mallory.follow(await mallory.post(site, '/c/new', planted));
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    const victim = readerClient(port);
    const email = 'victim@readers.example';
    await victim.post(hub, '/register', { email, name: 'Victim', password: testPassword, 'of-age': '1', r });
    const link = await linkTo(db, email);
    const back = await victim.follow(await victim.post(hub, link, { js: '1' }));
    expect(back.at).toMatch(new RegExp(`^${site}`));
    expect(await page(story.path)).not.toContain('Planted words');
    // Nor when they log in there by themselves afterwards.
    const started = await victim.follow(await victim.get(site, '/auth/start?to=%2F'));
    expect(started.text).not.toContain('Planted words');
    const { rows } = await sql`select from comment where story_id = ${story.id}`.execute(db);
    expect(rows).toHaveLength(0);
  });

  test('a vote that may not be: it is said why, once', async () => {
    const story = await newStory();
    const id = await say(asAki, story.id, 'My own words.');
    const reader = readerClient(port);
    const login = await reader.follow(await reader.post(site, `/c/${story.id}-${id}/vote`, { value: '1' }));
    const back = await loggedIn(reader, login.at);
    expect(back.at).toBe(`${site}${story.path}?begun=own-comment#write`);
    expect(back.text).toContain('This comment is your own.');
    expect(await countsOf(story.id, id)).toBe('0 ( +0 / -0 )');
    await reader.post(site, '/logout', {});
    const again = await reader.follow(await reader.get(site, '/auth/start?to=%2F'));
    expect(again.text).not.toContain('you will agree');
  });

  test('an answer to what was removed meanwhile: the words come back', async () => {
    const story = await newStory();
    const id = await say(asMio, story.id, 'Not for long.');
    const reader = readerClient(port);
    const form = { story: String(story.id), parent: String(id), text: 'But I have an answer.' };
    const login = await reader.follow(await reader.post(site, '/c/new', form));
    await sql`update comment set status = 'REJECTED' where story_id = ${story.id} and id = ${id}`.execute(db);
    const back = await loggedIn(reader, login.at);
    expect(back.at).toContain('?begun=comment-unknown#write');
    expect(back.text).toContain('But I have an answer.</textarea>');
    expect(back.text).toContain('is not there any more. Your words are still here.');
  });

  test('the ways in below the form take along what was typed there', async () => {
    const story = await newStory();
    const reader = readerClient(port);
    const press = (text: string, way: string): Promise<ClientReply> =>
      reader.post(site, '/c/new', `story=${story.id}&text=${encodeURIComponent(text)}&then=${way}`);
    const hubPage = await reader.follow(await press('Half a thought.', 'register'));
    expect(hubPage.at).toMatch(new RegExp(`^${hub}/register`));
    expect(hubPage.text).toContain('Half a thought.');
    const untouched = await press('', 'login');
    expect(untouched.location?.path).toBe(`/auth/start?to=${encodeURIComponent(`${story.path}#write`)}&then=login`);
  });

  test('an edit whose session has ended stands in the form after the log-in', async () => {
    const story = await newStory();
    const id = await say(asAki, story.id, 'Teh fog.');
    const reader = readerClient(port);
    const login = await reader.follow(await reader.post(site, `/c/${story.id}-${id}/edit`, { text: 'The fog.' }));
    const back = await loggedIn(reader, login.at);
    expect(back.text).toContain('The fog.</textarea>');
    expect(back.text).toContain(`action="/c/${story.id}-${id}/edit#write"`);
    expect((await reader.post(site, `/c/${story.id}-${id}/edit`, { text: 'The fog.' })).status).toBe(303);
    expect(await page(story.path)).toContain('<p>The fog.</p>');
  });

  test('is slowed where one network begins much, and the words come back', async () => {
    const story = await newStory();
    const reader = readerClient(port);
    const form = { story: String(story.id), text: 'Again and again.' };
    const statuses: number[] = [];
    for (let at = 0; at < 42; at += 1) statuses.push((await reader.post(site, '/c/new', form)).status);
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 303));
    const last = await reader.post(site, '/c/new', form);
    expect(last.status).toBe(429);
    expect(last.text).toContain('Again and again.</textarea>');
    await sql`delete from throttle`.execute(db);
  });
});

/** As Aki, with the request that a page of the hub carries. */
async function loggedIn(reader: ReaderClient, at: string): Promise<ClientReply & { at: string }> {
  const r = new URL(`http://${at}`).searchParams.get('r') ?? '';
  await sql`delete from throttle`.execute(db);
  await letTimePass();
  return reader.follow(await reader.post(hub, '/login', { email: aki.email, password: testPassword, r, js: '1' }));
}
