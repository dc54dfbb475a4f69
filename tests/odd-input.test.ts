/** What no form and no link of ours sends is answered like anything else that cannot be: clearly, and with nothing lost. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { discussionDesk, hub, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { readerClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { db, aki, asMio, asAki, newStory, say, letTimePass, port } = await discussionDesk(url);

test('an address whose numbers are none leads nowhere, for those who read a page of their own as for all', async () => {
  const story = await newStory();
  await say(asMio, story.id, 'Only this.');
  const odd = ['thread=abc', 'thread=99999999999', 'thread=0', 'after=abc', 'after=1.2.3', 'sort=worst', 'after=%00'];
  for (const query of odd)
    for (const own of ['', 'quote=x&', 'reply=1&', 'edit=1&', 'begun=1&'])
      for (const reader of [asMio, readerClient(port)])
        expect([own + query, (await reader.get(site, `${story.path}?${own}${query}`)).status]).toEqual([
          own + query,
          404,
        ]);
  for (const query of ['reply=99999999999', 'edit=99999999999', 'quote=%00', 'reply=x'])
    expect([query, (await asMio.get(site, `${story.path}?${query}`)).status]).toEqual([query, 200]);
  for (const path of [`${story.path}%00?quote=x`, '/nothing%00?x=%00', '/category/sea?x=%00', '/c/1-99999999999'])
    expect([path, (await asMio.get(site, path)).status < 500]).toEqual([path, true]);
});

test('an answer to what can be no comment comes back with its words, and is not posted as a first one', async () => {
  const story = await newStory();
  await say(asMio, story.id, 'Answer me.');
  for (const fields of [{ parent: '99999999999' }, { parent: 'abc' }, { cited: '99999999999' }, { parent: '-1' }]) {
    await letTimePass();
    const form = { story: String(story.id), text: 'Words that took a while.', ...fields };
    // The form's own address says which page of the thread stood above it, however wrong.
    const reply = await asMio.post(site, '/c/new?thread=abc&after=abc&sort=worst', form);
    expect([fields, reply.status]).toEqual([fields, 404]);
    expect(reply.text).toContain('Words that took a while.');
    expect(reply.text).toContain('not there any more');
    const anonymous = await readerClient(port).post(site, '/c/new', form);
    expect([fields, anonymous.status]).toEqual([fields, 303]);
  }
  const { rows } = await sql`select id from comment where story_id = ${story.id}`.execute(db);
  expect(rows).toEqual([{ id: 1 }]);
});

test('what nobody can type is left out of what is sent, and the rest is taken', async () => {
  const story = await newStory();
  const id = await say(asMio, story.id, 'Report me.');
  const words = { story: String(story.id), text: 'Kept\0 until I am back.', submission: '\0', passage: '\0' };
  const begun = await readerClient(port).post(site, '/c/new', words);
  expect([begun.status, begun.location?.path.startsWith('/auth/start')]).toEqual([303, true]);
  const { rows: kept } = await sql<{ text: string }>`
    select payload ->> 'text' as text from intent order by id desc limit 1`.execute(db);
  expect(kept).toEqual([{ text: 'Kept until I am back.' }]);
  const report = { rule: 'spam', note: 'It is\0 spam.' };
  expect((await asAki.post(site, `/c/${story.id}-${id}/report`, report)).status).toBe(200);
  const { rows: reports } = await sql`select note from report where story_id = ${story.id}`.execute(db);
  expect(reports).toEqual([{ note: 'It is spam.' }]);
  const asAccount = await loggedInReader(db, port, hub, aki.id);
  const forms = {
    '/account/disconnect': { issuer: 'https://a.example\0' },
    '/account/profile': { name: 'A\0ki', bio: '\0' },
  };
  for (const [path, form] of Object.entries(forms))
    expect([path, (await asAccount.post(hub, path, form)).status < 500]).toEqual([path, true]);
});
