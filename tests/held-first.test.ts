/** What is read before others see it, and what is not taken: words, new members, and texts that were mended since. */
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import {
  createDiscussionWrites,
  dropWord,
  listWord,
  moderateComment,
  readFirst,
} from '../src/features/discussion/discussion.ts';
import { secretHash } from '../src/features/members/members.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';

const { url } = await testDatabase();
const { db, network, newStory, say, asMio, asAki, page, letTimePass } = await discussionDesk(url);
const deps = { network, originOf: ({ host }: { host: string }) => `http://${host}`, now: new Date() };
const harbour = network.siteByKey('harbour')!;
const other = network.sites.find(({ id }) => id !== harbour.id)!;

/** A node of its own each time, for lists are kept for some seconds. */
async function post(text: string, siteId = harbour.id): Promise<string> {
  const story = await newStory();
  await letTimePass();
  const session = secretHash(asMio.cookies.get(site)?.get('__Host-s'))!;
  const at = { storyId: story.id, siteId, parentId: null, passage: null, quotedComment: null, submission: null };
  const writer = { session, client: 'harbour', network: '' };
  return createDiscussionWrites(db)
    .postComment({ ...at, text }, writer)
    .then(
      ({ status }) => status,
      (error: { code: string }) => error.code,
    );
}

const statusOf = async (storyId: number, id: number): Promise<unknown> =>
  (await sql<{ status: string }>`select status from comment where story_id = ${storyId} and id = ${id}`.execute(db))
    .rows[0]?.status;

/** Comments whose status is not what the ledger says. */
async function unfolded(): Promise<unknown[]> {
  const { rows } = await sql`
    select c.story_id, c.id, c.status, v.status as folded from comment c
    left join lateral (select status from verdict where story_id = c.story_id and comment_id = c.id order by id desc limit 1) v on true
    where c.status <> coalesce(v.status, 'NONE')
  `.execute(db);
  return rows;
}

afterEach(async () => {
  await sql`delete from held_word`.execute(db);
  await readFirst(db, 0, 'desk:test');
});

describe('a listed word', () => {
  test('holds or refuses a comment, as a whole word and however it is dressed up', async () => {
    await listWord(db, { word: 'Moonshine', siteId: null, action: 'hold' }, 'desk:test');
    await listWord(db, { word: 'snake oil', siteId: null, action: 'refuse' }, 'desk:test');
    expect(await post('Where does one get moonshine?')).toBe('SYSTEM_WITHHELD');
    expect(await post('Where does one get mооnshíne?')).toBe('SYSTEM_WITHHELD');
    expect(await post('Such moonshines are many.')).toBe('NONE');
    expect(await post('Try my sna\u200bke  oil today.')).toBe('comment-word');
    expect(await dropWord(db, 'SNAKE OIL', null, 'desk:test')).toBe(true);
    expect(await post('Try my snake oil tomorrow.')).toBe('NONE');
  });

  test('in Japanese is found wherever it stands', async () => {
    await listWord(db, { word: '密造酒', siteId: null, action: 'hold' }, 'desk:test');
    expect(await post('あの密造酒はどこで手に入りますか。')).toBe('SYSTEM_WITHHELD');
  });

  test('of one site is none of the others’', async () => {
    await listWord(db, { word: 'moonshine', siteId: other.id, action: 'refuse' }, 'desk:test');
    expect(await post('A word about moonshine here.')).toBe('NONE');
  });

  test('that is nothing but signs is not listed', async () => {
    await expect(listWord(db, { word: '***', siteId: null, action: 'hold' }, 'desk:test')).rejects.toThrow(
      '2 to 58 letters',
    );
  });

  test('in a text that its author mended holds it too, and what quoted it goes', async () => {
    await listWord(db, { word: 'moonshine', siteId: null, action: 'hold' }, 'desk:test');
    const story = await newStory();
    const id = await say(asMio, story.id, 'Harmless so far.');
    await say(asAki, story.id, 'Is it?', { cited: String(id) });
    expect((await page(story.path)).match(/Harmless so far/g)).toHaveLength(2);
    await asMio.post(site, `/c/${story.id}-${id}/edit`, { text: 'Not any more: moonshine.' });
    expect(await statusOf(story.id, id)).toBe('SYSTEM_WITHHELD');
    const html = await page(story.path);
    expect(html).not.toContain('moonshine');
    expect(html).not.toContain('Harmless so far');
    expect(html).toContain('Is it?');
  });
});

describe('a new member', () => {
  test('is read first as often as the network says, and then no more', async () => {
    await sql`delete from comment_quote`.execute(db);
    await sql`update comment set status = 'REJECTED' where member_id is not null`.execute(db);
    await readFirst(db, 2, 'desk:test');
    for (const round of [1, 2]) {
      const story = await newStory();
      const id = await say(asMio, story.id, `My number ${round} here.`);
      expect(await statusOf(story.id, id)).toBe('PREMOD');
      await moderateComment(db, deps, {
        storyId: story.id,
        id,
        version: 1,
        verdict: { action: 'approve' },
        actor: 'desk:test',
      });
    }
    expect(await post('My third, which nobody waits for.')).toBe('NONE');
    // What was put aside by hand above has no verdict.
    await sql`delete from comment where status = 'REJECTED'`.execute(db);
  });
});

test('whatever happened to it, a comment’s status is the fold of its verdicts', async () => {
  await sql`update thread set state = 'open'`.execute(db);
  const story = await newStory();
  const links = 'https://a.example https://b.example https://c.example https://d.example';
  const [plain, linked, mended] = [
    await say(asMio, story.id, 'One.'),
    await say(asAki, story.id, `Two ${links}`),
    await say(asMio, story.id, 'Three, soon longer.'),
  ];
  await asMio.post(site, `/c/${story.id}-${mended}/edit`, { text: `Three ${links}` });
  for (const [id, action] of [
    [plain, { action: 'hold' }],
    [plain, { action: 'approve' }],
    [linked, { action: 'reject', rule: 'spam', note: '' }],
  ] as const)
    await moderateComment(db, deps, { storyId: story.id, id, version: null, verdict: action, actor: 'desk:test' });
  const statuses = await Promise.all([plain, linked, mended].map((id) => statusOf(story.id, id)));
  expect(statuses).toEqual(['APPROVED', 'REJECTED', 'SYSTEM_WITHHELD']);
  expect(await unfolded()).toEqual([]);
});
