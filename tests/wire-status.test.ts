/** What is said of an item whose story waits, does not come, or does not come back. */
import { expect, test } from 'vitest';
import { killStory, publishStory, takeDownStory } from '../src/features/stories/stories.ts';
import { chainOfStory, newestChains } from '../src/features/wire/wire.ts';
import { cliDesk } from './support/cli-desk.ts';
import { chainDesk } from './support/chain-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { wireItem } from './support/sample-items.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { deps, take } = chainDesk({ db, network, dataDir });
const { run } = cliDesk(database.url, dataDir);
const now = new Date();
const statusOf = async (itemKey: string) =>
  (await newestChains(db, 100, new Date())).find((chain) => chain.itemKey === itemKey);

test('a draft that is held says why, with its item and with its story, until a person has published it', async () => {
  const itemKey = 'urn:example:nobodys';
  const { storyId } = await take(
    wireItem({ itemKey, rights: { holder: null, notice: null, usageTerms: null } }),
    'meridian',
  );
  const reason = 'It is held for the desk. Missing: the rights.';
  expect(await statusOf(itemKey)).toMatchObject({ storyId, storyState: 'draft', reason });
  const shown = await run(['story', 'show', String(storyId)]);
  expect(shown.stdout).toContain(reason);
  expect((await run(['story', 'show', String(storyId), '--json'])).json()).toMatchObject([{ wire: { reason } }]);
  expect((await run(['wire', 'status'])).stdout).toContain(`\n    ${reason}`);
  expect((await run(['wire', 'status', '--json'])).stdout).toContain(JSON.stringify({ reason }).slice(1, -1));
  await publishStory(db, storyId!, 'desk:test', now);
  expect(await chainOfStory(db, storyId!, now)).toMatchObject({ storyState: 'live', reason: null });
});

test('a story that is gone says who took it away', async () => {
  const itemKey = 'urn:example:by-the-desk';
  const { storyId } = await take(wireItem({ itemKey, version: '1' }));
  await killStory(db, deps.tombstones, storyId!, null, 'desk:test', now);
  const reason = 'The desk has killed the story.';
  expect(await statusOf(itemKey)).toMatchObject({ standing: 'usable', storyState: 'killed', reason });
  expect((await take(wireItem({ itemKey, version: '2' }))).problems).toContainEqual(expect.stringContaining(reason));
  expect((await run(['wire', 'status'])).stdout).toContain(`story ${storyId} (killed)`);

  const court = await take(wireItem({ itemKey: 'urn:example:by-a-court' }));
  await takeDownStory(db, deps.tombstones, court.storyId!, 'desk:test', now);
  const later = await take(wireItem({ itemKey: 'urn:example:by-a-court', version: '2' }));
  expect(later.problems).toContainEqual(expect.stringContaining('was taken down, as by the order of a court'));

  const restored = await take(wireItem({ itemKey: 'urn:example:restored' }));
  await killStory(db, deps.tombstones, restored.storyId!, null, 'system:restore', now);
  const after = await take(wireItem({ itemKey: 'urn:example:restored', version: '2' }));
  expect(after.problems).toContainEqual(expect.stringContaining('before this network was restored'));
});

test('a canceled item says that a newer version may be let live again', async () => {
  const itemKey = 'urn:example:comes-back';
  await take(wireItem({ itemKey, version: '1' }));
  await take(wireItem({ itemKey, version: '2', status: 'canceled' }));
  expect(await statusOf(itemKey)).toMatchObject({ standing: 'canceled', revivable: null, reason: null });
  await take(wireItem({ itemKey, version: '3' }));
  expect(await statusOf(itemKey)).toMatchObject({ standing: 'canceled', revivable: '3' });
  expect((await run(['wire', 'status'])).stdout).toContain(`\`wire revive kaikyo ${itemKey}\``);
});
