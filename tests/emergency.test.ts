/** The emergency edition: one word, and all sites are light and say so, whether there is a database or not. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { emergencyFile, emergencyOf, sayEmergency } from '../src/features/emergency/emergency.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { servingNode } from './support/serving-node.ts';
import type { ServingNode } from './support/serving-node.ts';
import { tcpProxy } from './support/tcp-proxy.ts';
import { testDesk } from './support/test-desk.ts';
import { until } from './support/until.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const [harbour, ridge] = ['harbour.localhost', 'ridge.localhost'];
const story = await desk.publishNew({ headline: 'Wave reaches the quay', body: ['Go uphill.'] });

const notice = 'Tsunami warning: go uphill now.';
const isLight = (text: string): boolean => /rel="stylesheet" href="\/assets\/lite/.test(text);

async function over(): Promise<void> {
  await sayEmergency(desk.db, { words: null, saidAt: new Date() }, 'desk:test');
}

async function shows(served: ServingNode, path: string, host = harbour): Promise<string> {
  return until(`the notice on ${path}`, async () => {
    const { status, text } = await served.get(host, path);
    return status === 200 && text.includes(notice) && text;
  });
}

test('every page is its light edition with the notice, on every site, in its languages, and whole again after', async () => {
  const served = await servingNode({ databaseUrl, dataDir });
  onTestFinished(over);
  expect(isLight((await served.get(harbour, story.path)).text)).toBe(false);
  const words = { en: notice, ja: '津波警報。今すぐ高台へ。' };
  await sayEmergency(desk.db, { words, saidAt: new Date() }, 'desk:test');
  for (const [host, path] of [
    [harbour, '/'],
    [harbour, story.path],
    [harbour, '/category/sea'],
    [ridge, '/'],
  ] as const) {
    const text = await shows(served, path, host);
    expect(isLight(text), path).toBe(true);
    expect(text).toMatch(/<body><div class="emergency" role="alert"><p><b>Emergency edition\.<\/b>/);
  }
  expect((await served.get(harbour, '/ja/')).text).toContain('津波警報。今すぐ高台へ。');
  // Whatever has no light edition says it, too; what is no page is as it was.
  expect((await served.get(harbour, '/feed')).text).not.toContain(notice);
  const { headers } = await served.get(harbour, '/');
  expect((await served.get(harbour, '/', { 'if-none-match': String(headers['etag']) })).status).toBe(304);
  await over();
  await until('whole pages', async () => !(await served.get(harbour, '/')).text.includes(notice));
  expect(isLight((await served.get(harbour, story.path)).text)).toBe(false);
});

test('when the database goes, fronts and their stories are there, though nobody had asked for them', async () => {
  const proxy = await tcpProxy(databaseUrl);
  const served = await servingNode({ databaseUrl: proxy.url, dataDir: testDataDir() });
  onTestFinished(over);
  await sayEmergency(desk.db, { words: { en: notice }, saidAt: new Date() }, 'desk:test');
  await shows(served, '/');
  await until('what is made ahead', () => served.node.cache.peek(`${harbour}${story.path}.lite`) !== undefined);
  proxy.cut();
  for (const path of ['/', '/home.lite', '/category/sea.lite', `${story.path}.lite`])
    expect(isLight(await shows(served, path)), path).toBe(true);
});

test('it can be said while the database is down: pages that were kept carry the notice', async () => {
  const proxy = await tcpProxy(databaseUrl);
  const folder = testDataDir();
  const served = await servingNode({ databaseUrl: proxy.url, dataDir: folder });
  await served.get(harbour, story.path);
  proxy.cut();
  await until('the outage', () => !served.node.hearing());
  writeFileSync(join(folder, emergencyFile), JSON.stringify({ words: { en: notice }, saidAt: new Date() }));
  const text = await shows(served, story.path);
  expect(text).toContain('Go uphill.');
  expect((await served.get(harbour, '/category/town')).status).toBe(503);
});

test('what one node read in its file, all others hear; an older word changes nothing', async () => {
  const folder = testDataDir();
  const [first, second] = [
    await servingNode({ databaseUrl, dataDir: folder }),
    await servingNode({ databaseUrl, dataDir }),
  ];
  onTestFinished(over);
  const said = new Date();
  writeFileSync(join(folder, emergencyFile), JSON.stringify({ words: { en: notice }, saidAt: said }));
  await shows(first, '/');
  await shows(second, '/');
  const inFile = (): string => readFileSync(join(dataDir, emergencyFile), 'utf8');
  await until('the other node’s file', () => inFile().includes(notice));
  expect(await sayEmergency(desk.db, { words: null, saidAt: new Date(said.getTime() - 1) }, 'desk:test')).toBe(false);
  await shows(second, '/');
  // A file that nobody can read is no word.
  writeFileSync(join(folder, emergencyFile), '{"words"');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await shows(first, '/');
});

test('by command, with and without a database', async () => {
  onTestFinished(over);
  const { run } = cliDesk(databaseUrl, dataDir);
  expect(await run(['emergency', 'on', notice, '--ja', '高台へ'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('is out'),
  });
  expect((await emergencyOf(desk.db))?.words).toEqual({ en: notice, ja: '高台へ' });
  expect((await run(['emergency', 'status'])).stdout).toMatch(/^on, since .*: Tsunami warning/);
  expect(await run(['emergency', 'off'])).toMatchObject({ code: 0 });
  expect((await run(['emergency', 'status'])).stdout).toMatch(/^off/);
  expect(await run(['emergency', 'on', 'x'.repeat(301)])).toMatchObject({ code: 2, stdout: '' });
  const nowhere = cliDesk('postgres://nobody@127.0.0.1:1/nothing', testDataDir());
  const alone = await nowhere.run(['emergency', 'on', notice]);
  expect(alone).toMatchObject({ code: 0, stderr: expect.stringContaining('others will once it is back') });
  expect((await nowhere.run(['emergency', 'status'])).stdout).toMatch(/^on/);
});
