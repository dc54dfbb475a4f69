/** What an item says of its own rights: the © notice that readers see, and the terms that the desk does. */
import { expect, test } from 'vitest';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { hasHeard } from './support/kept-pages.ts';
import { ninjsItem } from './support/sample-ninjs.ts';
import { servingNode } from './support/serving-node.ts';
import { addressOf, storyOf } from './support/wire-desk.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db } = await demoNetwork(database.url);
const { get, node } = await servingNode({ databaseUrl: database.url, dataDir });
const { run, file } = cliDesk(database.url, dataDir);

const uri = 'urn:rights:1';
const own = 'Copyright 2026 Rin Okabe. All rights reserved.';
const ofSource = /© ?Kaikyo Press/;
let sent = 0;

async function pageWith(more: Record<string, unknown>): Promise<{ notice: string; inData: string }> {
  sent += 1;
  const item = ninjsItem({ uri, version: String(sent), headline: 'Same words', ...more });
  expect((await run(['wire', 'ingest', 'kaikyo', file(`${sent}.json`, item)])).code).toBe(0);
  await hasHeard(node.cache, db);
  const { text } = await get('news.localhost', await addressOf(db, uri));
  const inData = /"copyrightNotice":"([^"]*)"/.exec(text)?.[1] ?? '';
  const isShown = text.replaceAll(/<\/?b>/g, '').includes(`<p>${inData}</p>`);
  return { notice: isShown ? inData : '', inData };
}

test('its own notice stands in the place of its source’s, on the page and in its data, and goes with a version without one', async () => {
  const before = await pageWith({});
  expect(before.notice).toMatch(ofSource);
  expect(before.inData).toBe(before.notice);
  expect(await pageWith({ copyrightnotice: own, usageterms: 'No archives.' })).toEqual({ notice: own, inData: own });
  const id = String((await storyOf(db, uri))?.id);
  expect((await run(['story', 'show', id])).stdout).toMatch(/^usageTerms +No archives\.$/m);
  expect((await run(['story', 'show', id, '--json'])).json()).toMatchObject([
    { notice: own, usageTerms: 'No archives.' },
  ]);
  expect(await pageWith({})).toEqual(before);
  expect((await pageWith({ copyrightholder: 'Rin Okabe' })).notice).toBe('© Rin Okabe');
});

test('beside its source’s, or not at all, as its provider is set', async () => {
  await run(['wire', 'provider', 'kaikyo', '--notice', 'both']);
  const both = await pageWith({ copyrightnotice: own });
  expect(both.notice).toContain(own);
  expect(both.notice).toMatch(ofSource);
  expect((await run(['wire', 'provider', 'kaikyo', '--notice', 'source'])).stdout).toContain('the source’s');
  const none = await pageWith({ copyrightnotice: own });
  expect(none.notice).not.toContain('Rin Okabe');
  expect(none.notice).toMatch(ofSource);
  expect((await run(['wire', 'provider', 'kaikyo', '--notice', 'loud'])).code).toBe(2);
});
