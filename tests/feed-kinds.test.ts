/** What feeds say of each kind of story: whose words they are, and, where all of it goes out, all that its page says. */
import { describe, expect, test } from 'vitest';
import { setFeedText } from '../src/features/network/network.ts';
import type { StoryKind } from '../src/features/stories/stories.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { hasHeard } from './support/kept-pages.ts';
import { kindDesk } from './support/kind-desk.ts';
import { readFeed } from './support/read-feed.ts';
import type { ReadItem } from './support/read-feed.ts';
import { servingNode } from './support/serving-node.ts';
import { until } from './support/until.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { get, node } = await servingNode({ databaseUrl: database.url, dataDir });
const { publish, sampleOf } = kindDesk({ ...{ db, databaseUrl: database.url, network, dataDir } });

async function setting(text: 'summary' | 'own' | 'full'): Promise<void> {
  for (const site of network.sites) await setFeedText(db, site, text, 'desk:test');
  await until('the node to know', () => node.network().sites.every(({ feedText }) => feedText === text));
}

/** The story of this address, as its site's feed has it. */
async function inFeed({ host, path }: { host: string; path: string }): Promise<ReadItem> {
  await hasHeard(node.cache, db);
  const under = path.startsWith('/ja/') ? '/ja' : '';
  const { items } = readFeed('json', (await get(host, `${under}/feed.json`)).text);
  return items.find(({ link }) => link.endsWith(path))!;
}

describe('words that are not the house’s', () => {
  test.each<[StoryKind, author: string]>([
    ['partner', 'Natsume Ide'],
    ['press-release', 'Akari Bicycle Works'],
  ])('of a %s are its owner’s, and go out whole only where everything does', async (kind, author) => {
    await setting('own');
    const news = await publish(sampleOf('news'));
    const story = await publish(sampleOf(kind));
    expect((await inFeed(news)).html).toBeDefined();
    const { author: named, html } = await inFeed(story);
    expect([named, html]).toEqual([author, undefined]);
    await setting('full');
    expect((await inFeed(story)).html).toBeDefined();
  });

  test('of a partner who names nobody are the partner’s', async () => {
    const sample = sampleOf('partner');
    delete sample.fields?.['person'];
    expect((await inFeed(await publish(sample))).author).toBe('The Utsumi Tribune');
  });
});
