/** The newsroom's queue: who may see it, what a verdict does, and that no edit is approved unseen. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { discussionStrings } from '../src/features/discussion/discussion.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { mailsTo } from './support/queued-mails.ts';
import { readerClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { db, network, mio, asMio, newStory, say, page, port } = await discussionDesk(url);
const newsroom = 'newsroom.localhost';
const [harbour, ridge] = network.sites;

const moderator = await addMember(db, 'Harbour Watch', { grants: [{ role: 'moderator', siteId: harbour!.id }] });
const elsewhere = await addMember(db, 'Ridge Watch', { grants: [{ role: 'moderator', siteId: ridge!.id }] });
const senior = await addMember(db, 'Senior Watch', { grants: [{ role: 'senior-moderator', siteId: null }] });
const asModerator = await loggedInReader(db, port, newsroom, moderator.id);
const asElsewhere = await loggedInReader(db, port, newsroom, elsewhere.id);
const asSenior = await loggedInReader(db, port, newsroom, senior.id);
const links = 'https://a.example https://b.example https://c.example https://d.example';

async function held(): Promise<{ storyId: number; id: number; path: string }> {
  const story = await newStory();
  const id = await say(asMio, story.id, `Have a look at ${links}`);
  return { storyId: story.id, id, path: story.path };
}

describe('the queue', () => {
  test('is for moderators, each with their own sites', async () => {
    const { storyId, id } = await held();
    const card = `id="c${storyId}-${id}"`;
    expect((await readerClient(port).get(newsroom, '/')).location?.path).toMatch(/^\/auth\/start/);
    const asMember = await loggedInReader(db, port, newsroom, mio.id);
    expect((await asMember.get(newsroom, '/')).status).toBe(403);
    expect((await asModerator.get(newsroom, '/')).text).toContain(card);
    expect((await asElsewhere.get(newsroom, '/')).text).not.toContain(card);
    expect((await asSenior.get(newsroom, '/')).text).toContain(card);
    const verdict = { action: 'approve', version: '1' };
    expect((await asElsewhere.post(newsroom, `/comments/${storyId}-${id}/verdict`, verdict)).status).toBe(403);
    expect((await asMember.post(newsroom, `/comments/${storyId}-${id}/verdict`, verdict)).status).toBe(403);
  });

  test('approves and removes; the author hears of a removal with its rule and the note', async () => {
    const [one, two] = [await held(), await held()];
    await asModerator.post(newsroom, `/comments/${one.storyId}-${one.id}/verdict`, { action: 'approve', version: '1' });
    expect(await page(one.path)).toContain('a.example');
    const reject = { action: 'reject', rule: 'spam', note: 'Four links are three too many.', version: '1' };
    await asModerator.post(newsroom, `/comments/${two.storyId}-${two.id}/verdict`, reject);
    expect(await page(two.path)).toContain('A comment was removed here: spam.');
    expect((await mailsTo(db, mio.email)).at(-1)?.text).toContain('Four links are three too many.');
    const { rows } = await sql`select actor, status from verdict where story_id = ${two.storyId} order by id`.execute(
      db,
    );
    expect(rows).toEqual([
      { actor: 'system:phases', status: 'SYSTEM_WITHHELD' },
      { actor: `member:${moderator.id}`, status: 'REJECTED' },
    ]);
  });

  test('approves no text that was not seen: the card comes back with the new one', async () => {
    const { storyId, id, path } = await held();
    await asMio.post(site, `/c/${storyId}-${id}/edit`, { text: `Something else ${links}` });
    const reply = await asModerator.post(newsroom, `/comments/${storyId}-${id}/verdict`, {
      action: 'approve',
      version: '1',
    });
    expect(reply.status).toBe(409);
    expect(reply.text).toContain('changed since you saw it');
    expect(reply.text).toContain('Something else');
    expect(await page(path)).not.toContain('Something else');
  });

  test('lets seniors ban, and nobody else', async () => {
    const { storyId, id } = await held();
    const ban = { days: '7', rule: 'spam' };
    expect((await asModerator.get(newsroom, '/')).text).not.toContain('/ban"');
    expect((await asModerator.post(newsroom, `/comments/${storyId}-${id}/ban`, ban)).status).toBe(403);
    expect((await asSenior.post(newsroom, `/comments/${storyId}-${id}/ban`, ban)).status).toBe(303);
    expect((await asMio.post(site, '/c/new', { story: String(storyId), text: 'May I?' })).status).toBe(403);
    expect((await mailsTo(db, mio.email)).at(-1)?.subject).toMatch(/You cannot take part on Harbour until/);
    // In the language of their mails, the rule as well.
    await sql`update member set language = 'ja' where id = ${mio.id}`.execute(db);
    await asSenior.post(newsroom, `/comments/${storyId}-${id}/ban`, ban);
    expect((await mailsTo(db, mio.email)).at(-1)?.text).toContain(
      `理由は「${discussionStrings('ja').rules.spam}」です`,
    );
  });
});
