/** Whatever is typed into whatever field comes out as words, on every page that shows it: nothing runs. */
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { moderateComment } from '../../src/features/discussion/discussion.ts';
import { attackVectors } from '../support/attack-vectors.ts';
import { testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { discussionDesk, hub, site } from '../support/discussion-desk.ts';
import { loggedInReader } from '../support/logged-in.ts';
import { addMember } from '../support/members.ts';
import { readerClient } from '../support/reader-client.ts';

const { url } = await testDatabase();
const { db, port, network, newStory, asMio, mio, letTimePass } = await discussionDesk(url, { ported: true });
const browser = await testBrowser();
const vectors = attackVectors();

/** Opens a page with a cookie of a member's; says what ran and what the policy had to stop. */
async function opened(page: Page, address: string): Promise<{ ran: boolean; stopped: number; asked: string[] }> {
  const asked: string[] = [];
  let stopped = 0;
  page.removeAllListeners();
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) stopped += 1;
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('http://') || !new URL(request.url()).host.endsWith(`localhost:${port}`))
      asked.push(request.url());
  });
  await page.goto(address);
  await page.mouse.move(200, 300);
  await page.keyboard.press('Tab');
  return { ran: (await page.evaluate<unknown>('window.ran')) !== undefined, stopped, asked };
}

test('there are enough of them, and a page without our care would run them', { timeout: 30_000 }, async () => {
  expect(new Set(vectors).size).toBeGreaterThan(200);
  const page = await browser.newPage();
  await page.setContent(`<p>${vectors[3]}</p>`);
  await page.waitForTimeout(200);
  expect(await page.evaluate('window.ran')).toBe(1);
  await page.close();
});

test(
  'as a comment, on the story, in the form, on the member’s page, in the newsroom and in the mail',
  { timeout: 180_000 },
  async () => {
    const moderator = await addMember(db, 'Watch', { grants: [{ role: 'moderator', siteId: null }] });
    const asModerator = await loggedInReader(db, port, 'newsroom.localhost', moderator.id);
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = asMio.cookies.get(site)?.get('__Host-s') ?? '';
    const newsroom = asModerator.cookies.get('newsroom.localhost')?.get('__Host-s') ?? '';
    await context.addCookies([
      { name: '__Host-s', value: session, url: `https://${site}`, secure: true, httpOnly: true },
      { name: '__Host-in', value: '1', url: `https://${site}`, secure: true },
      { name: '__Host-s', value: newsroom, url: 'https://newsroom.localhost', secure: true, httpOnly: true },
    ]);
    const found: string[] = [];
    const look = async (what: string, address: string): Promise<void> => {
      const { ran, stopped, asked } = await opened(page, address);
      if (ran || stopped > 0 || asked.length > 0)
        found.push(`${what}: ran ${ran}, stopped ${stopped}, asked ${asked.join(' ')}`);
    };
    let posted = 0;
    for (let from = 0; from < vectors.length; from += 40) {
      const story = await newStory();
      const batch = vectors.slice(from, from + 40);
      for (const text of batch) {
        await letTimePass();
        const reply = await asMio.post(site, '/c/new', { story: String(story.id), text: `${text} said ${posted}` });
        expect([text, reply.status]).toEqual([text, 303]);
        posted += 1;
      }
      // Some come back in the form instead.
      await letTimePass();
      const refused = await asMio.post(site, '/c/new', {
        story: String(story.id),
        text: batch.join('\n\n') + '.'.repeat(10_001),
      });
      expect(refused.status).toBe(422);
      await page.setContent(refused.text);
      expect(await page.evaluate('window.ran')).toBeUndefined();
      for (const query of ['', '?after=20', '?sort=newest', '?reply=1', '?edit=40'])
        await look(`story ${from}${query}`, `http://${site}:${port}${story.path}${query}`);
      await look(`newsroom ${from}`, `http://newsroom.localhost:${port}/?queue=new`);
      await moderateComment(
        db,
        { network, originOf: ({ host }) => `http://${host}`, now: new Date() },
        {
          storyId: story.id,
          id: 1,
          version: null,
          verdict: { action: 'reject', rule: 'spam', note: batch.join(' ').slice(0, 900) },
          actor: 'desk:test',
        },
      );
      await look(`own removed ${from}`, `http://${site}:${port}${story.path}`);
    }
    await look('member', `http://${site}:${port}/member/mio`);
    const { rows } = await sql<{ payload: { html: string } }>`select payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail.send'`.execute(db);
    expect(rows.length).toBeGreaterThan(3);
    for (const { payload } of rows) {
      await page.setContent(payload.html);
      await page.waitForTimeout(30);
      expect(await page.evaluate('window.ran')).toBeUndefined();
    }
    await context.close();
    expect(posted).toBe(vectors.length);
    expect(found).toEqual([]);
  },
);

test('in the fields of accounts and letters, in addresses and in headers', { timeout: 120_000 }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asOwner = await loggedInReader(db, port, hub, mio.id);
  const session = asOwner.cookies.get(hub)?.get('__Host-s') ?? '';
  await context.addCookies([{ name: '__Host-s', value: session, url: `https://${hub}`, secure: true, httpOnly: true }]);
  const stranger = readerClient(port);
  for (const [at, vector] of vectors.entries()) {
    if (at % 6 > 0) continue;
    await sql`delete from throttle`.execute(db);
    const replies = [
      await stranger.post(hub, '/register', {
        email: vector,
        name: vector,
        password: vector,
        r: vector,
        client: vector,
      }),
      await stranger.post(hub, '/login', { email: vector, password: 'x', r: vector }),
      await stranger.post(site, '/letters/sign-up', { email: vector, daily: vector }),
      await stranger.get(site, `/nothing/${encodeURIComponent(vector)}`),
      await stranger.get(site, `/auth/start?to=${encodeURIComponent(vector)}`, {
        referer: `http://${site}/${encodeURIComponent(vector)}`,
      }),
      await stranger.get(hub, `/confirm/${encodeURIComponent(vector.slice(0, 60))}`),
      await stranger.get('mailbox.localhost', `/?to=${encodeURIComponent(vector)}`),
    ];
    for (const { text } of replies) {
      if (!text.includes('<')) continue;
      await page.setContent(text);
      expect([vector, await page.evaluate('window.ran')]).toEqual([vector, undefined]);
    }
    await asOwner.post(hub, '/account/profile', { bio: vector.slice(0, 160), language: 'en' });
    if (at % 24 > 0) continue;
    const { ran, stopped } = await opened(page, `http://${hub}:${port}/account`);
    expect([vector, ran, stopped]).toEqual([vector, false, 0]);
    const shown = await opened(page, `http://${site}:${port}/member/mio`);
    expect([vector, shown.ran, shown.stopped]).toEqual([vector, false, 0]);
  }
  await context.close();
});
