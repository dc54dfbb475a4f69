/** What is counted of polls is what was voted: whoever serves, whatever goes wrong, and whoever leaves. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { eraseDueMembers } from '../src/erase-members.ts';
import { askErasure, secretHash } from '../src/features/members/members.ts';
import { castPollVotes } from '../src/features/polls/poll-vote-queries.ts';
import { recountPolls } from '../src/features/polls/polls.ts';
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import { testDatabase } from './support/database.ts';
import { hub, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { answers, pollDesk, question } from './support/poll-desk.ts';
import type { Polled } from './support/poll-desk.ts';
import type { ReaderClient } from './support/reader-client.ts';
import { until } from './support/until.ts';

const { url } = await testDatabase();
const { db, desk, port, asMio, asAki, mio, dataDir, newPoll, vote, countsOf, boxOf } = await pollDesk(url);

describe('the statement that counts', () => {
  const voteOf = (polled: Polled, reader: ReaderClient, place: number) => ({
    session: secretHash(reader.cookies.get(site)?.get('__Host-s'))!,
    ...{ client: 'harbour', siteId: desk.network.siteByKey('harbour')!.id },
    ...{ storyId: polled.id, pollId: polled.poll, place },
  });

  test('judges each vote by itself: session, address, ban, poll, answer', async () => {
    const polled = await newPoll();
    const [unproven, banned, ended] = [
      await addMember(db, 'Unproven Too', { proven: false }),
      await addMember(db, 'Banned Too'),
      await addMember(db, 'Ended'),
    ];
    await sql`insert into ban (member_id, site_id, rule, banned_by) values (${banned.id}, null, 'spam', 'mod:test')`.execute(
      db,
    );
    const readers = await Promise.all([unproven, banned, ended].map(({ id }) => loggedInReader(db, port, site, id)));
    await sql`update session set expires_at = now() where member_id = ${ended.id}`.execute(db);
    const mine = voteOf(polled, asMio, 1);
    const votes = [...readers.map((reader) => voteOf(polled, reader, 1)), mine];
    const others = [
      { ...mine, place: 4 },
      { ...mine, storyId: (await desk.publishNew({ body: ['Without a poll.'] })).id },
      { ...mine, siteId: desk.network.siteByKey('ridge')!.id },
    ];
    expect(await castPollVotes(db, [...votes, ...others])).toEqual([
      ...['address-unproven', 'banned', 'login-needed', 'done'],
      ...['poll-unknown', 'poll-unknown', 'poll-unknown'],
    ]);
    expect(await countsOf(polled)).toEqual([1, 0, 0]);
  });

  test('counts one vote of one member whom several nodes serve at once', async () => {
    const polled = await newPoll();
    for (let round = 0; round < 10; round += 1) {
      const batches = Array.from({ length: 8 }, (_, at) => [
        voteOf(polled, asMio, (at % 3) + 1),
        voteOf(polled, asAki, 1),
      ]);
      const outcomes = await Promise.all(batches.map((batch) => castPollVotes(db, batch)));
      expect(new Set(outcomes.flat())).toEqual(new Set(['done']));
      expect((await countsOf(polled)).reduce((sum, votes) => sum + votes)).toBe(2);
      await sql`delete from poll_vote where poll_id = ${polled.poll}`.execute(db);
      await sql`update poll_answer set votes = 0 where poll_id = ${polled.poll}`.execute(db);
    }
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
