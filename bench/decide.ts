/** CPU of serve for one page's promos with a thousand flights booked, by the shipped path over HTTP. */
import type { Bench } from './bench.ts';
import { openConnection } from './connection.ts';
import { measuredStory } from './demo-data.ts';
import { startLimit, startNode } from './demo-node.ts';
import type { DemoNode } from './demo-node.ts';
import { comparedWithLimit } from './measure.ts';
import { answersASecond } from './readers.ts';
import { openScratchDatabase } from './scratch-database.ts';
import { bookOrder } from '../src/features/promos/promos.ts';
import { openDatabase } from '../src/platform/db/database.ts';

const flights = 1_000;
const connections = 32;
const rounds = 3;
const roundMs = 2_000;
const goalMs = 0.2;

export const decide: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  await bookMany(config.databaseUrl);
  const node = await startNode(context, config);
  const request = picksRequest();
  const first = await askOnce(node.port, request);
  if (first.status !== 200 || !first.body.toString().includes('data-offer'))
    throw new Error(`Nothing is decided: ${first.status}.`);
  const limit = await startLimit(context, 'decide', { body: first.body.toString() });
  const pairs = [];
  for (let round = 0; round <= rounds; round += 1) {
    const value = await msPerDecision(node, request);
    const least = await msPerDecision(limit, request);
    if (round === 0) continue;
    context.say(`${value.toFixed(4)} ms of CPU for a decision, ${least.toFixed(4)} ms of node:http`);
    pairs.push({ value, limit: least });
  }
  const compared = comparedWithLimit({ bench: 'decide', unit: 'ms', better: 'lower' }, pairs, 1);
  return [{ ...compared, goal: { value: goalMs }, pass: compared.value <= goalMs }];
};

/** Half of them strips, half cards, each with a goal: all of them stand on the site that is asked. */
async function bookMany(databaseUrl: string): Promise<void> {
  const { db, close } = openDatabase({ url: databaseUrl, name: 'kawaraban bench decide' });
  const now = new Date();
  const hour = 3_600_000;
  await bookOrder(
    db,
    {
      kind: 'paid',
      advertiser: 'Sample Goods',
      flights: Array.from({ length: flights }, (_, number) => ({
        placement: number % 2 === 0 ? ('strip' as const) : ('card' as const),
        siteIds: null,
        weight: 1 + (number % 100),
        goal: 1_000_000,
        dailyCap: null,
        startsAt: new Date(now.getTime() - 24 * hour),
        endsAt: new Date(now.getTime() + 24 * hour),
        creatives: [
          {
            label: 'ad' as const,
            words: { en: { title: `Sample goods, lot ${number}`, action: 'Look at them' } },
            to: { url: 'https://goods.example/' },
            picture: null,
          },
        ],
      })),
    },
    'desk:bench',
    now,
  );
  await close();
}

function picksRequest(): Buffer {
  const body = `en strip.card ${measuredStory.path}`;
  const head = [
    'POST /picks HTTP/1.1',
    `host: ${measuredStory.host}`,
    'user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'sec-fetch-site: same-origin',
    'content-type: text/plain;charset=UTF-8',
    `content-length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

async function msPerDecision(node: DemoNode, request: Buffer): Promise<number> {
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(node.port)));
  const before = await node.cpuSeconds();
  let answered = 0;
  await answersASecond(connections, roundMs, async (caller) => {
    const reply = await open[caller]?.get(request);
    if (reply?.status !== 200) throw new Error(`A page that asks is answered ${reply?.status}.`);
    answered += 1;
  });
  const spent = (await node.cpuSeconds()) - before;
  for (const connection of open) connection.close();
  return (spent * 1_000) / answered;
}

async function askOnce(port: number, request: Buffer) {
  const connection = await openConnection(port);
  try {
    return await connection.get(request);
  } finally {
    connection.close();
  }
}
