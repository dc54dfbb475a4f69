/** Readers vote in a poll of a story: one vote each, exactly counted, until it closes. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { eraseDueMembers } from '../src/erase-members.ts';
import { askErasure } from '../src/features/members/members.ts';
import { openPollWithin } from '../src/features/polls/open-poll.ts';
import { closePoll, findPolls, recountPolls } from '../src/features/polls/polls.ts';
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, hub, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember, testPassword } from './support/members.ts';
import { readerClient } from './support/reader-client.ts';
import type { ReaderClient } from './support/reader-client.ts';
import { until } from './support/until.ts';

const { url } = await testDatabase();
const { db, desk, port, asMio, asAki, aki, mio, page, dataDir } = await discussionDesk(url);

const question = 'Should quiet cars be the default?';
const answers = ['Yes', 'Only early and late', 'No'];
const json = { accept: 'application/json' };

interface Polled {
  id: number;
  path: string;
  poll: number;
}

async function newPoll(more: { hidden?: boolean; closesIn?: number; body?: string } = {}): Promise<Polled> {
  const now = new Date();
  const closesAt = new Date(now.getTime() + (more.closesIn ?? 3_600_000));
  const rules = { question, answers, closesAt, hidden: more.hidden ?? false };
  const poll = await openPollWithin(db, rules, 'desk:test', now);
  const block = { poll: { number: poll, question, answers } };
  const story = await desk.publishNew({ body: [more.body ?? 'On quiet cars.', block] });
  return { ...story, poll };
}

function vote({ id, poll }: Polled, reader: ReaderClient, answer: string, headers = {}) {
  return reader.post(site, `/polls/${poll}/vote`, { story: String(id), answer }, headers);
}

async function countsOf({ poll }: Polled): Promise<number[]> {
  return (await findPolls(db, [poll]))[0]?.answers.map(({ votes }) => votes) ?? [];
}

/** The poll as everyone sees it. */
async function boxOf(polled: Polled): Promise<string> {
  return (await page(polled.path)).split('class="poll-box"')[1]?.split('</section>')[0] ?? '';
}

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

describe('counts', () => {
  test('that are not what they count are named, mended and shown', async () => {
    const polled = await newPoll();
    await vote(polled, asMio, '1');
    await boxOf(polled);
    await sql`update poll_answer set votes = 7 where poll_id = ${polled.poll} and place = 2`.execute(db);
    expect(await recountPolls(db)).toEqual([{ pollId: polled.poll, place: 2 }]);
    expect(await countsOf(polled)).toEqual([1, 0, 0]);
    expect(await boxOf(polled)).toContain('1 of 1, 100%');
    expect(await recountPolls(db)).toEqual([]);
  });

  test('include what is voted while a recount waits', async () => {
    const polled = await newPoll();
    await sql`update poll_answer set votes = 7 where poll_id = ${polled.poll} and place = 1`.execute(db);
    let recounting: Promise<unknown> | undefined;
    await db.transaction().execute(async (tx) => {
      await sql`select from poll where id = ${polled.poll} for no key update`.execute(tx);
      await sql`insert into poll_vote (poll_id, place, member_id) values (${polled.poll}, 1, ${mio.id})`.execute(tx);
      await sql`update poll_answer set votes = 8 where poll_id = ${polled.poll} and place = 1`.execute(tx);
      recounting = recountPolls(db);
      await until('the recount to wait', async () => {
        const { rows } = await sql`
          select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
        return rows.length > 0;
      });
    });
    expect(await recounting).toEqual([{ pollId: polled.poll, place: 1 }]);
    expect(await countsOf(polled)).toEqual([1, 0, 0]);
  });
});

test('what a member voted is in their export, and nobody’s once they are erased', async () => {
  const polled = await newPoll();
  const leaving = await addMember(db, 'Leaving Voter');
  await vote(polled, await loggedInReader(db, port, site, leaving.id), '2');
  await vote(polled, asMio, '1');
  const atHub = await loggedInReader(db, port, hub, leaving.id);
  const exported = JSON.parse((await atHub.get(hub, '/account/export')).text) as { poll_votes: object[] };
  expect(exported.poll_votes).toEqual([{ poll: polled.poll, question, answer: answers[1], at: expect.any(String) }]);
  await askErasure(db, leaving.id, new Date(), false);
  await eraseDueMembers(db, openTombstones(join(dataDir, 'tombstones.log')), new Date(Date.now() + 30 * 86_400_000));
  const { rows } = await sql`select member_id from poll_vote where poll_id = ${polled.poll} order by id`.execute(db);
  expect(rows).toEqual([{ member_id: null }, { member_id: mio.id }]);
  expect(await countsOf(polled)).toEqual([1, 1, 0]);
  expect(await recountPolls(db)).toEqual([]);
});
