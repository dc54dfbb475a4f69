/** What reads and first comments do to a story's heat, over months, and while the moment that heat is true at moves. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { moveHeatLandmark, warmByComments } from '../src/features/audience/audience.ts';
import { takeReads } from '../src/features/audience/read-queries.ts';
import type { Db } from '../src/platform/db/database.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { until } from './support/until.ts';

const { url } = await testDatabase();
const { db, network, port, newStory, say, asMio, asAki } = await discussionDesk(url);
const harbour = network.siteByKey('harbour')!;
const day = 86_400_000;

/** By a reader of its own, who has stayed. */
function readBy(reader: number, storyId: number, at: Date, on: Db = db): Promise<number> {
  const row = { day: at.toISOString().slice(0, 10), storyId, siteId: harbour.id, engaged: true, fromBlock: false };
  return takeReads(on, { process: randomUUID(), number: 1, at }, [{ ...row, visitor: Buffer.alloc(16, reader) }]);
}

async function heatOf(storyId: number, at: Date): Promise<number | undefined> {
  const { rows } = await sql<{ fast: number; slow: number }>`
    select round((h.fast * power(2, -age / 2))::numeric, 2)::float8 as fast, round((h.slow * power(2, -age / 12))::numeric, 2)::float8 as slow
    from story_heat h, heat_landmark l, lateral (select extract(epoch from ${at}::timestamptz - l.landmark)::float8 / 3600 as age) a
    where h.story_id = ${storyId}`.execute(db);
  const [heat] = rows;
  if (heat) expect(heat.fast).toBeLessThanOrEqual(heat.slow);
  return heat?.fast;
}

const landmarkIs = (at: Date) => sql`update heat_landmark set landmark = ${at}`.execute(db);

beforeEach(async () => {
  await sql`delete from story_heat`.execute(db);
});

test('a story that nobody reads any more does not stop the counting of the others, in two years of weeks', async () => {
  const [cold, warm] = [await newStory(), await newStory()];
  let now = new Date();
  await landmarkIs(now);
  await readBy(1, cold.id, now);
  for (let week = 0; week < 104; week += 1) {
    now = new Date(now.getTime() + 7 * day + 60_000);
    await moveHeatLandmark(db, now);
    await readBy(week, warm.id, now);
    expect(await heatOf(warm.id, now)).toBe(1);
  }
  expect(await heatOf(cold.id, now)).toBeUndefined();
});

test('reads are counted when no worker has been there for a year', async () => {
  const [story, other] = [await newStory(), await newStory()];
  const now = new Date();
  await landmarkIs(new Date(now.getTime() - 365 * day));
  await sql`insert into story_heat (story_id, site_id, fast, slow) values (${other.id}, ${harbour.id}, 5, 5)`.execute(
    db,
  );
  expect(await readBy(1, story.id, now)).toBe(1);
  expect([await heatOf(story.id, now), await heatOf(other.id, now)]).toEqual([1, undefined]);
});

test('a database that was emptied, as a demo is, goes on counting', async () => {
  const story = await newStory();
  await sql`truncate heat_landmark, comment_heat_turn`.execute(db);
  const now = new Date();
  expect([await readBy(1, story.id, now), await warmByComments(db)]).toEqual([1, 0]);
  expect(await heatOf(story.id, now)).toBe(1);
});

test.each(['before the landmark moves', 'after it has moved'])(
  'a batch that is written %s, while both are under way, weighs what it weighs',
  async (order) => {
    const [story, fresh] = [await newStory(), await newStory()];
    const now = new Date();
    await landmarkIs(new Date(now.getTime() - 8 * day));
    await readBy(1, story.id, now);
    const read = async (on: Db): Promise<void> => {
      await readBy(2, story.id, now, on);
      await readBy(2, fresh.id, now, on);
    };
    const move = (on: Db): Promise<void> => moveHeatLandmark(on, now);
    const [first, second] = order.startsWith('before') ? [read, move] : [move, read];
    let behind: Promise<void> | undefined;
    await db.transaction().execute(async (tx) => {
      await first(tx);
      behind = second(db);
      await until('the other to wait for the landmark', async () => {
        const { rows } =
          await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
            db,
          );
        return rows.length > 0;
      });
    });
    await behind;
    expect([await heatOf(story.id, now), await heatOf(fresh.id, now)]).toEqual([2, 1]);
  },
);

test('a member’s first comment warms a story, once; a second one, one of staff and one that is held do not', async () => {
  const [story, held] = [await newStory(), await newStory()];
  const editor = await addMember(db, 'Nao at the desk', { grants: [{ role: 'moderator', siteId: harbour.id }] });
  await warmByComments(db);
  await say(asMio, story.id, 'The ferry was late again.');
  await say(asMio, story.id, 'And so was the bus.');
  await say(asAki, story.id, 'It was on time on Sunday.');
  await say(await loggedInReader(db, port, site, editor.id), story.id, 'We have asked the company.');
  await sql`insert into thread (story_id, state) values (${held.id}, 'premod')`.execute(db);
  await say(asAki, held.id, 'May this be read?');
  expect(await warmByComments(db)).toBe(0);
  const longAgo = sql`update comment set created_at = created_at - interval '10 seconds'`;
  await sql`update comment_heat_turn set counted_until = counted_until - interval '60 seconds'`.execute(db);
  await longAgo.execute(db);
  expect(await warmByComments(db)).toBe(2);
  expect(await warmByComments(db)).toBe(0);
  expect(await heatOf(story.id, new Date())).toBeCloseTo(4, 1);
  expect(await heatOf(held.id, new Date())).toBeUndefined();
  await say(asMio, story.id, 'Once more.');
  await longAgo.execute(db);
  expect(await warmByComments(db)).toBe(0);
});
