/**
 * From a kill’s commit to the last exit that shows nothing of it any more. Two nodes on one database hold a story’s page,
 * its light edition, fronts, sections, feeds and the sitemap; it is killed, and all of them are asked on both until none
 * shows it. The receipt has to say the same.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { loadNetwork } from '../src/features/network/network.ts';
import {
  awaitReceipt,
  findStory,
  killStory,
  newestRevision,
  newStoryWithin,
  publishStoryWithin,
} from '../src/features/stories/stories.ts';
import type { NewStory } from '../src/features/stories/stories.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Db } from '../src/platform/db/database.ts';
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import type { Bench } from './bench.ts';
import { getRequest, openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { measuredStory } from './demo-data.ts';
import { startNode } from './demo-node.ts';
import { measured, median } from './measure.ts';
import { openScratchDatabase } from './scratch-database.ts';
import { join } from 'node:path';

const rounds = 3;
const goalMs = 5_000;

export const kill: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  const nodes = [await startNode(context, config), await startNode(context, config)];
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench' });
  context.cleanUp.defer(() => database.close());
  const readers = await Promise.all(nodes.map((node) => openConnection(node.port)));
  for (const reader of readers) context.cleanUp.defer(() => reader.close());
  const tombstones = openTombstones(join(config.dataDir, 'tombstones-of-the-benchmark.log'));
  const model = await modelStory(database.db);
  const kills = context.full ? 100 : 34;
  const [longest, answered]: [number[], number[]] = [[], []];
  let made = 0;
  for (let round = 0; round < rounds; round += 1) {
    const [waits, answers]: [number[], number[]] = [[], []];
    for (let done = 0; done < kills; done += 1) {
      made += 1;
      const slug = `killed-in-the-benchmark-${made}`;
      const storyId = await publish(database.db, { ...model, slug });
      const exits = exitsOf(slug);
      await whenShown(readers, exits, slug);
      await killStory(database.db, tombstones, storyId, null, 'desk:bench', new Date());
      waits.push(await whenGone(readers, exits, slug));
      const receipt = await awaitReceipt(database.db, storyId);
      if (!receipt?.whole || receipt.nodes.length !== nodes.length) throw new Error('The receipt is not whole.');
      answers.push(Math.max(...receipt.nodes.map(({ afterMs }) => afterMs ?? Number.POSITIVE_INFINITY)));
    }
    longest.push(Math.max(...waits));
    answered.push(Math.max(...answers));
    context.say(
      `${waits.length} kills: gone everywhere after ${median(waits).toFixed(1)} ms, at the longest ${longest.at(-1)?.toFixed(1)} ms`,
    );
  }
  return [
    measured({ bench: 'kill/gone', unit: 'ms', better: 'lower' }, longest, goalMs),
    measured({ bench: 'kill/receipt', unit: 'ms', better: 'lower' }, answered, goalMs),
  ];
};

async function modelStory(db: Db): Promise<NewStory> {
  const network = await loadNetwork(db);
  const site = network.siteByHost(measuredStory.host);
  const section = site && network.sectionByPath(site, measuredStory.section);
  const id = await findStory(db, network, `http://${measuredStory.host}${measuredStory.path}`);
  const revision = await newestRevision(db, id);
  if (!site || !section || !revision) throw new Error('The demo has no story to begin with.');
  return {
    kind: 'news',
    language: site.languages[0],
    ...{ site, section, slug: '', sourceId: null, pairOf: null },
    ...{ embargoUntil: null, embargoOpen: false, expiresAt: null, sensitive: false, sponsor: null },
    copy: { ...revision, picture: null },
  };
}

async function publish(db: Db, story: NewStory): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { storyId } = await newStoryWithin(tx, story, 'desk:bench');
    await publishStoryWithin(tx, storyId, 'desk:bench', new Date());
    return storyId;
  });
}

interface Exit {
  request: Buffer;
  /** The story's own page stays, and says that it is gone. */
  own: boolean;
}

function exitsOf(slug: string): Exit[] {
  const section = `/category/${measuredStory.section}`;
  const sitemap = `/sitemap-${new Date().toISOString().slice(0, 7)}.xml`;
  const feeds = ['/feed', '/feed.atom', '/feed.json'].flatMap((end) => [end, section + end]);
  const lists = ['/', '/home.lite', section, `${section}.lite`, ...feeds, sitemap, '/news-sitemap.xml'];
  const exit = (path: string, own: boolean): Exit => ({ request: getRequest(measuredStory.host, path), own });
  return [
    ...lists.map((path) => exit(path, false)),
    ...[`${section}/${slug}`, `${section}/${slug}.lite`].map((path) => exit(path, true)),
  ];
}

async function shows(reader: Connection, { request, own }: Exit, slug: string): Promise<boolean> {
  const { status, body } = await reader.get(request);
  return own ? status === 200 : body.includes(slug);
}

async function whenShown(readers: readonly Connection[], exits: readonly Exit[], slug: string): Promise<void> {
  for (const reader of readers) for (const exit of exits) while (!(await shows(reader, exit, slug))) await sleep(1);
}

/** Milliseconds until no exit of any node shows it, all of them being asked in turn. */
async function whenGone(readers: readonly Connection[], exits: readonly Exit[], slug: string): Promise<number> {
  const killed = performance.now();
  for (const reader of readers)
    for (const exit of exits)
      while (await shows(reader, exit, slug)) {
        if (performance.now() - killed > 2 * goalMs) throw new Error('A killed story is still there.');
        await sleep(1);
      }
  return performance.now() - killed;
}
