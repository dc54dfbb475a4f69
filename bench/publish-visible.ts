/**
 * From a commit to the first right answer. Two nodes on one database; a live story is revised four times a second, and
 * the second node is asked for the story's page every millisecond until it shows the new words.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { loadNetwork } from '../src/features/network/network.ts';
import { copyOf, findStory, newestRevision, reviseStory } from '../src/features/stories/stories.ts';
import type { StoryCopy } from '../src/features/stories/stories.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Db } from '../src/platform/db/database.ts';
import type { Bench } from './bench.ts';
import { getRequest, openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { measuredStory } from './demo-data.ts';
import { startNode } from './demo-node.ts';
import { median, measured, percentile } from './measure.ts';
import { openScratchDatabase } from './scratch-database.ts';

const rounds = 3;
const everyMs = 250;
const impatienceMs = 5_000;
const warmUpPublishes = 4;
/** Asked without any, the node and its asker would keep two cores from PostgreSQL, which has to pass the word on. */
const pauseMs = 1;

export const publishVisible: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  const nodes = [await startNode(context, config), await startNode(context, config)];
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench' });
  context.cleanUp.defer(() => database.close());
  const readers = await Promise.all(nodes.map((node) => openConnection(node.port)));
  for (const reader of readers) context.cleanUp.defer(() => reader.close());
  const story = await liveStory(database.db);
  const publishes = context.full ? 200 : 50;

  const p50s: number[] = [];
  const p99s: number[] = [];
  let marker = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const waits: number[] = [];
    // The first round is the warm-up.
    for (let done = 0; done < (round === 0 ? warmUpPublishes : publishes); done += 1) {
      const began = performance.now();
      marker += 1;
      waits.push(await publishAndWait(database.db, story, `Edition ${marker} of the benchmark.`, readers));
      await sleep(Math.max(0, everyMs - (performance.now() - began)));
    }
    if (round === 0) continue;
    p50s.push(median(waits));
    p99s.push(percentile(waits, 0.99));
    context.say(
      `${waits.length} publishes: p50 ${median(waits).toFixed(1)} ms, p99 ${p99s.at(-1)?.toFixed(1)} ms, longest ${Math.max(...waits).toFixed(1)} ms`,
    );
  }
  return [
    measured({ bench: 'publish-visible/p50', unit: 'ms', better: 'lower' }, p50s, 20),
    measured({ bench: 'publish-visible/p99', unit: 'ms', better: 'lower' }, p99s, 20),
  ];
};

interface LiveStory {
  id: number;
  copy: StoryCopy;
}

async function liveStory(db: Db): Promise<LiveStory> {
  const { host, path } = measuredStory;
  const id = await findStory(db, await loadNetwork(db), `http://${host}${path}`);
  const revision = await newestRevision(db, id);
  if (!revision) throw new Error(`${path} has no revision.`);
  return { id, copy: copyOf(revision) };
}

/** Milliseconds from the commit to the second node's first right answer. Both nodes held the page before. */
async function publishAndWait(db: Db, story: LiveStory, words: string, readers: Connection[]): Promise<number> {
  const request = getRequest(measuredStory.host, measuredStory.path);
  for (const reader of readers) await reader.get(request);
  await reviseStory(db, story.id, { ...story.copy, standfirst: words }, 'desk:bench', new Date());
  const committed = performance.now();
  const second = readers.at(-1);
  for (;;) {
    const reply = await second?.get(request);
    const waited = performance.now() - committed;
    if (reply?.status === 200 && reply.body.includes(words)) return waited;
    await sleep(pauseMs);
    if (waited > impatienceMs) throw new Error(`After ${impatienceMs} ms the second node still shows the old page.`);
  }
}
