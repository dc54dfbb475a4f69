/** What was wrong is said wherever the story goes: on its pages, in feeds, to machines, and in the next issue of the letter. */
import { parseRssFeed } from 'feedsmith';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { correctStory } from '../src/features/stories/stories.ts';
import { testDatabase } from './support/database.ts';
import { letterDesk, morning, site } from './support/letter-desk.ts';
import { readerClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { desk, db, port, subscribe, newEdition, send, receivedBy } = await letterDesk(url);
const get = async (path: string): Promise<string> => (await readerClient(port).get(site, path)).text;

const correct = async (
  id: number,
  note: string,
  at = new Date(),
  kind: 'correction' | 'clarification' = 'correction',
) => {
  const { copy } = await desk.draftOf({ body: ['The fare is 1,640 yen.'] });
  await correctStory(db, id, copy, { kind, note }, 'desk:test', at);
};

test('a correction stands above the right words, with its day, on every form of the page, and machines can read it', async () => {
  const story = await desk.publishNew({ body: ['The fare is 1,480 yen.'] });
  await correct(
    story.id,
    'An earlier version gave the fare as 1,480 yen. <b>It is 1,640.</b>',
    new Date('2026-11-24T00:25:00Z'),
  );
  await correct(story.id, 'Children pay half.', new Date('2026-11-24T01:00:00Z'), 'clarification');
  for (const path of [story.path, `${story.path}.lite`]) {
    const text = await get(path);
    expect(text).toContain('gave the fare as 1,480 yen. &lt;b>It is 1,640.&lt;/b>');
    expect(text).toMatch(/Correction, <time datetime="2026-11-24T00:25Z">Nov 24, 2026, 9:25 a\.m\. JST/);
    expect(text.indexOf('Clarification,')).toBeLessThan(text.indexOf('Correction,'));
    expect(text.indexOf('Correction,')).toBeLessThan(text.lastIndexOf('The fare is 1,640 yen.'));
    expect(text).not.toContain('The fare is 1,480 yen.');
  }
  const structured = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(await get(story.path))?.[1] ?? '{}';
  expect(JSON.parse(structured)).toMatchObject({
    correction: [
      { '@type': 'CorrectionComment', text: 'Children pay half.', datePublished: '2026-11-24T01:00:00.000Z' },
      { '@type': 'CorrectionComment', datePublished: '2026-11-24T00:25:00.000Z' },
    ],
  });
});

test('feeds say it in the item', async () => {
  const story = await desk.publishNew({ standfirst: 'Boats and fares.' });
  await correct(story.id, 'It is 1,640 yen.');
  const item = parseRssFeed(await get('/feed')).items?.find(({ link }) => link?.endsWith(story.path));
  // What was wrong, and then how the story begins: the correction took its standfirst away.
  expect(item?.description).toMatch(/^Correction: It is 1,640 yen\. \S/);
});

test('the next issue of the letter says it, unless the story was killed since', async () => {
  const email = await subscribe();
  const [told, killed, late] = [await desk.publishNew({}), await desk.publishNew({}), await desk.publishNew({})];
  await correct(told.id, 'Said in the letter.', new Date(morning.getTime() - 3_600_000));
  await correct(killed.id, 'Of a story that is gone.', new Date(morning.getTime() - 3_500_000));
  await correct(late.id, 'After the issue was built.', new Date(morning.getTime() + 60_000));
  await newEdition();
  await desk.kill(killed.id, 'Wrong.');
  await send();
  const mail = (receivedBy(email)[0] ?? '').replaceAll('=\r\n', '');
  expect(mail).toContain('Said in the letter.');
  expect(mail).not.toContain('Of a story that is gone.');
  expect(mail).not.toContain('After the issue was built.');
  const page = await get('/letters/daily/2026-11-25');
  expect(page).toContain('Said in the letter.');
  expect(page).not.toContain('Of a story that is gone.');
});

test('nothing is corrected that nobody has read, nor without saying what; the ledger takes nothing back', async () => {
  const draft = await desk.write({});
  await expect(correct(draft.id, 'Too early.')).rejects.toThrow('nobody has read it');
  const story = await desk.publishNew({ body: ['As it was.'] });
  for (const note of ['', ' \n ', 'x'.repeat(501)])
    await expect(correct(story.id, note)).rejects.toThrow('1 to 500 characters');
  expect(await get(story.path)).toContain('As it was.');
  await correct(story.id, 'Now it is.');
  await expect(sql`update correction set note = 'Never mind.'`.execute(db)).rejects.toThrow();
  await expect(sql`delete from correction`.execute(db)).rejects.toThrow();
});
