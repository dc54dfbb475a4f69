/** A reader takes part, in a real browser: across hosts that are sites of their own to it, on a phone, with script and without. */
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { discussionDesk } from '../support/discussion-desk.ts';
import { addMember, testPassword } from '../support/members.ts';
import { linkTo } from '../support/queued-mails.ts';
import { watched } from '../support/watched-page.ts';

const { url } = await testDatabase();
const { db, port, newStory, asMio, letTimePass, say, countsOf } = await discussionDesk(url, { ported: true });
const browser = await testBrowser();
const at = (host: string, path = '/'): string => `http://${host}.localhost:${port}${path}`;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

async function logIn(page: Page, email: string): Promise<void> {
  await page.fill('#email', email);
  await page.fill('#password', testPassword);
  await page.click('button.main');
}

const nameIn = async (page: Page): Promise<string | null> =>
  page.locator('.reader summary').getAttribute('aria-label', { timeout: 15_000 });

/** Touches are hard to fake; the selection that they make is not. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.querySelector('.body'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const from = node.data.indexOf(${JSON.stringify(words)});
      if (from < 0) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + ${words.length});
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
  })()`);
}

describe('on a phone', () => {
  test(
    'a sentence is selected, quoted, and after registering in between it stands in the form, and is posted',
    { timeout: 60_000 },
    async () => {
      const story = await newStory(['The ferry left at nine, as it does in fog.', 'Nobody waved.']);
      const context = await browser.newContext(phone);
      const page = await context.newPage();
      const seen = watched(page, at('harbour').replace(/\/$/, ''));
      await page.goto(at('harbour', story.path));
      await select(page, 'as it does in fog');
      await page.click('.quote-here');
      expect(await page.locator('form.write .quote').innerText()).toBe('as it does in fog');
      expect(seen.faults()).toEqual([]);
      await page.click('form.write button.main');
      await page.waitForURL(/account\.localhost.*\/login/);
      expect(await page.locator('main').innerText()).toContain('“as it does in fog”');
      await page.click('text=No account yet');
      await page.fill('#email', 'phone@readers.example');
      await page.fill('#name', 'Phone Reader');
      await page.fill('#password', testPassword);
      await page.check('#of-age');
      await page.click('button.main');
      await page.waitForSelector('text=Look into your mailbox');
      const tab = await context.newPage();
      await tab.goto(at('account', await linkTo(db, 'phone@readers.example')));
      await tab.click('button.main');
      await tab.waitForURL(/harbour\.localhost.*begun=1#write/);
      expect(await tab.locator('form.write .quote p').innerText()).toBe('as it does in fog');
      expect(await nameIn(tab)).toBe('Phone Reader');
      await tab.fill('#text', 'It has done so for thirty years.');
      await tab.click('form.write button.main');
      await tab.waitForURL(/#c1$/);
      expect(await tab.locator('#c1 .said').innerText()).toContain('It has done so for thirty years.');
      expect(await tab.locator('#c1 .quote p').innerText()).toBe('as it does in fog');
      // The passage is marked where it stands, and named beside the story.
      expect(await tab.locator('.body .quoted b').innerText()).toBe('1');
      expect(await tab.evaluate('[...CSS.highlights.get("quoted")].map(String)')).toEqual(['as it does in fog']);
      expect(await tab.locator('aside .quote p').innerText()).toBe('as it does in fog');
      await context.close();
    },
  );

  test('a vote is cast in place, stands after a reload, is changed and taken back', { timeout: 60_000 }, async () => {
    const story = await newStory();
    const id = await say(asMio, story.id, 'Vote on me.');
    const { email } = await addMember(db, 'Voter');
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    await page.goto(at('harbour', story.path));
    expect(await page.locator('.login-panel button').allInnerTexts()).toEqual([
      'Log in',
      'Register',
      'Forgot your password?',
    ]);
    await page.click(`#c${id} .vote button:first-of-type`);
    await page.waitForURL(/account\.localhost.*\/login/);
    await logIn(page, email);
    await page.waitForURL(new RegExp(`harbour\\.localhost.*#c${id}$`));
    const string = page.locator(`#c${id} .votes`);
    expect(await string.innerText()).toBe('1 ( +1 / -0 )');
    await page.waitForSelector(`#c${id} .vote button[aria-pressed=true]`);
    expect(await page.locator('.login-panel').count()).toBe(0);
    await page.reload();
    await page.waitForSelector(`#c${id} .vote button:first-of-type[aria-pressed=true]`);
    await page.click(`#c${id} .vote button:last-of-type`);
    await page.waitForSelector(`#c${id} .vote button:last-of-type[aria-pressed=true]`);
    expect(await string.innerText()).toBe('-1 ( +0 / -1 )');
    const named = page.locator(`#c${id} .vote button`).evaluateAll((all) => all.map((one) => one.ariaLabel));
    expect(await named).toEqual([
      expect.stringMatching(/^Agree with .*, 0 agree$/),
      expect.stringMatching(/, 1 disagree$/),
    ]);
    await page.click(`#c${id} .vote button:last-of-type`);
    await page.waitForSelector(`#c${id} .vote button:last-of-type[aria-pressed=false]`);
    expect(await string.innerText()).toBe('0 ( +0 / -0 )');
    expect(await countsOf(story.id, id)).toBe('0 ( +0 / -0 )');
    // What they say themselves has its counts, and nothing to press beside them.
    await page.fill('#text', 'And judge this.');
    await page.click('form.write button.main');
    await page.waitForURL(/#c2$/);
    await page.waitForSelector('#c2 > .acts > .votes');
    expect(await page.locator('#c2 .acts').innerText()).toMatch(/^0 \( \+0 \/ -0 \)\s+Reply\s+Edit$/);
    expect(await page.locator(`#c${id} .vote button`).count()).toBe(2);
    await context.close();
  });
});

describe('over two sites', () => {
  const visit = async (context: BrowserContext, host: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(at(host));
    return page;
  };

  test(
    'one log-in, one press on the next; out on B leaves A, out everywhere ends all',
    { timeout: 60_000 },
    async () => {
      const { email } = await addMember(db, 'Traveller');
      const context = await browser.newContext();
      const harbour = await visit(context, 'harbour');
      await harbour.click('.reader a');
      await logIn(harbour, email);
      await harbour.waitForURL(at('harbour'));
      expect(await nameIn(harbour)).toBe('Traveller');
      const ridge = await visit(context, 'ridge');
      expect(await ridge.locator('.reader a').count()).toBeGreaterThan(0);
      await ridge.click('.reader a');
      await ridge.waitForSelector('text=Continue as Traveller?');
      await ridge.click('button.main');
      await ridge.waitForURL(at('ridge'));
      expect(await nameIn(ridge)).toBe('Traveller');
      await ridge.click('.reader summary');
      await ridge.click('.reader button:has-text("Log out") >> nth=0');
      await ridge.waitForSelector('[data-reader]');
      await harbour.reload();
      expect(await nameIn(harbour)).toBe('Traveller');
      await harbour.click('.reader summary');
      await harbour.click('.reader button:has-text("on all our sites")');
      await harbour.waitForSelector('[data-reader]');
      await harbour.goto(at('account'));
      expect(harbour.url()).toContain('/login');
      await context.close();
    },
  );
});

test(
  'what is typed stays when a link of the page leads to another form, and one that is pressed twice is one',
  { timeout: 60_000 },
  async () => {
    const story = await newStory();
    const other = await say(asMio, story.id, 'Something to answer.');
    const { email } = await addMember(db, 'Quick Fingers');
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    await page.goto(at('harbour', story.path));
    await page.fill('#text', 'I was typing.');
    await page.click(`#c${other} >> text=Reply`);
    await page.waitForURL(/reply=/);
    expect(await page.inputValue('#text')).toBe('I was typing.');
    await page.locator('.quote-it').first().click();
    await page.waitForURL(/quote=/);
    expect(await page.inputValue('#text')).toBe('I was typing.');
    await page.click('.login-panel button.main');
    await page.waitForURL(/\/login/);
    await logIn(page, email);
    await page.waitForURL(/#c2$/);
    expect(await page.locator('#c2 .said').innerText()).toContain('I was typing.');
    expect(await page.inputValue('#text')).toBe('');
    await letTimePass();
    await page.fill('#text', 'Twice, by a nervous thumb.');
    await page.evaluate(
      '{const button = document.querySelector("form.write button.main"); button.click(); button.click();}',
    );
    await page.waitForURL(/#c3$/);
    await page.reload();
    expect(await page.locator('.said', { hasText: 'nervous thumb' }).count()).toBe(1);
    await context.close();
  },
);

test('without script: log in, quote by the link, post, vote, edit, log out', { timeout: 60_000 }, async () => {
  const story = await newStory();
  const other = await say(asMio, story.id, 'Something to vote on.');
  const { email } = await addMember(db, 'Plain Reader');
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at('harbour', story.path));
  await page.click('.reader a');
  await logIn(page, email);
  await page.waitForURL(at('harbour', story.path));
  expect(await page.locator('.reader summary').getAttribute('aria-label')).toBe('Plain Reader');
  await page.locator('.quote-it').first().click();
  expect(await page.locator('form.write .quote p').innerText()).toBe('It waited for the fog.');
  await page.fill('#text', 'It always has.');
  await page.click('form.write button.main');
  await page.waitForURL(/#c2$/);
  expect(await page.locator('#c2 .said').innerText()).toContain('It always has.');
  await page.click(`#c${other} .vote button:first-of-type`);
  expect(await page.locator(`#c${other} .votes`).innerText()).toBe('1 ( +1 / -0 )');
  expect(await page.locator(`#c${other} button[aria-pressed=true]`).count()).toBe(1);
  await page.click('#c2 >> text=Edit');
  await page.fill('#text', 'It always has, and always will.');
  await page.click('form.write button.main');
  expect(await page.locator('#c2 .said').innerText()).toContain('always will');
  for (const path of ['/', '/category/sea', '/letters']) {
    await page.goto(at('harbour', path));
    expect([path, await page.locator('.reader summary').getAttribute('aria-label')]).toEqual([path, 'Plain Reader']);
  }
  await page.click('.reader summary');
  await page.click('.reader button >> nth=0');
  expect(await page.locator('[data-reader]').count()).toBe(1);
  await context.close();
});
