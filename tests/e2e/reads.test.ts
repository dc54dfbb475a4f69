/** Reads as a browser tells them: at first sight and at leaving, with nothing kept in it. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Role } from '../../src/features/members/role.ts';
import { testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { discussionDesk, site } from '../support/discussion-desk.ts';
import { loggedInReader } from '../support/logged-in.ts';
import { addMember } from '../support/members.ts';
import { watched } from '../support/watched-page.ts';

const { url } = await testDatabase();
const { db, node, port, network, newStory } = await discussionDesk(url, { ported: true });
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';
const browser = await testBrowser(`--user-agent=${userAgent}`);

/** Nobody has seen its half who has only opened it. */
const long = Array.from({ length: 40 }, (_, at) => `Paragraph ${at} about the ferry and the fog, which came late.`);

async function counted(storyId: number): Promise<{ reads: number; engaged: number }> {
  await node.flushReads();
  const { rows } = await sql<{ reads: number; engaged: number }>`
    select coalesce(sum(reads), 0)::int as reads, coalesce(sum(engaged), 0)::int as engaged from read_hour where story_id = ${storyId}`.execute(
    db,
  );
  return rows[0] ?? { reads: 0, engaged: 0 };
}

/** What is told is on its way for a while, and longer on a busy machine. */
const soon = { timeout: 15_000, interval: 100 };

/** What became of all that was told so far. */
async function outcomes(): Promise<{ repeated: number; staff: number }> {
  const text = await node.metrics.registry.metrics();
  const of = (name: string): number =>
    Number(new RegExp(`kawaraban_reads_total\\{outcome="${name}"\\} (\\d+)`).exec(text)?.[1]);
  return { repeated: of('repeated'), staff: of('staff') };
}

test(
  'a story that is looked at is read once, and again is not more; one that is read to its half counts as that',
  { timeout: 60_000 },
  async () => {
    const story = await newStory(long);
    const context = await browser.newContext({ viewport: { width: 390, height: 700 } });
    const page = await context.newPage();
    await page.goto(`http://harbour.localhost:${port}${story.path}`, { waitUntil: 'domcontentloaded' });
    expect(await counted(story.id)).toEqual({ reads: 0, engaged: 0 });
    await page.waitForTimeout(1_000);
    await expect.poll(() => counted(story.id), soon).toEqual({ reads: 1, engaged: 0 });
    await page.reload();
    await page.waitForTimeout(1_300);
    expect(await counted(story.id)).toEqual({ reads: 1, engaged: 0 });
    await page.evaluate('document.querySelector(".body p:nth-child(30)").scrollIntoView()');
    await page.waitForTimeout(700);
    await page.click('.masthead .logo');
    await page.waitForURL(/localhost:\d+\/$/);
    await expect.poll(() => counted(story.id), soon).toEqual({ reads: 1, engaged: 1 });
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    await context.close();
  },
);

test('back in the page within half an hour is the same look; later it is told anew, and counts once a day', async () => {
  const story = await newStory(long);
  const context = await browser.newContext();
  const page = await context.newPage();
  // The Chromium of the tests keeps no page aside (its shell has no such cache): what a browser says then is said by hand,
  // after a time that the page's clock makes up.
  await page.addInitScript(`
    const now = performance.now.bind(performance);
    globalThis.later = 0;
    performance.now = () => now() + globalThis.later;`);
  const before = await outcomes();
  await page.goto(`http://harbour.localhost:${port}${story.path}`);
  await expect.poll(() => counted(story.id), soon).toEqual({ reads: 1, engaged: 0 });
  const awayFor = async (minutes: number): Promise<void> => {
    await page.evaluate(`
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      globalThis.later += ${minutes * 60_000};
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));`);
    await page.waitForTimeout(1_300);
  };
  await awayFor(29);
  expect(await counted(story.id)).toEqual({ reads: 1, engaged: 0 });
  expect((await outcomes()).repeated).toBe(before.repeated);
  await awayFor(31);
  const repeated = async (): Promise<number> => {
    expect(await counted(story.id)).toEqual({ reads: 1, engaged: 0 });
    return (await outcomes()).repeated;
  };
  await expect.poll(repeated, soon).toBe(before.repeated + 1);
  // And really away and back, whatever the browser makes of it.
  await page.click('.masthead .logo');
  await page.waitForURL(/localhost:\d+\/$/);
  await page.goBack();
  await page.waitForTimeout(1_300);
  expect(page.url()).toContain(story.path);
  expect((await counted(story.id)).reads).toBe(1);
  await context.close();
});

test(
  'whoever works for the site or the network is no reader; a member is, and one who is trusted',
  { timeout: 60_000 },
  async () => {
    const story = await newStory();
    const harbour = network.siteByKey('harbour')!.id;
    const left = await outcomes();
    const people: [name: string, grants: { role: Role; siteId: number | null }[], reads: number][] = [
      ['Nao who moderates', [{ role: 'moderator', siteId: harbour }], 0],
      ['Rei of the ridge', [{ role: 'moderator', siteId: network.siteByKey('ridge')!.id }], 0],
      ['Sho who owns', [{ role: 'owner', siteId: null }], 0],
      ['Umi who reads', [], 1],
      ['Ren who is trusted', [{ role: 'trusted', siteId: harbour }], 2],
    ];
    let atWork = 0;
    for (const [index, [name, grants, reads]] of people.entries()) {
      const member = await addMember(db, name, { grants });
      const session = (await loggedInReader(db, port, site, member.id)).cookies.get(site)?.get('__Host-s') ?? '';
      // Each with a browser of their own: by it visitors of one network are told apart.
      const context = await browser.newContext({ userAgent: userAgent.replace('153', String(140 + index)) });
      await context.addCookies([
        { name: '__Host-s', value: session, url: `https://${site}`, secure: true, httpOnly: true },
      ]);
      const page = await context.newPage();
      await page.goto(`http://harbour.localhost:${port}${story.path}`);
      if (reads === 0) atWork += 1;
      const told = async (): Promise<[reads: number, staff: number]> => [
        (await counted(story.id)).reads,
        (await outcomes()).staff,
      ];
      await expect.poll(told, { ...soon, message: name }).toEqual([reads, left.staff + atWork]);
      await context.close();
    }
    expect(atWork).toBe(3);
  },
);

test('without script the story is whole and nothing is missed; neither that nor a robot is counted', async () => {
  const story = await newStory();
  const whole = await browser.newContext({ javaScriptEnabled: false });
  const page = await whole.newPage();
  const origin = `http://harbour.localhost:${port}`;
  const { faults } = watched(page, origin);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.goto(origin + story.path);
  await page.waitForTimeout(1_300);
  const words = await page.locator('.body p').allTextContents();
  for (const [at, text] of ['It waited for the fog.', 'The fog came late.'].entries())
    expect(words[at]).toContain(text);
  await page.click('.masthead .logo');
  await page.waitForURL(/localhost:\d+\/$/);
  expect(await page.locator('main').isVisible()).toBe(true);
  expect(faults()).toEqual([]);
  expect(asked.filter((line) => !line.startsWith('GET '))).toEqual([]);
  await whole.close();
  const robot = await browser.newContext({ userAgent: 'Mozilla/5.0 (compatible; SomeBot/1.0)' });
  const fetched = await robot.newPage();
  await fetched.goto(origin + story.path);
  await fetched.waitForTimeout(1_300);
  await robot.close();
  expect(await counted(story.id)).toEqual({ reads: 0, engaged: 0 });
});
