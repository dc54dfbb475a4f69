/** Cards print how many comments a story has: each change is told once, and none is left out. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { threadsChangedSince } from '../src/features/discussion/thread-queries.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk } from './support/discussion-desk.ts';

const { url } = await testDatabase();
const { db, newStory, say, asMio } = await discussionDesk(url);

test('a change is told once, also of two at the same microsecond, and not before all of its moment are there', async () => {
  const stories = [await newStory(), await newStory()];
  const [one, two] = stories.map(({ id }) => id);
  for (const { id } of stories) await say(asMio, id, 'A comment more.');
  expect(await threadsChangedSince(db, null)).toEqual([]);
  await sql`update thread set changed_at = date_trunc('second', now()) - interval '1 minute' + interval '123456 microseconds'`.execute(
    db,
  );
  const told = await threadsChangedSince(db, null);
  expect(told.map(({ storyId }) => storyId)).toEqual([one, two]);
  expect((await threadsChangedSince(db, told[0]!)).map(({ storyId }) => storyId)).toEqual([two]);
  expect(await threadsChangedSince(db, told[1]!)).toEqual([]);
  await sql`update thread set changed_at = changed_at + interval '1 microsecond' where story_id = ${one}`.execute(db);
  expect((await threadsChangedSince(db, told[1]!)).map(({ storyId }) => storyId)).toEqual([one]);
});
