/** Counts are folds of what they count: where one is not, that is said, and mended. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { moderateComment, recountDiscussion } from '../src/features/discussion/discussion.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';
import { until } from './support/until.ts';

const { url } = await testDatabase();
const { db, network, aki, newStory, say, asMio, asAki, countsOf, letTimePass } = await discussionDesk(url);
const json = { accept: 'application/json' };

test('what differs is named and mended; what is right is left alone', async () => {
  const [story, other] = [await newStory(), await newStory()];
  const id = await say(asMio, story.id, 'Count me.');
  await say(asAki, story.id, 'An answer.', { parent: String(id) });
  await asAki.post(site, `/c/${story.id}-${id}/vote`, { value: '1' }, json);
  await say(asMio, other.id, 'Beside it.');
  expect(await recountDiscussion(db)).toEqual([]);
  await sql`update comment set up = 7, replies = 3 where story_id = ${story.id} and id = ${id}`.execute(db);
  await sql`update thread set visible = 4, held = 2 where story_id = ${story.id}`.execute(db);
  const { rows: before } = await sql`select * from thread where story_id = ${other.id}`.execute(db);
  expect(await recountDiscussion(db)).toEqual([
    { storyId: story.id, what: 'thread' },
    { storyId: story.id, what: `votes of ${id}` },
    { storyId: story.id, what: `answers of ${id}` },
  ]);
  const { rows } = await sql`
    select t.visible, t.held, c.up, c.down, c.replies from thread t join comment c using (story_id)
    where story_id = ${story.id} and c.id = ${id}`.execute(db);
  expect(rows).toEqual([{ visible: 2, held: 0, up: 1, down: 0, replies: 1 }]);
  expect(await countsOf(story.id, id)).toBe('1 ( +1 / -0 )');
  expect(await recountDiscussion(db)).toEqual([]);
  const { rows: after } = await sql`select * from thread where story_id = ${other.id}`.execute(db);
  expect(after).toEqual(before);
});

test('what is written while a recount waits for it is counted too', async () => {
  const story = await newStory();
  const id = await say(asMio, story.id, 'Vote on me.');
  await sql`update comment set up = 7 where story_id = ${story.id}`.execute(db);
  let recounting: Promise<unknown> | undefined;
  await db.transaction().execute(async (tx) => {
    await sql`insert into vote (story_id, comment_id, member_id, value) values (${story.id}, ${id}, ${aki.id}, 1)`.execute(
      tx,
    );
    await sql`update comment set up = 8 where story_id = ${story.id} and id = ${id}`.execute(tx);
    recounting = recountDiscussion(db);
    await until('the recount to wait for the comment', async () => {
      const { rows } = await sql`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
      return rows.length > 0;
    });
  });
  expect(await recounting).toEqual([{ storyId: story.id, what: `votes of ${id}` }]);
  expect(await countsOf(story.id, id)).toBe('1 ( +1 / -0 )');
});

test('beside votes, answers and verdicts that do not end it raises no alarm', async () => {
  const story = await newStory();
  const root = await say(asMio, story.id, 'Vote on me, answer me.');
  const answer = await say(asAki, story.id, 'Judge me.', { parent: String(root) });
  const deps = { network, originOf: ({ host }: { host: string }) => `http://${host}`, now: new Date() };
  await letTimePass();
  let storm = true;
  const done = { votes: 0, verdicts: 0, answers: 0 };
  const voting = async (): Promise<void> => {
    for (let turn = 0; storm; turn += 1) {
      const value = turn % 2 === 0 ? '1' : '-1';
      expect((await asAki.post(site, `/c/${story.id}-${root}/vote`, { value }, json)).status).toBe(200);
      done.votes += 1;
    }
  };
  const judging = async (): Promise<void> => {
    for (let turn = 0; storm; turn += 1) {
      const verdict = { action: turn % 2 === 0 ? 'hold' : 'approve' } as const;
      await moderateComment(db, deps, { storyId: story.id, id: answer, version: null, verdict, actor: 'desk:test' });
      done.verdicts += 1;
    }
  };
  const answering = async (): Promise<void> => {
    for (let turn = 0; storm; turn += 1) {
      // The pace is for people; one row at a time, so as to stand in nobody's circle.
      await sql`
        update comment set created_at = created_at - interval '4 seconds' where story_id = ${story.id}
          and id = (select last_id from thread where story_id = ${story.id})`.execute(db);
      const form = { story: String(story.id), text: `Answer ${turn}.`, parent: String(root) };
      expect((await asMio.post(site, '/c/new', form, json)).status).toBe(200);
      done.answers += 1;
    }
  };
  const raging = [voting(), judging(), answering()];
  const found = [];
  while (Math.min(...Object.values(done)) < 20) found.push(...(await recountDiscussion(db)));
  storm = false;
  await Promise.all(raging);
  expect(found).toEqual([]);
  expect(await recountDiscussion(db)).toEqual([]);
  const { rows } = await sql`
    select replies, (select count(*)::int from comment c where c.story_id = ${story.id} and c.root_id = ${root}
      and c.status in ('NONE', 'APPROVED')) as below from comment where story_id = ${story.id} and id = ${root}`.execute(
    db,
  );
  const standing = done.answers + (done.verdicts % 2 === 0 ? 1 : 0);
  expect(rows).toEqual([{ replies: standing, below: standing }]);
});
