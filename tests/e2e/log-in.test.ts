/** One account for all sites, in a real browser, to which every `x.localhost` is a site of its own. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from '../support/axe.ts';
import { testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { discussionDesk } from '../support/discussion-desk.ts';
import { htmlFaults } from '../support/html-validate.ts';
import { addMember, testPassword } from '../support/members.ts';
import { linkTo } from '../support/queued-mails.ts';
import { watched } from '../support/watched-page.ts';

const { url } = await testDatabase();
const { db, port, network } = await discussionDesk(url, { ported: true });
const browser = await testBrowser();
const origin = (host: string): string => `http://${host}.localhost:${port}`;
const at = (host: string, path = '/'): string => origin(host) + path;
const timeout = 60_000;

async function logIn(page: Page, email: string): Promise<void> {
  await page.fill('#email', email);
  await page.fill('#password', testPassword);
  await page.click('button.main');
}

const nameIn = async (page: Page): Promise<string | null> =>
  page.locator('.reader summary').getAttribute('aria-label', { timeout: 15_000 });

/** What axe, a validator, a narrow screen and the console have to say of the page as it is. */
async function faultsOf(page: Page): Promise<string[]> {
  const narrow: unknown = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  // As it was sent: script adds to what stands there now.
  const sent: unknown = await page.evaluate(`fetch(location.href).then((reply) => reply.text())`);
  return [
    ...(await accessibilityFaults(page)),
    ...(await htmlFaults(String(sent))),
    ...(Number(narrow) > 0 ? [`${String(narrow)} px too wide`] : []),
  ];
}

describe('registering on a phone, in Japanese', () => {
  test('from a section, by the mail’s link in another tab, back to the section', { timeout }, async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 720 }, hasTouch: true });
    const page = await context.newPage();
    const seen = watched(page, origin('account'));
    await page.goto(at('harbour', '/ja/category/sea'));
    await page.click('.reader a');
    await page.waitForURL(/account\.localhost.*\/ja\/login/);
    seen.faults();
    expect(await faultsOf(page)).toEqual([]);
    await page.click('text=会員登録へ');
    expect(await faultsOf(page)).toEqual([]);
    // What is refused comes back, each fault with the way to its field.
    await page.$eval('form.form', (form) => form.setAttribute('novalidate', ''));
    await page.fill('#email', 'nagi@readers');
    await page.fill('#name', 'Harbour編集部');
    await page.fill('#password', '短い');
    await page.check('#letter');
    await page.click('button.main');
    await page.waitForSelector('#problems');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.locator('#problems a').count()).toBe(4);
    await page.click('#problems a[href="#name"]');
    expect(await page.evaluate('document.activeElement.id')).toBe('name');
    expect(await page.inputValue('#email')).toBe('nagi@readers');
    expect(await page.inputValue('#name')).toBe('Harbour編集部');
    expect(await page.inputValue('#password')).toBe('');
    expect(await page.isChecked('#letter')).toBe(true);
    await page.uncheck('#letter');
    await page.fill('#email', 'nagi@readers.example');
    await page.fill('#name', '凪の人');
    await page.fill('#password', testPassword);
    await page.check('#of-age');
    await page.click('button.main');
    await page.waitForSelector('text=メールをご確認ください');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(seen.faults()).toEqual([]);
    const tab = await context.newPage();
    await tab.goto(at('account', await linkTo(db, 'nagi@readers.example')));
    expect(tab.url()).toContain('/ja/confirm/');
    expect(await faultsOf(tab)).toEqual([]);
    await tab.click('button.main');
    await tab.waitForURL(at('harbour', '/ja/category/sea'));
    expect(await nameIn(tab)).toBe('凪の人');
    // The first tab learns of it with its next page.
    await page.goto(at('harbour', '/ja/'));
    expect(await nameIn(page)).toBe('凪の人');
    await context.close();
  });
});

