/** Letters in a real browser: the mail’s link is pressed by whoever is there, once, and by no program that looks. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFaults } from '../support/axe.ts';
import { testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { letterDesk, site } from '../support/letter-desk.ts';
import { linkTo } from '../support/queued-mails.ts';

const { url } = await testDatabase();
const letters = await letterDesk(url, { ported: true });
const { db, port, newEdition, send, eventsOf, receivedBy } = letters;
const browser = await testBrowser();
const at = (path: string): string => `http://${site}:${port}${path}`;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

let people = 0;
async function signedUp(page: Page): Promise<string> {
  people += 1;
  const email = `browser${people}@readers.example`;
  await letters.unhurried();
  await page.goto(at('/letters'));
  await page.waitForTimeout(1_600);
  await page.check('#daily');
  await page.fill('#email', email);
  await page.click('main button.main');
  await page.waitForSelector('text=Look into your mailbox');
  return email;
}

/** Browsers that are driven say so, as those of scanners do; `person`: one that is not. */
async function pageOf(options: BrowserContextOptions & { person?: boolean }): Promise<Page> {
  const { person = false, ...rest } = options;
  const context = await browser.newContext(rest);
  if (person) await context.addInitScript('Object.defineProperty(navigator, "webdriver", { get: () => false })');
  return context.newPage();
}

test('on a phone: signed up, confirmed by looking at it for a while, read, and left with one press', async () => {
  const page = await pageOf({ ...phone, person: true });
  await newEdition();
  const email = await signedUp(page);
  await page.goto(at(await linkTo(db, email)));
  await page.waitForSelector('h1:text-is("It begins")', { timeout: 15_000 });
  expect(await page.locator('main').innerText()).toContain('The latest issue is on its way');
  expect(await eventsOf(email)).toEqual(['asked by form', 'confirmed by mail']);
  await send();
  const href = /^List-Unsubscribe: <([^>]+)>/m.exec(receivedBy(email)[0] ?? '')?.[1] ?? '';
  await page.goto(href);
  await page.waitForTimeout(2_000);
  expect((await eventsOf(email)).at(-1)).toBe('confirmed by mail');
  expect(await page.locator('h1').innerText()).toBe('End “The day’s stories” of Harbour?');
  expect(await accessibilityFaults(page)).toEqual([]);
  const buttons = page.locator('main button');
  expect([await buttons.count(), (await buttons.boundingBox())?.height]).toEqual([1, 64]);
  await buttons.click();
  await page.waitForSelector('text=It has ended');
  expect((await eventsOf(email)).at(-1)).toBe('left by page');
});

test('a program that opens the link and waits confirms nothing', async () => {
  const page = await pageOf({});
  const email = await signedUp(page);
  await page.goto(at(await linkTo(db, email)));
  await page.mouse.move(100, 100);
  await page.mouse.move(200, 200);
  await page.waitForTimeout(2_500);
  expect(await eventsOf(email)).toEqual(['asked by form']);
});

test('without script the same by buttons; what was wrong is said on top and at the field, and what was typed is there', async () => {
  const page = await pageOf({ javaScriptEnabled: false, person: true });
  await page.goto(at('/letters'));
  await page.waitForTimeout(1_600);
  await page.fill('#email', 'mio@readers');
  await page.check('#daily');
  await page.click('main button.main');
  expect(await page.inputValue('#email')).toBe('mio@readers');
  expect(await page.isChecked('#daily')).toBe(true);
  expect(await page.locator('.problems a').getAttribute('href')).toBe('#email');
  expect(await page.locator('#email').getAttribute('aria-invalid')).toBe('true');
  const email = await signedUp(page);
  await page.goto(at(await linkTo(db, email)));
  await page.waitForTimeout(2_000);
  expect(await eventsOf(email)).toEqual(['asked by form']);
  await page.click('main button.main');
  await page.waitForSelector('h1:text-is("It begins")');
});

test.each(['/letters', '/ja/letters', '/letters/daily', '/letters/daily/2026-11-25'])(
  '%s: nothing that axe complains about, and nothing wider than a small phone',
  async (path) => {
    await newEdition();
    const page = await pageOf({ viewport: { width: 320, height: 640 } });
    await page.goto(at(path));
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  },
);
