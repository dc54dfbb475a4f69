/** `/member/{slug}`: the same on every site, page by page, with what may be seen and nothing else. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';
import { hasHeard } from './support/kept-pages.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';

const { url } = await testDatabase();
const { db, node, port, desk, get, newStory, say, asMio, network } = await discussionDesk(url);
const grants = [{ role: 'moderator' as const, siteId: null }];
const sora = await addMember(db, 'Sora Writes', { grants });
const asSora = await loggedInReader(db, port, site, sora.id);

/** As of now: what others write reaches it within a minute by itself. */
async function memberPage(path = '/member/sora-writes', host = site): Promise<string> {
  await hasHeard(node.cache, db);
  node.cache.purge(['member:sora-writes'], []);
  return (await get(host, path)).text;
}

test('shows who it is, how much they have said and how often they were agreed with, and the way to each remark', async () => {
  const story = await newStory(['The quay was swept at four.', 'Nobody saw by whom.']);
  const id = await say(asSora, story.id, 'I know the broom.');
  await asMio.post(site, `/c/${story.id}-${id}/vote`, { value: '1' }, { accept: 'application/json' });
  const html = await memberPage();
  expect(html).toContain('<h1>Sora Writes</h1>');
  expect(html).toContain('class="badge"');
  expect(html).toMatch(/<dt>Comments<\/dt><dd>1<\/dd>/);
  expect(html).toMatch(/<dt>Agreed with<\/dt><dd>1<\/dd>/);
  expect(html).toContain('I know the broom.');
  expect(html).toContain('<b>1</b> ( +1 / -0 )');
  expect(html).toContain(`href="http://${site}${story.path}"`);
  expect(html).toContain(`href="http://${site}/c/${story.id}-${id}"`);
  // On the sister site as well, leading to where it was said; in Japanese by the other language’s address.
  expect(await memberPage('/member/sora-writes', 'ridge.localhost')).toContain(
    `href="http://${site}/c/${story.id}-${id}"`,
  );
  expect(await memberPage('/ja/member/sora-writes')).toContain('前後を見る');
});

test('neither shows nor counts what a moderator has taken away, or what went with its story', async () => {
  const gone = await newStory(['A story that will be killed.']);
  await say(asSora, gone.id, 'Words under a killed story.');
  const stays = await newStory(['A story that stays.']);
  const held = await say(asSora, stays.id, 'Words that are held for a look.');
  await sql`update comment set status = 'PREMOD' where story_id = ${stays.id} and id = ${held}`.execute(db);
  expect(await memberPage()).toContain('Words under a killed story.');
  await desk.kill(gone.id);
  const html = await memberPage();
  expect(html).not.toContain('Words under a killed story.');
  expect(html).not.toContain('Words that are held');
  expect(html).toMatch(/<dt>Comments<\/dt><dd>1<\/dd>/);
});

test('comes page by page: each remark once, also of one moment and while others are written', async () => {
  const writer = await addMember(db, 'Many Words');
  const at = new Date('2026-11-20T03:00:00.123Z');
  const story = await newStory(['A long discussion.']);
  // A hundred and thirty within one millisecond, as an import brings them.
  await sql`
    insert into thread (story_id) values (${story.id}) on conflict do nothing`.execute(db);
  await sql`
    insert into comment (story_id, id, site_id, member_id, status, body, html, html_version, submission, created_at)
    select ${story.id}, n, ${network.sites[0]!.id}, ${writer.id}, 'NONE', '[]', '<p>remark ' || n || '.</p>', 1, gen_random_uuid(),
      ${at}::timestamptz + (n % 3) * interval '1 microsecond' from generate_series(1, 130) n`.execute(db);
  const seen: string[] = [];
  let path: string | undefined = '/member/many-words';
  let pages = 0;
  while (path !== undefined) {
    const html: string = (await get(site, path)).text;
    pages += 1;
    expect(html.includes('content="noindex"'), `page ${pages}`).toBe(pages > 5);
    seen.push(...[...html.matchAll(/<p>(remark \d+)\.<\/p>/g)].map((found) => found[1] ?? ''));
    path = /rel="next" href="([^"]+)"/.exec(html.split('<main')[1] ?? '')?.[1];
    // The newest may come at any time and moves nothing.
    await sql`
      insert into comment (story_id, id, site_id, member_id, status, body, html, html_version, submission)
      values (${story.id}, ${1_000 + pages}, ${network.sites[0]!.id}, ${writer.id}, 'NONE', '[]', '<p>later.</p>', 1, gen_random_uuid())`.execute(
      db,
    );
  }
  expect(pages).toBe(7);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(130);
});

test('what is no member and no page of one is not there', async () => {
  for (const path of ['/member/nobody', '/member/Sora', '/member/sora-writes?before=2', '/member/%2e%2e'])
    expect((await get(site, path)).status, path).toBe(404);
});
