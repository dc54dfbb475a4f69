/** What moderators do with comments, and what their authors learn of it. */
import { describe, expect, test } from 'vitest';
import { moderateComment, recountDiscussion } from '../src/features/discussion/discussion.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';
import { mailsTo } from './support/queued-mails.ts';

const { url } = await testDatabase();
const { db, network, mio, asMio, asAki, newStory, say, page, get, letTimePass } = await discussionDesk(url);
const deps = { network, originOf: ({ host }: { host: string }) => `http://${host}`, now: new Date() };

describe('a moderator', () => {
  const moderate = (
    storyId: number,
    id: number,
    verdict: Parameters<typeof moderateComment>[2]['verdict'],
    version: number | null = null,
  ) => moderateComment(db, deps, { storyId, id, version, verdict, actor: 'desk:test' });

  test('removes a comment by a rule: it is gone for all, its author is told why', async () => {
    const story = await newStory();
    const id = await say(asMio, story.id, 'Buy my umbrellas at the corner.');
    await moderate(story.id, id, { action: 'reject', rule: 'advertising', note: 'One umbrella would have been fine.' });
    const html = await page(story.path);
    expect(html).not.toContain('umbrellas');
    expect(html).toContain('A comment was removed here: advertising.');
    expect(html).toContain('Be the first to comment');
    const mail = (await mailsTo(db, mio.email)).at(-1);
    expect(mail?.text).toContain('The reason: advertising.');
    expect(mail?.text).toContain('One umbrella would have been fine.');
    const { own } = JSON.parse((await asMio.get(site, `/me?story=${story.id}`)).text) as { own: string };
    expect(own).toContain('Your comment was removed: advertising.');
    expect(own).toContain('umbrellas');
    expect((JSON.parse((await asAki.get(site, `/me?story=${story.id}`)).text) as { own: string }).own).toBe('');
  });

  test('who removes it again by another rule has the page, its author and the mail say that one, once', async () => {
    const story = await newStory();
    const id = await say(asMio, story.id, 'Buy my second-hand umbrellas.');
    const mails = async (): Promise<(string | undefined)[]> => (await mailsTo(db, mio.email)).map(({ text }) => text);
    const before = (await mails()).length;
    await moderate(story.id, id, { action: 'reject', rule: 'advertising', note: '' });
    for (const _ of [1, 2]) await moderate(story.id, id, { action: 'reject', rule: 'spam', note: '' });
    const html = await page(story.path);
    expect(html).toContain('A comment was removed here: spam.');
    expect(html).not.toContain('advertising');
    const { own } = JSON.parse((await asMio.get(site, `/me?story=${story.id}`)).text) as { own: string };
    expect(own).toContain('Your comment was removed: spam.');
    const told = (await mails()).slice(before);
    expect(told.map((text) => /The reason: (\w+)/.exec(text ?? '')?.[1])).toEqual(['advertising', 'spam']);
    await moderate(story.id, id, { action: 'reject', rule: 'spam', note: 'A link would have done.' });
    expect((await mails()).slice(before)[2]).toContain('A link would have done.');
    expect(await recountDiscussion(db)).toEqual([]);
  });

  test('holds one that only its author sees, who is told so, and approves it', async () => {
    const story = await newStory();
    const id = await say(
      asMio,
      story.id,
      'Look at https://a.example https://b.example https://c.example https://d.example',
    );
    expect(await page(story.path)).not.toContain('a.example');
    const { own } = JSON.parse((await asMio.get(site, `/me?story=${story.id}`)).text) as { own: string };
    expect(own).toContain('many links');
    expect(own).toContain('Only you see this.');
    await moderate(story.id, id, { action: 'approve' });
    expect(await page(story.path)).toContain('a.example');
    expect((await mailsTo(db, mio.email)).at(-1)?.subject).toContain('is out');
  });

  test('holds one that others have answered: its words go, its place and what stands below it stay', async () => {
    const story = await newStory();
    const [first, root] = [await say(asAki, story.id, 'First of all.'), await say(asMio, story.id, 'Held later.')];
    const answer = await say(asAki, story.id, 'An answer to it.', { parent: String(root) });
    const alone = await say(asMio, story.id, 'Held, and nobody answered.');
    for (const id of [root, alone]) await moderate(story.id, id, { action: 'hold' });
    for (const query of ['', '?sort=newest', '?sort=top', `?thread=${root}`]) {
      const html = await page(story.path + query);
      const placeholder = `id="c${root}">A comment is held back here until we have read it.</p>`;
      expect(html).toContain(`${placeholder}<div class="replies"><article class="comment" id="c${answer}">`);
      expect([query, html.includes(`id="c${first}"`)]).toEqual([query, !query.startsWith('?thread')]);
      expect(html).toContain('>2 comments</h2>');
      for (const gone of ['Held later', 'Held, and nobody', `id="c${alone}"`]) expect(html).not.toContain(gone);
    }
    expect((await get(site, `/c/${story.id}-${answer}`)).headers.location).toBe(`${story.path}#c${answer}`);
    expect(
      (await asAki.post(site, '/c/new', { story: String(story.id), text: 'Hm?', parent: String(root) })).status,
    ).toBe(404);
    // Its author has both: the place in the thread and, below it, their words.
    const own = (await asMio.get(site, `${story.path}?begun=1`)).text;
    for (const id of [`c${root}`, `own-c${root}`, `c${alone}`])
      expect([id, own.split(`id="${id}"`).length]).toEqual([id, 2]);
    await moderate(story.id, answer, { action: 'reject', rule: 'insult', note: '' });
    expect(await page(story.path)).not.toContain('is held back here');
    await moderate(story.id, root, { action: 'approve' });
    expect(await page(story.path)).toContain('Held later');
  });

  test('decides about the text that was seen and no other', async () => {
    const story = await newStory();
    const id = await say(asMio, story.id, 'Harmless words.');
    await asMio.post(site, `/c/${story.id}-${id}/edit`, { text: 'Other words.' });
    await expect(moderate(story.id, id, { action: 'approve' }, 1)).rejects.toThrow('changed since you saw it');
    await moderate(story.id, id, { action: 'approve' }, 2);
  });

  test('takes the quotes of a removed comment with it', async () => {
    const story = await newStory();
    const id = await say(asMio, story.id, 'Something foul.');
    const { createDiscussionWrites } = await import('../src/features/discussion/discussion.ts');
    const { secretHash } = await import('../src/features/members/members.ts');
    await letTimePass();
    const session = secretHash(asAki.cookies.get(site)?.get('__Host-s'))!;
    await createDiscussionWrites(db).postComment(
      {
        storyId: story.id,
        siteId: 1,
        text: 'How can you say so?',
        parentId: id,
        passage: null,
        quotedComment: id,
        submission: null,
      },
      { session, client: 'harbour', network: '' },
    );
    expect((await page(story.path)).match(/Something foul/g)).toHaveLength(2);
    await moderate(story.id, id, { action: 'reject', rule: 'insult', note: '' });
    const html = await page(story.path);
    expect(html).not.toContain('Something foul');
    expect(html).toContain('How can you say so?');
  });
});
