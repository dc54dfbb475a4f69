/** Stories that somebody points at are fetched before they are asked for, and change smoothly; nothing that counts or is somebody's own is. */
import type { IncomingMessage } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { sql } from 'kysely';
import { testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { discussionDesk, site } from '../support/discussion-desk.ts';
import { hasHeard } from '../support/kept-pages.ts';
import { inPromos } from '../support/plant-everywhere.ts';
import { until } from '../support/until.ts';
import { watched } from '../support/watched-page.ts';

const { url } = await testDatabase();
const { db, desk, node, port, get, newStory, asMio, say } = await discussionDesk(url, { ported: true });
const browser = await testBrowser();
const origin = `http://${site}:${port}`;
const at = (path: string): string => origin + path;

/** What was asked for ahead, by the browser's own word. */
const ahead: string[] = [];
node.server.prependListener('request', ({ url: path, headers }: IncomingMessage) => {
  if (String(headers['sec-purpose'] ?? '').includes('prefetch')) ahead.push(path ?? '');
});
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const pictureId = await desk.addPicture();
const story = await desk.publishNew({ pictureId, headline: 'The ferry that came back' });
const talked = await newStory();
await say(asMio, talked.id, 'I was there.');
await inPromos(db, 'ahead', [story.id]);
await node.reloadPromos();
await hasHeard(node.cache, db);

beforeEach(() => {
  ahead.length = 0;
});

describe('ahead', () => {
  test('a story is fetched once somebody points at it, and with it nothing else', { timeout: 60_000 }, async () => {
    const page = await browser.newPage();
    const seen = watched(page, origin);
    await page.goto(at('/'));
    await pause(500);
    expect(ahead).toEqual([]);
    await page.hover(`main a[href="${story.path}"]`);
    await until('it to be fetched', () => ahead.length > 0, 10_000);
    await page.click(`main a[href="${story.path}"]`);
    await page.waitForURL(at(story.path));
    expect(new Set(ahead)).toEqual(new Set([story.path]));
    expect(seen.faults()).toEqual([]);
    await page.close();
  });

  test('no other link is followed: no promo, vote, comment, form, feed or language', { timeout: 120_000 }, async () => {
    const page = await browser.newPage();
    for (const path of ['/', talked.path]) {
      await page.goto(at(path));
      const links = await page.locator('a:visible').all();
      const named: string[] = [];
      for (const link of links.slice(0, 60)) {
        named.push((await link.getAttribute('href')) ?? '');
        await link.hover({ timeout: 500, noWaitAfter: true }).catch(() => undefined);
        await pause(260);
      }
      expect(named.length).toBeGreaterThan(15);
      expect(
        named.some((href) => href.includes('/go/')),
        path,
      ).toBe(true);
    }
    expect(ahead.length).toBeGreaterThan(0);
    expect(ahead.filter((path) => !/^(\/ja)?\/category\/[a-z/]+\/story-[0-9a-f]+$/.test(path))).toEqual([]);
    const { rows } = await sql<{
      count: number;
    }>`select count(*) as count from promo_event where kind = 'click'`.execute(db);
    expect(rows[0]?.count).toBe(0);
    await page.close();
  });

  test('the rules are named by full pages that all share, and come as what they are', async () => {
    const { headers } = await get(site, talked.path);
    const [, rules = ''] = /^"(\/assets\/ahead-[0-9a-f]{12}\.json)"$/.exec(String(headers['speculation-rules'])) ?? [];
    const reply = await get(site, rules);
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/speculationrules+json']);
    expect(JSON.parse(reply.text)).toHaveProperty('prefetch.0.eagerness', 'moderate');
    for (const path of [`${talked.path}.lite`, '/feed', '/search?q=ferry'])
      expect([path, (await get(site, path)).headers['speculation-rules']]).toEqual([path, undefined]);
    const own = await get(site, talked.path, { cookie: '__Host-plain=1' });
    expect([own.status, own.headers['speculation-rules']]).toEqual([200, undefined]);
  });
});

describe('from page to page', () => {
  /** Whether the last change was shown as one, and what had a name then. */
  async function changes(page: Page): Promise<() => Promise<string[]>> {
    await page.addInitScript(`
      const note = (event) => {
        if (!event.viewTransition) return;
        const named = [...document.querySelectorAll('*')]
          .map((one) => getComputedStyle(one).viewTransitionName).filter((name) => name && name !== 'none');
        const before = JSON.parse(sessionStorage.getItem('named') ?? '[]');
        sessionStorage.setItem('named', JSON.stringify([...before, event.type + ' ' + named.toSorted().join(' ')]));
      };
      // After the page's own.
      addEventListener('load', () => addEventListener('pageswap', note));
      addEventListener('pagereveal', note);
    `);
    return async () => {
      const noted = await page.evaluate(`sessionStorage.getItem('named') ?? '[]'`);
      await page.evaluate(`sessionStorage.removeItem('named')`);
      return JSON.parse(String(noted)) as string[];
    };
  }

  test('headline and picture of the card that was pressed become those of the story', { timeout: 60_000 }, async () => {
    const page = await browser.newPage();
    const seen = watched(page, origin);
    const noted = await changes(page);
    await page.goto(at('/'));
    expect(await noted()).toEqual([]);
    await page.click(`main .card a[href="${story.path}"]`);
    await page.waitForURL(at(story.path));
    await until('it to be shown', async () => (await page.evaluate(`sessionStorage.getItem('named')`)) !== null);
    await pause(300);
    expect(await noted()).toEqual(['pageswap headline picture root', 'pagereveal headline picture root']);
    expect(seen.faults()).toEqual([]);
    await page.close();
  });

  test('nothing moves for whoever wants no motion', { timeout: 60_000 }, async () => {
    const page = await browser.newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const noted = await changes(page);
    await page.goto(at('/'));
    await page.click(`main .card a[href="${story.path}"]`);
    await page.waitForURL(at(story.path));
    await pause(300);
    expect(await noted()).toEqual([]);
    await page.close();
  });
});
