/** By Demo Facebook in a real browser, each of its hosts a site of its own, with script and without; and how pages look. */
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from '../support/axe.ts';
import { testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { addMember, testPassword } from '../support/members.ts';
import { linkTo, mailsTo } from '../support/queued-mails.ts';
import { admin, jonas, kenji, priya, sayo, socialDesk } from '../support/social-desk.ts';

const { url } = await testDatabase();
const { db, port, publishNew, forgetTries } = await socialDesk(url, { ported: true });
const browser = await testBrowser();
const at = (host: string, path = '/'): string => `http://${host}.localhost:${port}${path}`;
const patience = { timeout: 60_000 };

async function withPage(
  options: { script: boolean },
  deed: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  await forgetTries();
  const context = await browser.newContext({
    javaScriptEnabled: options.script,
    viewport: { width: 390, height: 844 },
  });
  try {
    await deed(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** From a page of a site through the hub to the provider’s dialog. */
async function toDialog(page: Page, path: string): Promise<void> {
  await page.goto(at('harbour', path));
  await page.click('.reader a');
  await page.waitForURL(/account\.localhost.*\/login/);
  await page.click('.social button');
  await page.waitForURL(/facebook\.localhost.*\/dialog\/oauth/);
}

async function answer(page: Page, person: string, quirk = 'none', address = ''): Promise<void> {
  await page.check(`input[value="${person}"]`);
  await page.check(`input[value="${quirk}"]`);
  await page.fill('input[name="address"]', address);
  await page.click('button[value="yes"]');
}

async function becomeMember(page: Page, name: string, email?: string): Promise<void> {
  await page.waitForURL(/account\.localhost.*\/connect\/new/);
  await page.fill('#name', name);
  if (email !== undefined) await page.fill('#email', email);
  await page.check('#of-age');
  await page.click('button.main');
}

describe.each([{ script: true }, { script: false }])('by Demo Facebook, script: $script', (options) => {
  const who = options.script ? { person: sayo, name: 'Scripted Sayo' } : { person: kenji, name: 'Plain Kenji' };

  test('somebody new is back at the same spot, confirms by mail, and takes part', patience, async () => {
    const story = await publishNew({});
    const path = (
      await db.selectFrom('appearance').select('slug').where('story_id', '=', story.id).executeTakeFirstOrThrow()
    ).slug;
    await withPage(options, async (page) => {
      await toDialog(page, `/category/sea/${path}`);
      expect(await page.locator('header').innerText()).toContain('a stand-in on this machine');
      await answer(page, who.person);
      await becomeMember(page, who.name, `${who.person}@readers.example`);
      await page.waitForSelector('text=A mail is on its way');
      await page.click('button.main');
      await page.waitForURL(new RegExp(`harbour\\.localhost.*/category/sea/${path}`));
      expect(await page.locator('.reader summary').getAttribute('aria-label')).toContain(who.name);
      await page.waitForSelector('button:has-text("Send the mail again")');
      expect(await page.locator('#comments').innerText()).not.toMatch(/log in/i);
      if (options.script) expect(await accessibilityFaults(page)).toEqual([]);
      await page.goto(at('account', `${await linkTo(db, `${who.person}@readers.example`)}?client=harbour`));
      expect(await page.locator('#letter').isChecked()).toBe(false);
      await page.click('button.main');
      await page.waitForURL(new RegExp(`harbour\\.localhost.*/category/sea/${path}`));
      await page.fill('#text', 'Now I may say it.');
      await page.click('form.write button.main');
      await page.waitForURL(/#c1$/);
      expect(await page.locator('#c1 .said').innerText()).toContain('Now I may say it.');
    });
  });

  test('from below a story by one press, and back below it', patience, async () => {
    const { path } = await publishNew({});
    await withPage(options, async (page) => {
      await page.goto(at('harbour', path));
      await page.click('.login-panel button:has-text("Continue with Demo Facebook")');
      await page.waitForURL(/facebook\.localhost.*\/dialog\/oauth/);
      await answer(page, who.person);
      await page.waitForURL(new RegExp(`harbour\\.localhost.*${path}#write`));
      expect(await page.locator('.reader summary').getAttribute('aria-label')).toContain(who.name);
    });
  });

  test('a no leads back to the log-in, with the site still waiting; then the password does', patience, async () => {
    const { email } = await addMember(db, options.script ? 'Says No' : 'Says No Plainly');
    await withPage(options, async (page) => {
      await toDialog(page, '/category/town');
      await page.click('button[value="no"]');
      await page.waitForURL(/account\.localhost.*\/login/);
      await page.waitForSelector('text=has told us nothing, as you wished');
      await page.fill('#email', email);
      await page.fill('#password', testPassword);
      await page.click('button.main');
      await page.waitForURL(/harbour\.localhost.*\/category\/town/);
    });
  });
});

test('without an address one reads, and is asked for it once', patience, async () => {
  await withPage({ script: true }, async (page) => {
    await toDialog(page, '/');
    await answer(page, priya, 'no-address');
    await page.waitForURL(/\/connect\/new/);
    expect(await page.inputValue('#email')).toBe('');
    expect(await accessibilityFaults(page)).toEqual([]);
    await becomeMember(page, 'Priya Reads');
    await page.waitForSelector('text=give an address on your account page');
    await page.click('.ways a');
    await page.waitForSelector('text=Your address is not confirmed yet');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.fill('#email', 'priya-later@readers.example');
    await page.click('text=Send the mail');
    await page.waitForSelector('text=A mail is on its way to priya-later@readers.example');
    await page.goto(at('account', await linkTo(db, 'priya-later@readers.example')));
    await page.click('button.main');
    await page.waitForSelector('text=Your address is confirmed.');
  });
});

test(
  'with the address of an account nothing is linked; its owner reads of it, logs in and connects',
  patience,
  async () => {
    const owner = await addMember(db, 'Harbour Master Kay');
    await withPage({ script: true }, async (page) => {
      await toDialog(page, '/');
      await answer(page, jonas, 'other-address', owner.email);
      await page.waitForURL(/\/connect\/new/);
      expect(await page.inputValue('#email')).toBe(owner.email);
      await becomeMember(page, 'Jonas At The Door');
      await page.waitForSelector('text=A mail is on its way');
      expect(await db.selectFrom('member_identity').selectAll().where('member_id', '=', owner.id).execute()).toEqual(
        [],
      );
    });
    const [mail] = await mailsTo(db, owner.email);
    expect(mail?.subject).toContain('Somebody came to Harbour with Demo Facebook and your address');
    await withPage({ script: false }, async (page) => {
      await page.goto(at('account', '/login'));
      await page.fill('#email', owner.email);
      await page.fill('#password', testPassword);
      await page.click('button.main');
      await page.waitForURL(/\/account/);
      await page.click('text=Connect Demo Facebook');
      await page.waitForURL(/facebook\.localhost/);
      await answer(page, jonas);
      await page.waitForSelector('text=Demo Facebook is connected with your account');
    });
    await withPage({ script: true }, async (page) => {
      await toDialog(page, '/');
      await answer(page, jonas);
      await page.waitForURL(/harbour\.localhost/);
      expect(await page.locator('.reader summary').getAttribute('aria-label')).toContain('Harbour Master Kay');
    });
  },
);

test('a state of another log-in, and a return that is opened once more, log nobody in', patience, async () => {
  await withPage({ script: true }, async (page, context) => {
    await toDialog(page, '/');
    await answer(page, admin, 'state-replayed');
    await page.waitForSelector('text=went wrong, and nothing has changed');
    const returns: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/connect/facebook/callback')) returns.push(request.url());
    });
    await toDialog(page, '/');
    await answer(page, admin);
    await page.waitForURL(/\/connect\/new/);
    await context.clearCookies({ domain: 'account.localhost' });
    const again = await page.goto(returns[0] ?? '');
    expect(again?.status()).toBe(403);
    expect((await context.cookies(at('account'))).map(({ name }) => name)).not.toContain('__Host-s');
  });
});

describe('how pages look', () => {
  const painted = (page: Page): Promise<{ ground: string; text: string }> =>
    page.evaluate(`({
      ground: getComputedStyle(document.body).backgroundColor, text: getComputedStyle(document.documentElement).fontSize })`);

  test('is chosen without script, holds on every page, and is this browser’s alone', patience, async () => {
    const plain = { ground: '', text: '' };
    await withPage({ script: false }, async (page) => {
      await page.goto(at('harbour'));
      Object.assign(plain, await painted(page));
    });
    await withPage({ script: false }, async (page) => {
      await page.goto(at('harbour', '/category/sea'));
      await page.click('footer >> text=How pages look');
      await page.check('input[value="dark"]');
      await page.check('input[name="size"][value="4"]');
      await page.click('button.main');
      await page.waitForURL(/\/category\/sea$/);
      const dark = await painted(page);
      expect(dark.ground).not.toBe(plain.ground);
      expect([plain.text, dark.text]).toEqual(['16px', '24px']);
      await page.goto(at('harbour'));
      expect(await painted(page)).toEqual(dark);
      // Text twice and a half as large still fits a phone.
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    });
    await withPage({ script: true }, async (page) => {
      await page.goto(at('harbour'));
      expect(await painted(page)).toEqual(plain);
      await page.goto(at('harbour', '/prefs'));
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });
});
