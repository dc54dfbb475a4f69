/** What pages tell of their reads: per CPU-second of serve, against `node:http` parsing the same text. */
import type { Bench } from './bench.ts';
import { getRequest, openConnection } from './connection.ts';
import { measuredStory } from './demo-data.ts';
import { startLimit, startNode } from './demo-node.ts';
import type { DemoNode } from './demo-node.ts';
import { comparedWithLimit } from './measure.ts';
import { answersASecond } from './readers.ts';
import { openScratchDatabase } from './scratch-database.ts';

const connections = 64;
const rounds = 3;
const roundMs = 2_000;

export const beacon: Bench = async (context) => {
  const node = await startNode(context, await openScratchDatabase(context));
  const page = await askOnce(node.port, getRequest(measuredStory.host, measuredStory.path));
  const mark = /data-read="([^"]+)"/.exec(page.body.toString())?.[1];
  if (mark === undefined) throw new Error('The page carries no mark.');
  const requests = Array.from({ length: 256 }, (_, reader) => toldRequest(mark, reader));
  const first = await askOnce(node.port, requests[0] ?? Buffer.alloc(0));
  if (first.status !== 204) throw new Error(`A read is answered ${first.status}.`);
  const limit = await startLimit(context, 'beacon', {});
  const pairs = [];
  for (let round = 0; round <= rounds; round += 1) {
    const value = await perCpuSecond(node, requests);
    const most = await perCpuSecond(limit, requests);
    if (round === 0) continue;
    context.say(`${value.toFixed(0)} reads per CPU-second of serve, ${most.toFixed(0)} of node:http`);
    pairs.push({ value, limit: most });
  }
  return [comparedWithLimit({ bench: 'beacon', unit: 'reads/CPU-s', better: 'higher' }, pairs, 0.5)];
};

async function perCpuSecond(node: DemoNode, requests: readonly Buffer[]): Promise<number> {
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(node.port)));
  const before = await node.cpuSeconds();
  let answered = 0;
  await answersASecond(connections, roundMs, async (caller, turn) => {
    const reply = await open[caller]?.get(requests[(caller * 31 + turn) % requests.length] ?? Buffer.alloc(0));
    if (reply?.status !== 204) throw new Error(`A read is answered ${reply?.status}.`);
    answered += 1;
  });
  const spent = (await node.cpuSeconds()) - before;
  for (const connection of open) connection.close();
  return answered / spent;
}

async function askOnce(port: number, request: Buffer) {
  const connection = await openConnection(port);
  try {
    return await connection.get(request);
  } finally {
    connection.close();
  }
}

function toldRequest(mark: string, reader: number): Buffer {
  const body = `${mark} ${reader % 2} travel.localhost`;
  const head = [
    'POST /read HTTP/1.1',
    `host: ${measuredStory.host}`,
    `user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:${100 + (reader % 40)}.0) Gecko/20100101 Firefox/${100 + (reader % 40)}.0`,
    'sec-fetch-site: same-origin',
    'content-type: text/plain;charset=UTF-8',
    `content-length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
