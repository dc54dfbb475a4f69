/**
 * From a comment's commit to the first answer of another node that shows it: after quiet, and while others write twenty
 * times a second into the same thread.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createDiscussionWrites } from '../src/features/discussion/discussion.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Bench } from './bench.ts';
import { getRequest, openConnection } from './connection.ts';
import { measuredStory } from './demo-data.ts';
import { startNode } from './demo-node.ts';
import { measured, median, percentile } from './measure.ts';
import { benchPlace } from './readers.ts';
import { openScratchDatabase } from './scratch-database.ts';

const rounds = 3;
const quietMs = 400;
const heatMs = 50;
const impatienceMs = 5_000;

export const commentVisible: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  const nodes = [await startNode(context, config), await startNode(context, config)];
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench' });
  context.cleanUp.defer(() => database.close());
  const place = await benchPlace(database.db, 3_000);
  const writes = createDiscussionWrites(database.db);
  const readers = await Promise.all(nodes.map((node) => openConnection(node.port)));
  for (const reader of readers) context.cleanUp.defer(() => reader.close());
  const [, second] = readers;
  // The newest first: the thread is longer than a page before long.
  const request = getRequest(measuredStory.host, `${measuredStory.path}?sort=newest`);
  let said = 0;

  async function post(): Promise<string> {
    const reader = place.readers[said];
    if (!reader) throw new Error('Every reader has said something.');
    said += 1;
    const text = `Remark number ${said}.`;
    const form = {
      storyId: place.storyId,
      siteId: place.siteId,
      text,
      parentId: null,
      passage: null,
      quotedComment: null,
      submission: null,
    };
    await writes.postComment(form, { session: reader.session, client: place.client, network: '' });
    return text;
  }

  async function postAndWait(): Promise<number> {
    for (const reader of readers) await reader.get(request);
    const text = await post();
    const committed = performance.now();
    for (;;) {
      const reply = await second?.get(request);
      const waited = performance.now() - committed;
      if (reply?.status === 200 && reply.body.includes(text)) return waited;
      await sleep(1);
      if (waited > impatienceMs) throw new Error(`After ${impatienceMs} ms the second node does not show it.`);
    }
  }

  const quiet: number[] = [];
  const heat: number[] = [];
  const samples = context.full ? 100 : 25;
  for (let round = 0; round < rounds; round += 1) {
    const afterQuiet: number[] = [];
    for (let done = 0; done < samples; done += 1) {
      await sleep(quietMs);
      const waited = await postAndWait();
      // The very first renders are the warm-up.
      if (round > 0 || done > 3) afterQuiet.push(waited);
    }
    const inHeat: number[] = [];
    const others = setInterval(() => void post(), heatMs);
    await sleep(1_000);
    for (let done = 0; done < samples; done += 1) inHeat.push(await postAndWait());
    clearInterval(others);
    await sleep(1_500);
    quiet.push(percentile(afterQuiet, 0.99));
    heat.push(percentile(inHeat, 0.99));
    context.say(
      `after quiet: p50 ${median(afterQuiet).toFixed(1)} ms, p99 ${quiet.at(-1)?.toFixed(1)} ms; in heat: p50 ${median(inHeat).toFixed(1)} ms, p99 ${heat.at(-1)?.toFixed(1)} ms`,
    );
  }
  return [
    measured({ bench: 'comment-visible/quiet-p99', unit: 'ms', better: 'lower' }, quiet, 20),
    measured({ bench: 'comment-visible/heat-p99', unit: 'ms', better: 'lower' }, heat, 250),
  ];
};
