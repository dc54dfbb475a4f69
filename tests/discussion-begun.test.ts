/** What readers began before they had a session: kept through log-in and registration, and done once. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { discussionDesk, hub, site } from './support/discussion-desk.ts';
import { testPassword } from './support/members.ts';
import { linkTo } from './support/queued-mails.ts';
import { readerClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { db, aki, asMio, newStory, say, page, countsOf, letTimePass, port } = await discussionDesk(url);

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
});
