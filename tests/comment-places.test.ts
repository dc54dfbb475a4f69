/** A comment's own address leads to the page on which it stands, in a thread of any length. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';

const { url } = await testDatabase();
const { db, get, newStory, mio } = await discussionDesk(url);

/** First ones, each with as many answers. */
async function filled(roots: number, answers: number): Promise<number> {
  const { id } = await newStory();
  await sql`insert into thread (story_id, last_id, visible) values (${id}, ${roots * (answers + 1)}, ${roots * (answers + 1)})`.execute(
    db,
  );
  await sql`
    insert into comment (story_id, id, root_id, parent_id, depth, site_id, member_id, status, body, html, html_version, replies, submission)
    select ${id}, r * ${answers + 1} + a + 1, case when a > 0 then r * ${answers + 1} + 1 end, case when a > 0 then r * ${answers + 1} + 1 end,
      least(a, 1), 1, ${mio.id}, 'NONE', '[]', '<p>Said.</p>', 1, case when a = 0 then ${answers} else 0 end, gen_random_uuid()
    from generate_series(0, ${roots - 1}::int) r, generate_series(0, ${answers}::int) a
  `.execute(db);
  return id;
}

async function pageOf(storyId: number, id: number): Promise<{ address: string; stands: boolean }> {
  const { headers } = await get(site, `/c/${storyId}-${id}`);
  const address = String(headers.location);
  const { text } = await get(site, address.split('#')[0]!);
  return { address, stands: text.includes(`id="c${id}"`) };
}

test('on the first page, in the middle and at the end; and as an answer', async () => {
  const story = await filled(45, 3);
  for (const id of [1, 3, 4, 77, 81, 83, 84, 161, 177, 180]) {
    const { address, stands } = await pageOf(story, id);
    expect(stands, `${id} at ${address}`).toBe(true);
  }
  // Pages are those that one gets by going on from the first, so that all share them.
  expect((await pageOf(story, 81)).address).toMatch(/\?after=77#c81$/);
  expect((await pageOf(story, 117)).address).toMatch(/\?after=77#c117$/);
  expect((await pageOf(story, 1)).address).toMatch(/story-\w+#c1$/);
});

test('beyond a thousand, with a few before it', async () => {
  const story = await filled(1_200, 0);
  for (const id of [999, 1_000, 1_001, 1_200]) expect((await pageOf(story, id)).stands, String(id)).toBe(true);
  expect((await pageOf(story, 1_200)).address).toMatch(/\?after=1194#c1200$/);
  const branch = await filled(1, 1_100);
  expect((await pageOf(branch, 1_101)).stands).toBe(true);
});