describe('on the way between the hosts', () => {
  test('the site, the hub and the newsroom each have a session of their own', { timeout }, async () => {
    const grants = [{ role: 'moderator' as const, siteId: network.sites[0]!.id }];
    const { email } = await addMember(db, 'Night Desk', { grants });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(at('newsroom'));
    await logIn(page, email);
    await page.waitForURL(at('newsroom'));
    await page.goto(at('harbour'));
    await page.click('.reader a');
    await page.waitForSelector('text=Continue as Night Desk?');
    expect(await faultsOf(page)).toEqual([]);
    await page.click('text=日本語');
    await page.waitForSelector('text=Night Deskさんとして続けますか');
    await page.click('text=English');
    await page.click('button.main');
    await page.waitForURL(at('harbour'));
    expect(await nameIn(page)).toBe('Night Desk');
    await page.goto(at('newsroom'));
    await page.click('text=Log out');
    await page.goto(at('harbour'));
    expect(await nameIn(page)).toBe('Night Desk');
    const cookies = (await context.cookies()).filter(({ name }) => name !== '__Host-in');
    for (const { name, httpOnly, secure, path, domain } of cookies)
      expect({ name, httpOnly, secure, path, dot: domain.startsWith('.') }).toEqual({
        ...{ name, httpOnly: true, secure: true, path: '/', dot: false },
      });
    expect(new Set(cookies.filter(({ name }) => name === '__Host-s').map(({ value }) => value)).size).toBe(2);
    await context.close();
  });

  test(
    'a code that is opened in another browser opens nothing there, nor in its own a second time',
    { timeout },
    async () => {
      const { email } = await addMember(db, 'Careful Reader');
      const [own, thiefs] = [await browser.newContext(), await browser.newContext()];
      const page = await own.newPage();
      // Stolen on its way: the browser that asked for it never gets there.
      let callback = '';
      const wire = await own.newCDPSession(page);
      wire.on('Fetch.requestPaused', ({ requestId, request }) => {
        callback = request.url;
        void wire.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      });
      await wire.send('Fetch.enable', { patterns: [{ urlPattern: '*/auth/callback*' }] });
      await page.goto(at('harbour'));
      await page.click('.reader a');
      await page.waitForURL(/\/login/);
      await logIn(page, email);
      await expect.poll(() => callback).toContain('code=');
      const thief = await thiefs.newPage();
      await thief.goto(callback);
      expect(await thief.locator('h1').innerText()).toContain('begun elsewhere');
      await thief.goto(at('harbour'));
      expect(await thief.locator('[data-reader]').count()).toBe(1);
      // Whoever is tricked into another's callback stays logged out as well: it is the same page.
      await wire.send('Fetch.disable');
      await page.goto(callback);
      expect(await nameIn(page)).toBe('Careful Reader');
      await page.goto(callback);
      expect(await page.locator('h1').innerText()).toContain('begun elsewhere');
      await page.click('main a:has-text("Log in")');
      // Their session stands: there is nothing to do.
      await page.waitForURL(at('harbour'));
      expect(await nameIn(page)).toBe('Careful Reader');
      await Promise.all([own.close(), thiefs.close()]);
    },
  );

  test('a form on a sister site logs nobody in, and nobody out', { timeout }, async () => {
    const { email } = await addMember(db, 'Sister Reader');
    const context = await browser.newContext();
    const page = await context.newPage();
    const forge = async (action: string, fields: Record<string, string>): Promise<number> => {
      await page.goto(at('ridge'));
      const [reply] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST'),
        page.evaluate(
          `(() => {
            const form = Object.assign(document.createElement('form'), { method: 'post', action: ${JSON.stringify(action)} });
            for (const [name, value] of Object.entries(${JSON.stringify(fields)}))
              form.append(Object.assign(document.createElement('input'), { name, value }));
            document.body.append(form);
            form.submit();
          })()`,
        ),
      ]);
      await page.waitForURL(action);
      return reply.status();
    };
    expect(await forge(at('account', '/login'), { email, password: testPassword })).toBe(403);
    await page.goto(at('account'));
    expect(page.url()).toContain('/login');
    await logIn(page, email);
    await page.waitForURL(at('account', '/account'));
    expect(await forge(at('account', '/logout'), {})).toBe(403);
    await page.goto(at('account'));
    expect(page.url()).toContain('/account');
    await context.close();
  });
});
