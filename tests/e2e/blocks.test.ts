/** The blocks of a body in a real browser: read with and without script, large, narrow and on paper; embeds and polls pressed. */
import type { BrowserContext, Page } from 'playwright-core';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/db/database.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { testBrowser } from '../support/browser.ts';
import { htmlFaults } from '../support/html-validate.ts';
import { addMember, testPassword } from '../support/members.ts';
import { missingPictures } from '../support/missing-pictures.ts';
import { seededDemo } from '../support/seeded-demo.ts';
import { servingNode } from '../support/serving-node.ts';
import { textFaults } from '../support/text-faults.ts';
import { watched } from '../support/watched-page.ts';

const demo = await seededDemo();
const { port, get } = await servingNode({ databaseUrl: demo.url, dataDir: demo.dataDir, ported: true });
const { db, close } = openDatabase({ url: demo.url, name: 'kawaraban test' });
afterAll(close);
const browser = await testBrowser();

const log = { host: 'news.localhost', path: '/category/national/transport/snowed-in-train' };
const guide = { host: 'travel.localhost', path: '/category/islands/two-days-on-tomeshima' };
const interview = { host: 'life.localhost', path: '/category/work/night-desk-interview' };
const stories = [log, guide, interview];
const at = ({ host, path }: typeof log, form = ''): string => `http://${host}:${port}${path}${form}`;
const blocks =
  '.shot, .gallery, .fact-box, .timeline, .key-events, .asked, .answered, .topics, .embed, .poll, .story-card, .place-card, .event-card, .job-card, .product-card';

test('the demo shows every kind of block', async () => {
  const classes = new Set<string>();
  for (const story of stories)
    for (const name of blocks.replaceAll('.', '').split(', '))
      if (new RegExp(`class="[^"]*\\b${name}\\b`).test((await get(story.host, story.path)).text)) classes.add(name);
  expect([...classes].toSorted()).toEqual(blocks.replaceAll('.', '').split(', ').toSorted());
});

test.each(stories.map((story) => [story.path, story] as const))(
  '%s is without fault: with and without script, light and dark, large, narrow',
  { timeout: 120_000 },
  async (_path, story) => {
    const faults: string[] = [];
    for (const form of ['', '.lite'])
      faults.push(...(await htmlFaults((await get(story.host, story.path + form)).text)));
    for (const script of ['with script', 'without']) {
      const page = await browser.newPage();
      // The page as it is without its script; those that look at it are scripts, too.
      if (script === 'without')
        await page.route(/\/assets\/site-.*\.js$/, (route) =>
          route.fulfill({ contentType: 'text/javascript', body: '' }),
        );
      const seen = watched(page, `http://${story.host}:${port}`);
      for (const form of ['', '.lite'])
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width: 1_280, height: 900 });
          await page.goto(at(story, form));
          const found = [...(await accessibilityFaults(page)), ...(await missingPictures(page))];
          faults.push(...found.map((fault) => `${form} ${colorScheme} ${script}: ${fault}`));
          for (const [width, percent] of [
            [390, 200],
            [320, 100],
          ] as const) {
            await page.setViewportSize({ width, height: 900 });
            await page.evaluate(`document.documentElement.style.fontSize = '${percent}%'`);
            faults.push(...(await textFaults(page)).map((fault) => `${form} at ${width} px, ${percent} %: ${fault}`));
          }
        }
      faults.push(...seen.faults());
      await page.close();
    }
    expect(faults).toEqual([]);
  },
);

test('on paper stand the words of every block, and neither forms nor what is sold', async () => {
  const page = await browser.newPage();
  await page.emulateMedia({ media: 'print' });
  const shown = async (story: typeof log, selector: string): Promise<boolean[]> => {
    await page.goto(at(story));
    return page.evaluate<boolean[]>(
      `[...document.querySelectorAll('${selector}')].map((one) => one.checkVisibility())`,
    );
  };
  expect(await shown(interview, '.poll-form, .product-card')).toEqual([false, false]);
  expect(await shown(interview, '.poll h2, .asked, .job-card')).not.toContain(false);
  expect(await shown(log, '.embed button, .embed label')).toEqual([false, false]);
  expect(await shown(log, '.embed .title, .embed a, .key-events li')).not.toContain(false);
  await page.close();
});

test('nothing moves when the pictures of a story come', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.addInitScript(`
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true })`);
  await page.goto(at(guide));
  for (let y = 0; y < 12_000; y += 700) {
    await page.evaluate(`scrollTo(0, ${y})`);
    await page.waitForTimeout(60);
  }
  expect(await page.evaluate<number>('window.shift')).toBeLessThan(0.02);
  await page.close();
});

