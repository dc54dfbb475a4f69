/** Counts are folds of what they count: where one is not, that is said, and mended. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { recountDiscussion } from '../src/features/discussion/discussion.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';

const { url } = await testDatabase();
const { db, newStory, say, asMio, asAki, countsOf } = await discussionDesk(url);

test('what differs is named and mended; what is right is left alone', async () => {
  const story = await newStory();
  const id = await say(asMio, story.id, 'Count me.');
  await asAki.post(site, `/c/${story.id}-${id}/vote`, { value: '1' }, { accept: 'application/json' });
  expect(await recountDiscussion(db)).toEqual([]);
  await sql`update comment set up = 7 where story_id = ${story.id}`.execute(db);
  await sql`update thread set visible = 4, held = 2 where story_id = ${story.id}`.execute(db);
  expect(await recountDiscussion(db)).toEqual([
    { storyId: story.id, what: 'thread' },
    { storyId: story.id, what: `votes of ${id}` },
  ]);
  const { rows } = await sql`select visible, held from thread where story_id = ${story.id}`.execute(db);
  expect(rows).toEqual([{ visible: 1, held: 0 }]);
  expect(await countsOf(story.id, id)).toBe('1 ( +1 / -0 )');
  expect(await recountDiscussion(db)).toEqual([]);
});

test('a recount beside a storm of votes raises no alarm and loses none', async () => {
  const story = await newStory();
  const id = await say(asMio, story.id, 'Vote on me.');
  let storm = true;
  const voting = (async () => {
    for (let turn = 0; storm; turn += 1)
      await asAki.post(
        site,
        `/c/${story.id}-${id}/vote`,
        { value: turn % 2 === 0 ? '1' : '-1' },
        { accept: 'application/json' },
      );
  })();
  const found = [];
  for (let round = 0; round < 100; round += 1) found.push(...(await recountDiscussion(db)));
  storm = false;
  await voting;
  expect(found).toEqual([]);
  expect(await recountDiscussion(db)).toEqual([]);
});
