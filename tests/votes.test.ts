/** Readers vote on what others say: exactly, whatever comes at once, and never on their own. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import type { ReaderClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { db, asMio, asAki, newStory, say, page, countsOf, port } = await discussionDesk(url);

describe('votes', () => {
  test('print as n ( +up / -down ), are changed and taken back, and not one’s own', async () => {
    const story = await newStory();
    const id = await say(asMio, story.id, 'Judge me.');
    const vote = async (reader: ReaderClient, value: string): Promise<number> =>
      (await reader.post(site, `/c/${story.id}-${id}/vote`, { value })).status;
    expect(await countsOf(story.id, id)).toBe('0 ( +0 / -0 )');
    expect(await vote(asAki, '1')).toBe(303);
    expect(await countsOf(story.id, id)).toBe('1 ( +1 / -0 )');
    expect(await vote(asAki, '-1')).toBe(303);
    expect(await countsOf(story.id, id)).toBe('-1 ( +0 / -1 )');
    expect(await vote(asAki, '-1')).toBe(303);
    expect(await countsOf(story.id, id)).toBe('-1 ( +0 / -1 )');
    expect(await vote(asAki, '0')).toBe(303);
    expect(await countsOf(story.id, id)).toBe('0 ( +0 / -0 )');
    expect(await vote(asMio, '1')).toBe(403);
    expect(await vote(asAki, '7')).toBe(404);
    expect(await countsOf(story.id, id)).toBe('0 ( +0 / -0 )');
  });

  test('are offered on what others wrote; one’s own shows its counts alone, as does its report', async () => {
    const story = await newStory();
    const [own, other] = [await say(asMio, story.id, 'Mine.'), await say(asAki, story.id, 'Not mine.')];
    await asAki.post(site, `/c/${story.id}-${own}/vote`, { value: '1' });
    const acts = (html: string, id: number): string => html.split(`id="c${id}"`)[1]?.split('</article>')[0] ?? '';
    const html = (await asMio.get(site, `${story.path}?begun=1`)).text;
    expect(acts(html, own)).toContain('<span class="votes"><b>1</b> ( +1 / -0 )</span>');
    for (const offered of ['/vote"', '/report"']) {
      expect([offered, acts(html, own).includes(offered)]).toEqual([offered, false]);
      expect([offered, acts(html, other).includes(offered)]).toEqual([offered, true]);
      expect(acts(await page(story.path), own)).toContain(offered);
    }
    const me = JSON.parse((await asMio.get(site, `/me?story=${story.id}`)).text) as { mine: number[]; votes: unknown };
    expect([me.mine, me.votes]).toEqual([[own], {}]);
    const aki = JSON.parse((await asAki.get(site, `/me?story=${story.id}`)).text) as typeof me;
    expect([aki.mine, aki.votes]).toEqual([[other], { [own]: 1 }]);
  });

  test('are exact under a storm of one member: one vote stands, and it is counted', async () => {
    const story = await newStory();
    const id = await say(asMio, story.id, 'In a storm.');
    const storm = Array.from({ length: 64 }, (_, at) =>
      asAki.post(site, `/c/${story.id}-${id}/vote`, { value: at % 3 === 0 ? '-1' : '1' }),
    );
    for (const { status } of await Promise.all(storm)) expect(status).toBe(303);
    const { rows } = await sql`
      select c.up, c.down, (select array_agg(v.value) from vote v where v.story_id = c.story_id and v.comment_id = c.id) as votes
      from comment c where c.story_id = ${story.id} and c.id = ${id}`.execute(db);
    expect([[{ up: 1, down: 0, votes: [1] }], [{ up: 0, down: 1, votes: [-1] }]]).toContainEqual(rows);
  });

  test('are exact under a storm of many: what each said last stands, on each comment', async () => {
    const story = await newStory();
    const ids = [await say(asMio, story.id, 'In a storm.'), await say(asMio, story.id, 'In the same.')];
    const members = await Promise.all(Array.from({ length: 12 }, (_, at) => addMember(db, `Voter ${at}`)));
    const last = await Promise.all(
      members.map(async (member, at) => {
        const reader = await loggedInReader(db, port, site, member.id);
        let value = 0;
        for (let turn = 0; turn < 10; turn += 1) {
          // Up, down and back, each beginning elsewhere; all of them end spread over the three.
          value = ((turn + at) % 3) - 1;
          const replies = ids.map((id) => reader.post(site, `/c/${story.id}-${id}/vote`, { value: String(value) }));
          for (const { status } of await Promise.all(replies)) expect(status).toBe(303);
        }
        return value;
      }),
    );
    const count = (wanted: number): number => last.filter((value) => value === wanted).length;
    expect([count(1), count(-1), count(0)]).toEqual([4, 4, 4]);
    const { rows } = await sql`
      select c.up, c.down, (select count(*)::int from vote v where v.story_id = c.story_id and v.comment_id = c.id) as votes
      from comment c where c.story_id = ${story.id} order by c.id`.execute(db);
    expect(rows).toEqual(ids.map(() => ({ up: 4, down: 4, votes: 8 })));
  });

  test('are not for the banned, nor is a comment', async () => {
    const story = await newStory();
    const id = await say(asMio, story.id, 'Still here.');
    const pariah = await addMember(db, 'Pariah');
    const asPariah = await loggedInReader(db, port, site, pariah.id);
    await db
      .insertInto('ban')
      .values({ member_id: pariah.id, site_id: 1, rule: 'spam', banned_by: 'desk:test' })
      .execute();
    expect((await asPariah.post(site, `/c/${story.id}-${id}/vote`, { value: '1' })).status).toBe(403);
    expect((await asPariah.post(site, '/c/new', { story: String(story.id), text: 'Let me in.' })).status).toBe(403);
    // The statement says no as well, were the route to let them by.
    const { createDiscussionWrites } = await import('../src/features/discussion/discussion.ts');
    const { secretHash } = await import('../src/features/members/members.ts');
    const session = secretHash(asPariah.cookies.get(site)?.get('__Host-s'))!;
    const writer = { session, client: 'harbour', network: '' };
    const writes = createDiscussionWrites(db);
    await expect(writes.castVote({ storyId: story.id, commentId: id, value: 1, siteId: 1 }, writer)).rejects.toThrow(
      'take part',
    );
  });
});