describe('a video of others', () => {
  const frameHost = 'https://www.youtube-nocookie.com';

  async function watching(context: BrowserContext): Promise<{ page: Page; asked: string[]; refused: string[] }> {
    const page = await context.newPage();
    const [asked, refused]: [string[], string[]] = [[], []];
    page.on('request', (request) => {
      if (!request.url().startsWith(`http://${log.host}`)) asked.push(request.url());
    });
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text());
    });
    await page.goto(at(log));
    return { page, asked, refused };
  }

  test('asks nobody before the press, then its host alone; the page may frame it and no other page may', async () => {
    const { page, asked, refused } = await watching(await browser.newContext());
    await page.locator('.embed').scrollIntoViewIfNeeded();
    expect(await page.locator('iframe').count()).toBe(0);
    await page.waitForTimeout(300);
    expect(asked).toEqual([]);
    await page.click('.embed button');
    expect(await page.locator('.embed iframe').getAttribute('title')).toContain('wedge plough');
    await expect.poll(() => asked).toEqual([expect.stringContaining(`${frameHost}/embed/OguroLine38`)]);
    expect(refused).toEqual([]);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('IFRAME');
    await page.evaluate(`document.querySelector('.embed iframe').src = 'https://video.example/'`);
    await expect.poll(() => refused.length).toBe(1);
    await page.context().close();
    const policyOf = async ({ host, path }: typeof log): Promise<string> =>
      String((await get(host, path)).headers['content-security-policy']);
    expect(await policyOf(log)).toContain(`frame-src ${frameHost}`);
    expect(await policyOf(interview)).not.toContain('frame-src');
    expect(await policyOf({ ...log, path: `${log.path}?begun=1` })).toContain(`frame-src ${frameHost}`);
  });

  test('is shown the next time only to whoever has asked for that, until they take it back', async () => {
    const context = await browser.newContext();
    const first = await watching(context);
    await first.page.click('.embed button');
    await first.page.close();
    const second = await watching(context);
    expect(await second.page.locator('iframe').count()).toBe(0);
    await second.page.check('.embed input');
    await second.page.click('.embed button');
    await second.page.close();
    const third = await watching(context);
    expect(await third.page.locator('iframe').count()).toBe(1);
    await third.page.uncheck('.embed input');
    await third.page.close();
    const fourth = await watching(context);
    expect(await fourth.page.locator('iframe').count()).toBe(0);
    await context.close();
  });

  test('is a link without script', async () => {
    const { page } = await watching(await browser.newContext({ javaScriptEnabled: false }));
    expect(await page.locator('.embed button').count()).toBe(0);
    expect(await page.locator('.embed a').getAttribute('href')).toBe('https://www.youtube.com/watch?v=OguroLine38');
    await page.context().close();
  });
});

describe('a poll', () => {
  const logIn = async (page: Page, email: string): Promise<void> => {
    await page.fill('#email', email);
    await page.fill('#password', testPassword);
    await page.click('button.main');
  };

  test.each([true, false])(
    'by script (%s): a vote waits for the log-in, stands at its place, and is changed',
    { timeout: 60_000 },
    async (javaScriptEnabled) => {
      await sql`delete from throttle`.execute(db);
      const { email } = await addMember(db, `Poll Reader ${javaScriptEnabled}`);
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      await page.goto(at(interview));
      await page.click('.poll summary');
      const before = await page.locator('.poll .share').first().innerText();
      await page.check('.poll-form [type=radio] >> nth=0');
      await page.click('.poll-form button');
      await page.waitForURL(/account\.localhost.*\/login/);
      expect(await page.locator('main').innerText()).toContain('your vote in the poll of');
      await logIn(page, email);
      await page.waitForURL(/#poll-\d+$/);
      await page.waitForSelector('.poll b:has-text("your vote")');
      const [votes = 0, total = 0] = (before.match(/\d+/g) ?? []).map(Number);
      expect(await page.locator('.poll .share').first().innerText()).toContain(`${votes + 1} of ${total + 1},`);
      await page.click('.poll summary');
      await page.check('.poll-form [type=radio] >> nth=3');
      await page.click('.poll-form button');
      await page.waitForSelector('.bars li:nth-child(4) b:has-text("your vote")');
      expect(await page.locator('.poll .share').first().innerText()).toContain(`${votes} of ${total + 1},`);
      expect(await page.locator('.poll .share').first().innerText()).toMatch(/, \d+%$/);
      await context.close();
    },
  );
});

test('what is selected in a list, or said in an interview, is what is quoted', async () => {
  const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
  const quotes: [typeof log, string, string][] = [
    [guide, '.body > ol li:nth-child(2)', 'Draw cash on the mainland, more than you think, in small notes.'],
    [interview, '.answered', 'Bread at five, newspapers at half past.'],
  ];
  for (const [story, place, words] of quotes) {
    await page.goto(at(story));
    await page.evaluate(`(() => {
      const node = [...document.querySelector('${place}').childNodes].find((one) => one.data?.includes('${words}'));
      const from = node.data.indexOf('${words}');
      getSelection().setBaseAndExtent(node, from, node, from + ${words.length});
    })()`);
    await page.click('.quote-here');
    const [, ...passage] = (await page.inputValue('form.write [name=passage]')).split('.');
    await page.goto(at(story, `?quote=${passage.join('.')}`));
    expect(await page.locator('form.write .quote p').innerText()).toBe(words);
  }
  // Of what is more than words nothing can be quoted.
  await page.goto(at(log));
  await page.evaluate(`getSelection().selectAllChildren(document.querySelector('.fact-box dd'))`);
  await page.waitForTimeout(200);
  expect(await page.locator('.quote-here').isVisible()).toBe(false);
  await page.close();
});
