/** Only what somebody has before them is read: not a page that was made ahead, nor one in a window that nobody sees. */
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { bareBrowser } from '../support/bare-browser.ts';
import { testDatabase } from '../support/database.ts';
import { discussionDesk, site } from '../support/discussion-desk.ts';
import { until } from '../support/until.ts';

const { url } = await testDatabase();
const { db, node, port, newStory } = await discussionDesk(url, { ported: true });
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';
const browser = await bareBrowser(`--user-agent=${userAgent}`);
const seenMs = 1_000;

/**
 * Before the node, with one page more: it has the browser make a story ahead, and goes there when it is told to. What passes is
 * noted as `GET /path prerender`.
 */
const passed: string[] = [];
let goOn = Promise.withResolvers<void>();
const front = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${site}`);
  if (pathname === '/ahead') {
    const story = searchParams.get('story') ?? '/';
    const rules = JSON.stringify({ prerender: [{ source: 'list', urls: [story], eagerness: 'immediate' }] });
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Before</title><a href="${story}">story</a>
      <script type="speculationrules">${rules}</script>
      <script>fetch('/when').then(() => document.querySelector('a').click())</script>`);
    return;
  }
  if (pathname === '/when') {
    void goOn.promise.then(() => response.end());
    return;
  }
  const purpose = String(request.headers['sec-purpose'] ?? '');
  passed.push(`${request.method} ${pathname} ${purpose.includes('prerender') ? 'prerender' : ''}`.trimEnd());
  const onwards = ask(
    { host: '127.0.0.1', port, method: request.method, path: request.url, headers: request.headers },
    (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    },
  );
  onwards.on('error', () => response.destroy());
  request.pipe(onwards);
});
await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
afterAll(() => {
  front.closeAllConnections();
  front.close();
});
const frontPort = (front.address() as AddressInfo).port;
const at = (path: string): string => `http://${site}:${frontPort}${path}`;

async function reads(storyId: number): Promise<number> {
  await node.flushReads();
  const { rows } = await sql<{
    reads: number;
  }>`select coalesce(sum(reads), 0)::int as reads from read_hour where story_id = ${storyId}`.execute(db);
  return rows[0]?.reads ?? 0;
}

/** It is on its way when its request has passed, and counted when the node has had it. */
const counted = (storyId: number): Promise<true> =>
  until('the read to be counted', async () => (await reads(storyId)) > 0);

const told = (): number => passed.filter((line) => line.startsWith('POST /read')).length;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('a page that was made ahead is read when somebody goes to it, and not before', { timeout: 30_000 }, async () => {
  const story = await newStory();
  goOn = Promise.withResolvers();
  passed.length = 0;
  const window = await browser.open(at(`/ahead?story=${encodeURIComponent(story.path)}`));
  await until('the story to be made ahead', () => passed.includes(`GET ${story.path} prerender`));
  // Its script ran, too: it is fetched by nobody else.
  await until('its script to be fetched', () => passed.some((line) => /^GET \/assets\/.*\.js prerender$/.test(line)));
  await pause(2 * seenMs);
  expect([await reads(story.id), told()]).toEqual([0, 0]);
  goOn.resolve();
  await until('the story to be told of', () => told() > 0);
  await counted(story.id);
  expect(await window.url()).toBe(at(story.path));
  expect(await reads(story.id)).toBe(1);
  expect(passed.filter((line) => line.startsWith(`GET ${story.path}`))).toEqual([`GET ${story.path} prerender`]);
  expect(passed.filter((line) => line.startsWith('POST /read'))).toEqual(['POST /read']);
  await window.close();
});

test('one that was made ahead and that nobody went to is not read', { timeout: 30_000 }, async () => {
  const story = await newStory();
  goOn = Promise.withResolvers();
  passed.length = 0;
  const window = await browser.open(at(`/ahead?story=${encodeURIComponent(story.path)}`));
  await until('the story to be made ahead', () => passed.includes(`GET ${story.path} prerender`));
  await pause(2 * seenMs);
  await window.close();
  await pause(seenMs);
  expect([await reads(story.id), told()]).toEqual([0, 0]);
});

test(
  'in a window that nobody sees a story is not read, until it is before somebody for a second',
  { timeout: 30_000 },
  async () => {
    const story = await newStory();
    passed.length = 0;
    const window = await browser.open(at(story.path), 'minimized');
    await until('the story to be there', () => passed.includes(`GET ${story.path}`));
    await pause(2 * seenMs);
    expect([await reads(story.id), told()]).toEqual([0, 0]);
    // A glance is not a second.
    await window.set('normal');
    await pause(0.5 * seenMs);
    await window.set('minimized');
    await pause(1.5 * seenMs);
    expect([await reads(story.id), told()]).toEqual([0, 0]);
    await window.set('normal');
    await until('the story to be told of', () => told() > 0);
    await counted(story.id);
    expect(await reads(story.id)).toBe(1);
    await window.close();
  },
);
