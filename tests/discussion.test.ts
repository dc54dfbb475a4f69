/** Readers take part: comments, what they quote of the story, and a thread of any length. Votes: votes.test.ts. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';

const { url } = await testDatabase();
const { db, aki, asMio, asAki, newStory, say, page, letTimePass, node, get } = await discussionDesk(url);

describe('a comment', () => {
  test('stands below the story for everyone, counted, with its author and its own address', async () => {
    const story = await newStory();
    expect(await page(story.path)).toContain('Be the first to comment');
    const id = await say(asMio, story.id, 'I was on it.\n\nIt was cold.');
    const html = await page(story.path);
    expect(html).toContain('<p>I was on it.</p><p>It was cold.</p>');
    expect(html).toContain('>1 comment</h2>');
    expect(html).toContain('/member/mio');
    const link = await get(site, `/c/${story.id}-${id}`);
    expect([link.status, link.headers.location]).toEqual([302, `${story.path}#c${id}`]);
  });

  test('is data: whatever is typed comes out as words', async () => {
    const story = await newStory();
    await say(
      asMio,
      story.id,
      '<script>alert(1)</script> & "quoted" \u0000\u202Ereversed https://example.org/a?b=1&c=2 javascript:alert(1)',
    );
    const html = await page(story.path);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; reversed');
    expect(html).toContain('<a href="https://example.org/a?b=1&amp;c=2" rel="ugc nofollow noopener">');
    expect(html).not.toContain('href="javascript:');
  });

  test('that cannot be taken comes back with its words and why', async () => {
    const story = await newStory();
    const cases: [Record<string, string>, number, RegExp][] = [
      [{ text: '   ' }, 422, /nothing in it yet/],
      [{ text: '+1' }, 422, /A vote says that better/],
      [{ text: `long ${'x'.repeat(5_001)}` }, 422, /at most 5,000/],
      [{ text: 'A quote of nothing.', passage: '1.zzzz.0.5' }, 422, /passage that you quoted reads differently now/],
      [{ text: 'An answer to nobody.', parent: '99' }, 404, /not there any more/],
    ];
    for (const [fields, status, words] of cases) {
      await letTimePass();
      const reply = await asMio.post(site, '/c/new', { story: String(story.id), ...fields });
      expect([fields, reply.status]).toEqual([fields, status]);
      expect(reply.text).toMatch(words);
      if (fields['text']?.trim()) expect(reply.text).toContain(fields['text'].slice(0, 60));
    }
    await say(asMio, story.id, 'Said once.');
    await letTimePass();
    expect((await asMio.post(site, '/c/new', { story: String(story.id), text: 'Said once.' })).text).toContain(
      'the same here already',
    );
    await asMio.post(site, '/c/new', { story: String(story.id), text: 'One.' });
    expect((await asMio.post(site, '/c/new', { story: String(story.id), text: 'Two.' })).text).toContain(
      'Wait three seconds',
    );
  });

  test('is not mended twice within three seconds', async () => {
    const story = await newStory();
    const id = await say(asMio, story.id, 'Teh fgo.');
    const mend = (text: string): Promise<{ status: number; text: string }> =>
      asMio.post(site, `/c/${story.id}-${id}/edit`, { text });
    expect((await mend('Teh fog.')).status).toBe(303);
    const quick = await mend('The fog.');
    expect(quick.status).toBe(429);
    expect(quick.text).toContain('The fog.</textarea>');
    await sql`update comment set edited_at = edited_at - interval '4 seconds' where story_id = ${story.id}`.execute(db);
    expect((await mend('The fog.')).status).toBe(303);
  });

  test('is answered, one level below its branch', async () => {
    const story = await newStory();
    const root = await say(asMio, story.id, 'I begin.');
    const reply = await say(asAki, story.id, 'An answer.', { parent: String(root) });
    const deeper = await say(asMio, story.id, 'An answer to the answer.', { parent: String(reply) });
    const html = await page(story.path);
    expect(html).toContain(`in reply to <a href="/c/${story.id}-${reply}">Aki</a>`);
    expect(html.match(/class="replies"/g)).toHaveLength(1);
    expect(html.indexOf(`id="c${deeper}"`)).toBeGreaterThan(html.indexOf(`id="c${reply}"`));
  });

  test('may be mended by its author for five minutes, and says so', async () => {
    const story = await newStory();
    const id = await say(asMio, story.id, 'Teh fog.');
    expect((await asAki.post(site, `/c/${story.id}-${id}/edit`, { text: 'Mine now.' })).status).toBe(403);
    expect((await asMio.post(site, `/c/${story.id}-${id}/edit`, { text: 'The fog.' })).status).toBe(303);
    const html = await page(story.path);
    expect(html).toContain('<p>The fog.</p>');
    expect(html).toContain('>edited</span>');
    expect(html).not.toContain('Teh fog');
    await sql`update comment set created_at = created_at - interval '6 minutes' where story_id = ${story.id}`.execute(
      db,
    );
    const late = await asMio.post(site, `/c/${story.id}-${id}/edit`, { text: 'Too late.' });
    expect(late.status).toBe(403);
    expect(late.text).toContain('Too late.');
  });

  test('is not taken on a closed thread, and the thread says why', async () => {
    const story = await newStory();
    await say(asMio, story.id, 'Before the end.');
    await sql`update thread set state = 'closed', closed_at = now(), closing_reason = 'The question is settled.' where story_id = ${story.id}`.execute(
      db,
    );
    await letTimePass();
    const reply = await asMio.post(site, '/c/new', { story: String(story.id), text: 'After the end.' });
    expect(reply.status).toBe(403);
    expect((await asMio.post(site, `/c/${story.id}-1/vote`, { value: '1' })).status).toBe(403);
    node.cache.purge([`thread:${story.id}`], []);
    const html = await page(story.path);
    expect(html).toContain('The question is settled.');
    expect(html).not.toContain('class="vote"');
  });
});

test('a long thread is read page by page, each comment once, whatever comes meanwhile', async () => {
  const story = await newStory();
  await say(asMio, story.id, 'The first.');
  await sql`
    insert into comment (story_id, id, site_id, member_id, status, body, html, html_version, submission)
    select ${story.id}, n, 1, ${aki.id}, 'NONE', '[]', '<p>number ' || n || '</p>', 1, gen_random_uuid() from generate_series(2, 55) n`.execute(
    db,
  );
  await sql`update thread set last_id = 55, visible = 55 where story_id = ${story.id}`.execute(db);
  for (const sort of ['', 'sort=newest', 'sort=top']) {
    node.cache.purge([`thread:${story.id}`], []);
    const seen: string[] = [];
    let path: string | undefined = `${story.path}${sort === '' ? '' : `?${sort}`}`;
    for (let pages = 0; path && pages < 5; pages += 1) {
      const html: string = (await get(site, path)).text;
      seen.push(...[...html.matchAll(/<article class="comment" id="c(\d+)"/g)].map((found) => found[1] ?? ''));
      path = /<a rel="nofollow" href="([^"]+)#comments">More comments/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(55);
    expect(new Set(seen).size).toBe(55);
  }
  const link = await get(site, `/c/${story.id}-47`);
  expect((await get(site, (link.headers.location ?? '').split('#')[0] ?? '')).text).toContain('id="c47"');
});
