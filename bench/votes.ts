/**
 * 256 readers vote on one comment, for and against by turns. In process against one-row transactions through the same
 * pool; over HTTP, with sessions, votes per CPU-second of Node against `node:http` that parses the same body.
 */
import { sql } from 'kysely';
import { createDiscussionWrites } from '../src/features/discussion/discussion.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Bench, BenchContext, Measure } from './bench.ts';
import { openConnection } from './connection.ts';
import type { Reply } from './connection.ts';
import { measuredStory } from './demo-data.ts';
import { startLimit, startNode } from './demo-node.ts';
import type { DemoNode } from './demo-node.ts';
import { oneRowVote } from './limits/one-row.ts';
import { comparedWithLimit } from './measure.ts';
import { answersASecond, benchPlace, fillThread } from './readers.ts';
import type { BenchPlace } from './readers.ts';
import { openScratchDatabase } from './scratch-database.ts';

const callers = 256;
const rounds = 3;
const roundMs = 2_000;

export const votes: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench' });
  context.cleanUp.defer(() => database.close());
  const { db, pool } = database;
  const place = await benchPlace(db, callers);
  const commentId = await fillThread(db, place, 1, 'Vote on me.');
  // Nobody votes on his own.
  await sql`update comment set member_id = null where story_id = ${place.storyId} and id = ${commentId}`.execute(db);
  const { rows: members } = await sql<{ id: number }>`
    select member_id as id from session where hash = any (${place.readers.map(({ session }) => session)}::bytea[])
  `.execute(db);

  const writes = createDiscussionWrites(db);
  const { storyId, siteId, client } = place;
  const grouped = (caller: number, turn: number): Promise<unknown> =>
    writes.castVote(
      { storyId, siteId, commentId, value: turn % 2 === 0 ? 1 : -1 },
      { session: place.readers[caller]?.session ?? Buffer.alloc(32), client, network: '' },
    );
  const alone = (caller: number, turn: number): Promise<unknown> =>
    oneRowVote(pool, storyId, commentId, members[caller]?.id ?? 0, turn % 2 === 0 ? 1 : -1);
  await answersASecond(callers, roundMs / 2, grouped);
  const inProcess = [];
  for (let round = 0; round < rounds; round += 1) {
    const value = await answersASecond(callers, roundMs, grouped);
    const limit = await answersASecond(callers, roundMs, alone);
    context.say(`${value.toFixed(0)} votes a second together, ${limit.toFixed(0)} one by one`);
    inProcess.push({ value, limit });
  }
  return [
    comparedWithLimit({ bench: 'votes/in-process', unit: 'votes/s', better: 'higher' }, inProcess, 40),
    await overHttp(context, await startNode(context, config), place, commentId),
  ];
};

async function overHttp(context: BenchContext, node: DemoNode, place: BenchPlace, commentId: number): Promise<Measure> {
  const requests = place.readers
    .slice(0, 64)
    .map(({ cookie }) => [1, -1].map((value) => voteRequest(place, commentId, cookie, value)));
  const first = await ask(node.port, requests[0]?.[0] ?? Buffer.alloc(0));
  if (first.status !== 200)
    throw new Error(`A vote is answered ${first.status}: ${first.body.toString().slice(0, 200)}`);
  const limit = await startLimit(context, 'votes', { headers: first.headers.flat(), body: first.body.toString() });
  const pairs = [];
  for (let round = 0; round <= rounds; round += 1) {
    const value = await perCpuSecond(node, requests);
    const most = await perCpuSecond(limit, requests);
    if (round === 0) continue;
    context.say(`${value.toFixed(0)} votes per CPU-second of serve, ${most.toFixed(0)} of node:http`);
    pairs.push({ value, limit: most });
  }
  return comparedWithLimit({ bench: 'votes/http', unit: 'votes/CPU-s', better: 'higher' }, pairs, 0.4);
}

async function perCpuSecond(node: DemoNode, requests: Buffer[][]): Promise<number> {
  const connections = await Promise.all(requests.map(() => openConnection(node.port)));
  const before = await node.cpuSeconds();
  let answered = 0;
  await answersASecond(connections.length, roundMs, async (caller, turn) => {
    const reply = await connections[caller]?.get(requests[caller]?.[turn % 2] ?? Buffer.alloc(0));
    if (reply?.status !== 200) throw new Error(`A vote is answered ${reply?.status}.`);
    answered += 1;
  });
  const spent = (await node.cpuSeconds()) - before;
  for (const connection of connections) connection.close();
  return answered / spent;
}

async function ask(port: number, request: Buffer): Promise<Reply> {
  const connection = await openConnection(port);
  try {
    return await connection.get(request);
  } finally {
    connection.close();
  }
}

function voteRequest({ storyId }: BenchPlace, commentId: number, cookie: string, value: number): Buffer {
  const body = `value=${value}`;
  const head = [
    `POST /c/${storyId}-${commentId}/vote HTTP/1.1`,
    `host: ${measuredStory.host}`,
    `cookie: __Host-s=${cookie}; __Host-in=1`,
    'sec-fetch-site: same-origin',
    'accept: application/json',
    'content-type: application/x-www-form-urlencoded;charset=UTF-8',
    `content-length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
