/**
 * Requests per CPU-second of the serving process for a story page that is kept, against `node:http` writing the same
 * bytes. What the client spends is in another process and counts for neither.
 */
import type { Config } from '../src/config.ts';
import type { Bench, BenchContext } from './bench.ts';
import { getRequest } from './connection.ts';
import { measuredStory, openDemoDatabase } from './demo-data.ts';
import { getOnce, startLimit, startNode } from './demo-node.ts';
import type { DemoNode } from './demo-node.ts';
import { drive } from './drive.ts';
import type { Drive } from './drive.ts';
import { comparedWithLimit } from './measure.ts';

/** The same program in two processes may differ by a seventh for as long as they live, so each pair is started anew. */
const pairs = 5;
const roundsOfAPair = 2;
const roundMs = 1_000;
const warmUpMs = 800;
const connections = 32;
/** Node's own, of the connection and the moment. */
const addedByNode = /^(date|connection|keep-alive)$/i;
const { host, path } = measuredStory;

export const cachedPage: Bench = async (context) => {
  const config = await openDemoDatabase(context);
  const figures: { value: number; limit: number }[] = [];
  for (let pair = 0; pair < pairs; pair += 1) figures.push(...(await measurePair(context, config)));
  return [comparedWithLimit({ bench: 'cached-page', unit: 'requests/CPU-s', better: 'higher' }, figures, 0.9)];
};

async function measurePair(
  outer: BenchContext,
  config: Config & { databaseUrl: string },
): Promise<{ value: number; limit: number }[]> {
  await using cleanUp = new AsyncDisposableStack();
  const context = { ...outer, cleanUp };
  const node = await startNode(context, config);
  const { limit, replyBytes } = await startSameBytes(context, node);
  const load = { request: getRequest(host, path, 'br'), replyBytes, connections };
  for (const server of [node, limit]) await drive({ ...load, port: server.port, durationMs: warmUpMs });
  const figures: { value: number; limit: number }[] = [];
  for (let round = 0; round < roundsOfAPair; round += 1) {
    // Each goes first as often as the other.
    const first = await repliesPerCpuSecond(round % 2 === 0 ? node : limit, load);
    const second = await repliesPerCpuSecond(round % 2 === 0 ? limit : node, load);
    const figure = round % 2 === 0 ? { value: first, limit: second } : { value: second, limit: first };
    const ratio = figure.value / figure.limit;
    context.say(
      `${Math.round(figure.value)} per CPU-s, node:http ${Math.round(figure.limit)}, ratio ${ratio.toFixed(3)}`,
    );
    figures.push(figure);
  }
  return figures;
}

/** The limit, told to send what the node sends. */
async function startSameBytes(context: BenchContext, node: DemoNode): Promise<{ limit: DemoNode; replyBytes: number }> {
  // Made by the first request, and kept.
  await getOnce(node.port, host, path, 'br');
  const page = await getOnce(node.port, host, path, 'br');
  if (page.status !== 200) throw new Error(`${host}${path} answers ${page.status}.`);
  const headers = page.headers.filter(([name]) => !addedByNode.test(name)).flat();
  const limit = await startLimit(context, 'cached-page', { headers, base64: page.body.toString('base64') });
  const same = await getOnce(limit.port, host, path, 'br');
  if (same.sizeBytes !== page.sizeBytes || !same.body.equals(page.body))
    throw new Error(`The limit sends ${same.sizeBytes} bytes, and the page has ${page.sizeBytes}.`);
  return { limit, replyBytes: page.sizeBytes };
}

async function repliesPerCpuSecond(
  server: DemoNode,
  load: Pick<Drive, 'request' | 'replyBytes' | 'connections'>,
): Promise<number> {
  const before = await server.cpuSeconds();
  const replies = await drive({ ...load, port: server.port, durationMs: roundMs });
  return replies / ((await server.cpuSeconds()) - before);
}
