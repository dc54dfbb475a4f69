/** Reads as a browser tells them: at first sight and at leaving, with nothing kept in it. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { discussionDesk } from '../support/discussion-desk.ts';

const { url } = await testDatabase();
const { db, node, port, newStory } = await discussionDesk(url, { ported: true });
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';
const browser = await testBrowser(`--user-agent=${userAgent}`);

async function counted(storyId: number): Promise<unknown> {
  await node.flushReads();
  const { rows } = await sql`
    select coalesce(sum(reads), 0)::int as reads, coalesce(sum(engaged), 0)::int as engaged from read_hour where story_id = ${storyId}`.execute(
    db,
  );
  return rows[0];
}

test(
  'a story that is looked at is read once, and again is not more; one that is read to its half counts as that',
  { timeout: 30_000 },
  async () => {
    const story = await newStory(
      Array.from({ length: 40 }, (_, at) => `Paragraph ${at} about the ferry and the fog, which came late.`),
    );
    const context = await browser.newContext({ viewport: { width: 390, height: 700 } });
    const page = await context.newPage();
    await page.goto(`http://harbour.localhost:${port}${story.path}`);
    await page.waitForTimeout(300);
    expect(await counted(story.id)).toEqual({ reads: 0, engaged: 0 });
    await page.waitForTimeout(1_000);
    expect(await counted(story.id)).toEqual({ reads: 1, engaged: 0 });
    await page.reload();
    await page.waitForTimeout(1_300);
    expect(await counted(story.id)).toEqual({ reads: 1, engaged: 0 });
    await page.evaluate('document.querySelector(".body p:nth-child(30)").scrollIntoView()');
    await page.waitForTimeout(700);
    await page.click('.masthead .logo');
    await page.waitForURL(/localhost:\d+\/$/);
    await page.waitForTimeout(800);
    expect(await counted(story.id)).toEqual({ reads: 1, engaged: 1 });
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    await context.close();
  },
);

test('without script, and to a robot, nothing is counted', async () => {
  const story = await newStory();
  for (const options of [{ javaScriptEnabled: false }, { userAgent: 'Mozilla/5.0 (compatible; SomeBot/1.0)' }]) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`http://harbour.localhost:${port}${story.path}`);
    await page.waitForTimeout(1_300);
    await context.close();
  }
  expect(await counted(story.id)).toEqual({ reads: 0, engaged: 0 });
});
