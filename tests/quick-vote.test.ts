/** A vote by script takes a shorter way through the program, and must be judged and answered as by the longer one. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { changeThread } from '../src/features/discussion/discussion.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { readerClient } from './support/reader-client.ts';
import type { ClientReply, ReaderClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { db, port, newStory, say, asMio, asAki, countsOf } = await discussionDesk(url);
const json = { accept: 'application/json' };
/** What may differ from one answer to the next. */
function comparable({ status, headers, text }: ClientReply): unknown {
  const { date: _, 'keep-alive': _kept, connection: _open, 'set-cookie': cookies, ...rest } = headers;
  const names = (cookies ?? []).map((line) => line.split('=', 1)[0]);
  return { status, names, headers: rest, text };
}

const story = await newStory();
const id = await say(asMio, story.id, 'Vote on me.');
const closed = await newStory();
const inClosed = await say(asMio, closed.id, 'Too late for me.');
await changeThread(db, closed.id, 'closed', null, 'desk:test');
const gone = await newStory();
const inGone = await say(asMio, gone.id, 'My story is over.');
await sql`update story set expires_at = now() - interval '1 day' where id = ${gone.id}`.execute(db);

const [banned, unproven] = [await addMember(db, 'Banned'), await addMember(db, 'Unproven')];
await sql`insert into ban (member_id, rule, banned_by) values (${banned.id}, 'spam', 'desk:test')`.execute(db);
await sql`update member set email = null, email_key = null where id = ${unproven.id}`.execute(db);
const someone: Record<string, ReaderClient> = {
  member: asAki,
  author: asMio,
  banned: await loggedInReader(db, port, site, banned.id),
  'member without an address': await loggedInReader(db, port, site, unproven.id),
  'reader without a session': readerClient(port),
};
const forged = readerClient(port);
forged.cookies.set(site, new Map([['__Host-s', 'A'.repeat(43)]]));
someone['reader with a forged session'] = forged;

const vote = `/c/${story.id}-${id}/vote`;
test.each([
  ['member', vote, 'value=1', 200],
  ['member', vote, 'value=-1', 200],
  ['member', vote, 'value=0', 200],
  ['member', vote, 'value=7', 404],
  ['member', vote, 'value=1&value=1', 400],
  ['member', vote, '', 404],
  ['member', `/ja${vote}`, 'value=1', 200],
  ['member', `/c/${story.id}-999/vote`, 'value=1', 404],
  ['member', `/c/${closed.id}-${inClosed}/vote`, 'value=1', 403],
  ['member', `/c/${gone.id}-${inGone}/vote`, 'value=1', 404],
  ['author', vote, 'value=1', 403],
  ['banned', vote, 'value=1', 403],
  ['member without an address', vote, 'value=1', 403],
  ['reader without a session', vote, 'value=1', 401],
  ['reader with a forged session', vote, 'value=1', 401],
])('%s at %s with “%s” gets %i either way', async (who, path, body, status) => {
  const quick = await someone[who]!.post(site, path, body, json);
  const long = await someone[who]!.post(site, `${path}?by=the-long-way`, body, json);
  expect(quick.status, quick.text).toBe(status);
  expect(comparable(quick)).toEqual(comparable(long));
});

test('a page of another origin may not vote, and a body without end is not read', async () => {
  const before = await countsOf(story.id, id);
  for (const from of ['cross-site', 'same-site', 'none'])
    expect((await asAki.post(site, vote, 'value=1', { ...json, 'sec-fetch-site': from })).status).toBe(403);
  expect((await asAki.post(site, vote, `value=1${' '.repeat(200_000)}`, json)).status).toBe(413);
  expect(await countsOf(story.id, id)).toBe(before);
});
