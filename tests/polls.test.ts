/** Readers vote in a poll of a story: one vote each, until it closes, and what was voted is said in words. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { closePoll, recountPolls } from '../src/features/polls/polls.ts';
import { testDatabase } from './support/database.ts';
import { hub, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember, testPassword } from './support/members.ts';
import { answers, json, pollDesk, question } from './support/poll-desk.ts';
import { readerClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { db, desk, port, asMio, asAki, aki, page, newPoll, vote, countsOf, boxOf } = await pollDesk(url);

describe('a poll', () => {
  test('takes one vote a member, which they may change, and says in words what was voted', async () => {
    const polled = await newPoll();
    expect(await boxOf(polled)).toContain(`action="/polls/${polled.poll}/vote"`);
    const reply = await vote(polled, asMio, '1');
    expect([reply.status, reply.headers.location]).toEqual([303, `${polled.path}#poll-${polled.poll}`]);
    await vote(polled, asAki, '1');
    expect(await countsOf(polled)).toEqual([2, 0, 0]);
    await vote(polled, asAki, '3');
    await vote(polled, asAki, '3');
    expect(await countsOf(polled)).toEqual([1, 0, 1]);
    expect(await boxOf(polled)).toContain('1 of 2, 50%');
    expect(await boxOf(polled)).toContain('0 of 2, 0%');
  });

  test('shows a voter by script, by /me and without script what they voted', async () => {
    const polled = await newPoll();
    const { html } = JSON.parse((await vote(polled, asMio, '2', json)).text) as { html: string };
    expect(html).toMatch(/Only early and late, <b>your vote<\/b>.*1 of 1, 100%/s);
    const me = JSON.parse((await asMio.get(site, `/me?story=${polled.id}&polls=`)).text) as {
      polls: Record<string, string>;
    };
    expect(me.polls[polled.poll]).toBe(html);
    const other = JSON.parse((await asAki.get(site, `/me?story=${polled.id}&polls=`)).text) as typeof me;
    expect(other.polls).toEqual({});
    expect((await asMio.get(site, `${polled.path}?begun=1`)).text).toContain('<b>your vote</b>');
    expect((await asAki.get(site, `${polled.path}?begun=1`)).text).not.toContain('<b>your vote</b>');
  });

  test('that hides its results shows them to whoever has voted, and to all once it is closed', async () => {
    const polled = await newPoll({ hidden: true });
    await vote(polled, asMio, '1');
    expect(await boxOf(polled)).not.toMatch(/of 1,|1 vote/);
    expect((await vote(polled, asAki, '2', json)).text).toContain('1 of 2, 50%');
    await closePoll(db, polled.poll, new Date(), 'desk:test');
    expect(await boxOf(polled)).toContain('1 of 2, 50%');
  });

  test('closes by the clock: its page says so, and no vote is taken any more', async () => {
    const polled = await newPoll({ closesIn: 2_000 });
    await vote(polled, asMio, '1');
    expect(await boxOf(polled)).toContain('<form');
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const box = await boxOf(polled);
    expect([box.includes('<form'), box.includes('Closed'), box.includes('1 of 1, 100%')]).toEqual([false, true, true]);
    const late = await vote(polled, asMio, '2', json);
    expect([late.status, late.text]).toEqual([403, expect.stringContaining('The poll is closed.')]);
    expect(await countsOf(polled)).toEqual([1, 0, 0]);
  });

  test('is exact under a storm: of one member one vote stands, of fifty all', { timeout: 30_000 }, async () => {
    const polled = await newPoll();
    const storm = Array.from({ length: 48 }, (_, at) => vote(polled, asMio, String((at % 3) + 1)));
    for (const { status } of await Promise.all(storm)) expect(status).toBe(303);
    expect((await countsOf(polled)).reduce((sum, votes) => sum + votes)).toBe(1);
    const readers = await Promise.all(
      Array.from({ length: 50 }, async (_, at) =>
        loggedInReader(db, port, site, (await addMember(db, `Voter ${at}`)).id),
      ),
    );
    const all = readers.flatMap((reader, at) => [
      vote(polled, reader, '1'),
      vote(polled, reader, String((at % 2) + 2)),
    ]);
    for (const { status } of await Promise.all(all)) expect(status).toBe(303);
    const counts = await countsOf(polled);
    expect(counts.reduce((sum, votes) => sum + votes)).toBe(51);
    const { rows } = await sql<{ place: number; votes: number }>`
      select place, count(*)::int as votes from poll_vote where poll_id = ${polled.poll} group by place`.execute(db);
    for (const { place, votes } of rows) expect(counts[place - 1]).toBe(votes);
    expect(await recountPolls(db)).toEqual([]);
  });

  test('draws a vote anew and nothing else of the story', async () => {
    const polled = await newPoll({ body: 'Drawn once.' });
    expect(await page(polled.path)).toContain('Drawn once.');
    // Behind everybody's back: only what is drawn anew shows it.
    await sql`
      update story_revision set body = replace(body::text, 'Drawn once.', 'Drawn again.')::jsonb where story_id = ${polled.id}
    `.execute(db);
    await vote(polled, asMio, '1');
    // The head says what the story begins with, and is always of today.
    const html = (await page(polled.path)).split('<body')[1] ?? '';
    expect([html.includes('1 of 1, 100%'), html.includes('Drawn once.'), html.includes('Drawn again.')]).toEqual([
      true,
      true,
      false,
    ]);
    await desk.revise(polled.id, { body: ['Drawn anew.', { poll: { number: polled.poll, question, answers } }] });
    expect(await page(polled.path)).toContain('Drawn anew.');
    expect(await boxOf(polled)).toContain('1 of 1, 100%');
  });

  test('is nothing outside a story that readers see there', async () => {
    const polled = await newPoll();
    const elsewhere = await desk.publishNew({ body: ['Without a poll.'] });
    const refused = async (form: Record<string, string>): Promise<number> =>
      (await asMio.post(site, `/polls/${polled.poll}/vote`, form, json)).status;
    expect(await refused({ story: String(elsewhere.id), answer: '1' })).toBe(404);
    expect(await refused({ story: String(polled.id), answer: '4' })).toBe(404);
    expect(await refused({ story: String(polled.id), answer: '11' })).toBe(422);
    expect(await refused({ story: String(polled.id) })).toBe(422);
    expect((await asMio.post(site, '/polls/999999/vote', { story: String(polled.id), answer: '1' }, json)).status).toBe(
      404,
    );
    await desk.withhold(polled.id);
    expect(await refused({ story: String(polled.id), answer: '1' })).toBe(404);
    expect(await countsOf(polled)).toEqual([0, 0, 0]);
  });

  test('is for members who have proven an address and are not banned', async () => {
    const polled = await newPoll();
    const [unproven, banned] = [await addMember(db, 'Unproven', { proven: false }), await addMember(db, 'Banned')];
    await sql`insert into ban (member_id, site_id, rule, banned_by) values (${banned.id}, null, 'spam', 'mod:test')`.execute(
      db,
    );
    for (const { id } of [unproven, banned]) {
      const reader = await loggedInReader(db, port, site, id);
      expect((await vote(polled, reader, '1', json)).status).toBe(403);
    }
    expect(await countsOf(polled)).toEqual([0, 0, 0]);
  });

  test('votes of two languages are one where both stories name one poll', async () => {
    const polled = await newPoll();
    const words = { question: '静かな車両を標準に？', answers: ['はい', '早朝と深夜だけ', 'いいえ'] };
    const pair = await desk.publishNew({
      language: 'ja',
      body: ['静かな車両について。', { poll: { number: polled.poll, ...words } }],
    });
    await vote(polled, asMio, '1');
    await asAki.post(site, `/ja/polls/${polled.poll}/vote`, { story: String(pair.id), answer: '1' });
    expect(await boxOf(polled)).toContain('2 of 2, 100%');
    expect(await page(pair.path)).toContain('2票中2票、100%');
  });
});

describe('a vote that was begun without a session', () => {
  test('is cast once after the log-in, at its place', async () => {
    const polled = await newPoll();
    const reader = readerClient(port);
    const login = await reader.follow(await vote(polled, reader, '2'));
    expect(login.text).toContain('Next your vote in the poll of');
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    await sql`delete from throttle`.execute(db);
    const back = await reader.follow(
      await reader.post(hub, '/login', { email: aki.email, password: testPassword, r, js: '1' }),
    );
    expect(back.at).toBe(`${site}${polled.path}#poll-${polled.poll}`);
    expect(await countsOf(polled)).toEqual([0, 1, 0]);
  });

  test('by script is told where to log in', async () => {
    const polled = await newPoll();
    const reply = await vote(polled, readerClient(port), '1', json);
    expect(reply.status).toBe(401);
    expect(JSON.parse(reply.text)).toEqual({ location: expect.stringMatching(/^\/auth\/start\?to=/) });
  });
});
