/** What of a story can be quoted: what readers have before them now, and no other text of it. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { followQuotes } from '../src/features/discussion/discussion.ts';
import { blockText, keepBlockIds, newestRevision, reviseStory } from '../src/features/stories/stories.ts';
import { until } from './support/until.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';

const { url } = await testDatabase();
const { db, desk, newStory, say, asMio, asAki, page, letTimePass } = await discussionDesk(url);

/** A new text whose paragraphs keep their names. */
async function revise(storyId: number, body: string[]): Promise<void> {
  const { copy } = await desk.draftOf({ body });
  const before = await newestRevision(db, storyId);
  copy.body.content = keepBlockIds(before?.body.content ?? [], copy.body.content, blockText);
  await reviseStory(db, storyId, copy, 'desk:test', new Date());
}

async function newestOf(storyId: number): Promise<number> {
  return (await newestRevision(db, storyId))?.id ?? 0;
}

const first = 'The ferry waited for the fog, the harbour said.';

test('a text that was corrected is not repeated, and the words come back; what it left alone is quoted from the new one', async () => {
  const story = await newStory([first, 'The mayor took the money.']);
  const [block = '', other = ''] = [...(await page(story.path)).matchAll(/quote=([a-z0-9]+)#write/g)].map(
    ([, id]) => id,
  );
  const before = await newestOf(story.id);
  await revise(story.id, [`On Monday. ${first}`, 'The mayor took no money.']);
  await letTimePass();
  const form = { story: String(story.id), text: 'Is that so?' };
  const refused = await asMio.post(site, '/c/new', { ...form, passage: `${before}.${other}.0.25` });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('reads differently now');
  expect(refused.text).toContain('Is that so?</textarea>');
  expect(refused.text).not.toContain('took the money');
  await say(asMio, story.id, 'It did.', { passage: `${before}.${block}.4.16` });
  expect(await page(story.path)).toContain('<blockquote class="quote"><p>ferry waited</p>');
});

test('a draft that nobody has seen gives nothing away', async () => {
  const seen = await newStory([first]);
  const { id } = await desk.write({ body: ['What only the desk knows.'] });
  const draft = await newestRevision(db, id);
  const block = draft?.body.content[0]?.attrs.id ?? '';
  for (const [story, status] of [
    [seen.id, 422],
    [id, 404],
  ]) {
    await letTimePass();
    const form = { story: String(story), text: 'What?', passage: `${draft?.id}.${block}.0.20` };
    const reply = await asMio.post(site, '/c/new', form);
    expect(reply.status).toBe(status);
    expect(reply.text).not.toContain('only the desk');
  }
  expect((await asMio.get(site, `${seen.path}?quote=${draft?.id}.${block}.0.20`)).text).not.toContain('only the desk');
});

test('a text that comes while the comment is on its way: the passage is followed there all the same', async () => {
  const story = await newStory([first]);
  await say(asAki, story.id, 'So that there is a thread.');
  await letTimePass();
  const block = /quote=([a-z0-9]+)#write/.exec(await page(story.path))?.[1] ?? '';
  const before = await newestOf(story.id);
  const passage = `${before}.${block}.4.16`;
  const sent = await db.transaction().execute(async (tx) => {
    await sql`select from thread where story_id = ${story.id} for update`.execute(tx);
    const posting = asMio.post(site, '/c/new', { story: String(story.id), text: 'Which fog?', passage });
    await until('the comment to wait for the thread', async () => {
      const { rows } =
        await sql`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%post_comments%'`.execute(
          db,
        );
      return rows.length > 0;
    });
    await revise(story.id, ['The ferry sank, the harbour said.']);
    await sql`delete from graphile_worker._private_jobs`.execute(db);
    return { posting };
  });
  expect((await sent.posting).status).toBe(303);
  const { rows } = await sql<{ payload: { storyId: number } }>`
    select payload from graphile_worker._private_jobs where key = ${`revised ${story.id}`}`.execute(db);
  expect(rows.map(({ payload }) => payload.storyId)).toEqual([story.id]);
  await followQuotes(db, story.id);
  expect(await page(story.path)).toContain('This passage was changed after the comment.');
});
