/** The desk's word on wire items, at the command line. */
import { expect, test } from 'vitest';
import { storyState } from '../src/features/stories/stories.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { ninjsItem } from './support/sample-ninjs.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db } = await demoNetwork(database.url);
const { run, file } = cliDesk(database.url, dataDir);

/** Versions of one item, taken in one after the other; the story that they have become. */
async function ingest(uri: string, ...versions: Parameters<typeof ninjsItem>[0][]): Promise<number> {
  const files = versions.map((parts, index) =>
    file(`${uri.split(':').at(-1)}-${index}.json`, ninjsItem({ uri, version: String(index + 1), ...parts })),
  );
  const taken = await run(['wire', 'ingest', 'kaikyo', ...files, '--json']);
  expect(taken, taken.stderr).toMatchObject({ code: 0 });
  return (taken.json() as { storyId: number }[]).at(-1)?.storyId ?? 0;
}

test('revive lets a canceled item live as a new story, once there is a newer usable version', async () => {
  const uri = 'urn:example:revived';
  const killed = await ingest(uri, {}, { pubstatus: 'canceled' });
  const early = await run(['wire', 'revive', 'kaikyo', uri]);
  expect(early).toMatchObject({ code: 1, stdout: '' });
  expect(early.stderr).toContain('No usable version is newer than the cancel.');
  await ingest(uri, { version: '3', headline: 'It was true after all' });
  const revived = await run(['wire', 'revive', 'kaikyo', uri, '--json']);
  expect(revived, revived.stderr).toMatchObject({ code: 0 });
  const [{ storyId, version }] = revived.json() as [{ storyId: number; version: string }];
  expect([version, await storyState(db, killed), await storyState(db, storyId)]).toEqual(['3', 'killed', 'live']);
  expect((await run(['wire', 'revive', 'kaikyo', 'urn:example:nobody'])).stderr).toContain('has sent nothing called');
}, 40_000);

test('status says by the clock what a chain has come to', async () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  await ingest('urn:example:embargoed', { embargoed: inAnHour });
  await ingest('urn:example:expired', { expires: '2026-01-01T00:00:00Z' });
  const status = (await run(['wire', 'status', '--json'])).json() as { itemKey: string; standing: string }[];
  const standing = (key: string) => status.find(({ itemKey }) => itemKey === key)?.standing;
  expect([standing('urn:example:embargoed'), standing('urn:example:expired')]).toEqual(['held', 'expired']);
}, 40_000);
