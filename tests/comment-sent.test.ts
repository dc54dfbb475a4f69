/** A form that is sent twice is one comment, and no word of it is lost. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';

const { url } = await testDatabase();
const { db, newStory, say, page, letTimePass, asMio } = await discussionDesk(url);

test('sent again under its own name is the one that it was, at once and later; under another it is another', async () => {
  const story = await newStory();
  await letTimePass();
  const form = { story: String(story.id), text: 'Pressed twice.', submission: crypto.randomUUID() };
  const post = (fields: Partial<typeof form>) => asMio.post(site, '/c/new', { ...form, ...fields });
  const replies = await Promise.all([1, 2, 3].map(() => post({})));
  await letTimePass();
  // Neither the pace nor the same words make it one: they would be refused.
  replies.push(await post({}));
  for (const { status, location } of replies) expect([status, location?.path]).toEqual([303, `${story.path}#c1`]);
  expect((await post({ submission: crypto.randomUUID() })).status).toBe(409);
  expect((await post({ submission: crypto.randomUUID(), text: 'Something else.' })).location?.path).toMatch(/#c2$/);
  const { rows } =
    await sql`select id, body -> 0 ->> 'text' as text from comment where story_id = ${story.id} order by id`.execute(
      db,
    );
  expect(rows).toEqual([
    { id: 1, text: 'Pressed twice.' },
    { id: 2, text: 'Something else.' },
  ]);
});

test('other words under the key of a former form are a comment of their own', async () => {
  const story = await newStory();
  await letTimePass();
  const form = { story: String(story.id), text: 'The first.', submission: crypto.randomUUID() };
  expect((await asMio.post(site, '/c/new', form)).status).toBe(303);
  await letTimePass();
  const second = await asMio.post(site, '/c/new', { ...form, text: 'The second, from the page before.' });
  expect(second.location?.path).toMatch(/#c2$/);
  expect(await page(story.path)).toContain('The second, from the page before.');
});

test('each page that is one reader’s has a key of its own', async () => {
  const story = await newStory();
  const keyOf = async (): Promise<string | undefined> =>
    /name="submission" value="([0-9a-f-]{36})"/.exec((await asMio.get(site, `${story.path}?begun=1`)).text)?.[1];
  const [one, other] = [await keyOf(), await keyOf()];
  expect(one).toBeDefined();
  expect(other).not.toBe(one);
  expect(await page(story.path)).not.toContain('name="submission"');
});

test('of very many paragraphs loses no word', async () => {
  const story = await newStory();
  const lines = Array.from({ length: 150 }, (_, at) => `Line ${at + 1}.`);
  await say(asMio, story.id, lines.join('\n\n'));
  const html = await page(story.path);
  for (const line of lines) expect(html).toContain(line);
});
