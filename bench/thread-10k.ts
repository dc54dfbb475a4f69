/** The first page of a thread with 10,000 comments against that of one with 100: the time of its statements and HTML. */
import { discussionStrings, threadPage } from '../src/features/discussion/discussion.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Bench } from './bench.ts';
import { getOnce, startNode } from './demo-node.ts';
import { measuredStory } from './demo-data.ts';
import { comparedWithLimit, measured } from './measure.ts';
import { benchPlace, fillThread } from './readers.ts';
import { openScratchDatabase } from './scratch-database.ts';

const rounds = 5;
const looks = 100;
const text =
  'The timetable says nine, and by nine the deck is empty. I have asked the harbour office about it twice, and twice they have sent me the same leaflet.';

export const thread10k: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench' });
  context.cleanUp.defer(() => database.close());
  const { db } = database;
  const place = await benchPlace(db, 100);
  const asked = { storyId: place.storyId, sort: 'oldest', cursor: null, branch: null } as const;
  const timed = async (): Promise<number> => {
    const began = performance.now();
    for (let look = 0; look < looks; look += 1) await threadPage(db, asked);
    return (performance.now() - began) / looks;
  };
  await fillThread(db, place, 100, text);
  await timed();
  const short: number[] = [];
  for (let round = 0; round < rounds; round += 1) short.push(await timed());
  await fillThread(db, place, 9_900, text);
  await timed();
  const pairs = [];
  for (let round = 0; round < rounds; round += 1) pairs.push({ value: await timed(), limit: short[round] ?? 0 });
  context.say(`${pairs.map(({ value, limit }) => `${value.toFixed(2)} ms against ${limit.toFixed(2)} ms`).join(', ')}`);

  const node = await startNode(context, config);
  const { body } = await getOnce(node.port, measuredStory.host, measuredStory.path);
  const page = body.toString();
  const thread = page.slice(page.indexOf('id="comments"'), page.indexOf('</section>', page.indexOf('id="comments"')));
  if (!thread.includes(discussionStrings('en').nextComments)) throw new Error('The thread is not on the page.');
  return [
    comparedWithLimit({ bench: 'thread-10k/statements', unit: 'ms', better: 'lower' }, pairs, 2),
    measured({ bench: 'thread-10k/html', unit: 'bytes', better: 'lower' }, [Buffer.byteLength(thread)], 60_000),
  ];
};
