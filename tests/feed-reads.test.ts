/** What it costs to write a feed, and what its copy depends on: of stories that go out as summaries, no more than their cards. */
import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { writeFeed } from '../src/api/feed-pages.ts';
import { feedSubjects } from '../src/api/feed-subjects.ts';
import { loadNetwork, setFeedText } from '../src/features/network/network.ts';
import { pictureTag } from '../src/features/stories/stories.ts';
import { unkept } from '../src/platform/page-cache/reading.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { testDesk } from './support/test-desk.ts';
import type { Wanted } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const desk = await testDesk({ databaseUrl, dataDir: testDataDir() });

let queries = 0;
const counted: KyselyPlugin = {
  transformQuery({ node }) {
    queries += 1;
    return node;
  },
  transformResult: ({ result }) => Promise.resolve(result),
};

/** The first feed of the first site, as it is now. */
async function written(text: 'summary' | 'own' | 'full'): Promise<{ queries: number; tags: string[]; body: string }> {
  await setFeedText(desk.db, desk.network.siteByKey('harbour')!, text, 'desk:test');
  const network = await loadNetwork(desk.db);
  const site = network.siteByKey('harbour')!;
  const on = { network, site, language: 'en', params: {}, now: new Date() } as const;
  const request = { ...on, origin: 'http://harbour.localhost', page: 1 };
  const tags = new Set<string>();
  const reading: typeof unkept = {
    ...unkept,
    take(tagged) {
      for (const tag of tagged.tags) tags.add(tag);
      return tagged.value;
    },
  };
  queries = 0;
  const db = desk.db.withPlugin(counted);
  const subject = (await feedSubjects[0]!.find(db, on))!;
  const feed = await writeFeed(db, request, reading, subject, 'rss');
  return { queries, tags: [...tags], body: feed!.body };
}

test('only the stories of which all goes out have their bodies drawn, and what those name looked up', async () => {
  const inBody = async (hue: number): Promise<{ id: number; body: unknown[] }> => {
    const id = await desk.addPicture({ hue });
    return { id, body: ['Words.', { image: { id, alt: 'A rope.', caption: 'A rope.', credit: 'Print: us' } }] };
  };
  const [own, wire] = [await inBody(20), await inBody(200)];
  await desk.publishNew({ body: own.body } as Wanted);
  await desk.publishNew({ body: wire.body, source: 'gull' } as Wanted);
  const others = await desk.publishNew({ body: ['Read on.'] });
  const named = [pictureTag(own.id), pictureTag(wire.id)];
  const among = (tags: string[]): string[] => named.filter((tag) => tags.includes(tag));

  const summary = await written('summary');
  // The newest, their copy, the killed.
  expect([summary.queries, among(summary.tags)]).toEqual([3, []]);
  expect(summary.tags).toContain(`story:${others.id}`);
  const some = await written('own');
  // And, once for all, the pictures with those who keep them.
  expect([some.queries, among(some.tags)]).toEqual([5, [pictureTag(own.id)]]);
  const all = await written('full');
  expect([all.queries, among(all.tags)]).toEqual([5, named]);
  expect(all.body.match(/A rope\./g)!.length).toBeGreaterThan(some.body.match(/A rope\./g)!.length);
});
