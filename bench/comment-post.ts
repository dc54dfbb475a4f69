/**
 * 256 callers, each of whom says something into one thread as soon as the last is answered; a reader speaks once, since
 * three seconds must pass between two comments of one. Against inserts of one row through the same pool. And over HTTP: what
 * a comment costs serve and PostgreSQL.
 */
import { sql } from 'kysely';
import { createDiscussionWrites } from '../src/features/discussion/discussion.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Bench } from './bench.ts';
import { openConnection } from './connection.ts';
import { measuredStory } from './demo-data.ts';
import { startNode } from './demo-node.ts';
import type { DemoNode } from './demo-node.ts';
import { oneRowComment } from './limits/one-row.ts';
import { comparedWithLimit, measured } from './measure.ts';
import { postgresCpuSeconds } from './postgres-cpu.ts';
import { answersASecond, benchPlace } from './readers.ts';
import { openScratchDatabase } from './scratch-database.ts';

const callers = 256;
const httpCallers = 64;
const rounds = 3;
const roundMs = 1_500;
const readerCount = 100_000;

export const commentPost: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench', statementTimeoutMs: 60_000 });
  context.cleanUp.defer(() => database.close());
  const { db, pool } = database;
  const { storyId, siteId, client, readers } = await benchPlace(db, readerCount);
  await sql`insert into thread (story_id) values (${storyId}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{
    id: number;
  }>`select member_id as id from session where client = ${client} limit 1`.execute(db);
  const memberId = rows[0]?.id ?? 0;
  const writes = createDiscussionWrites(db);
  let said = 0;
  const text = (): string => `The timetable says nine, and by nine the deck is empty, remark ${said}.`;
  const grouped = async (): Promise<unknown> => {
    const reader = readers[said];
    said += 1;
    if (!reader) throw new Error('Every reader has said something: the benchmark needs more of them.');
    const form = {
      storyId,
      siteId,
      text: text(),
      parentId: null,
      passage: null,
      quotedComment: null,
      submission: null,
    };
    return writes.postComment(form, { session: reader.session, client, network: '127.0.0.0/24' });
  };
  const alone = async (): Promise<unknown> => {
    said += 1;
    return oneRowComment(pool, storyId, siteId, memberId, text());
  };
  await answersASecond(callers, roundMs / 3, grouped);
  const pairs = [];
  for (let round = 0; round < rounds; round += 1) {
    const value = await answersASecond(callers, roundMs, grouped);
    const before = said;
    const limit = await answersASecond(callers, roundMs, alone);
    // Those readers have not said anything.
    said = before;
    context.say(`${value.toFixed(0)} comments a second together, ${limit.toFixed(0)} one by one`);
    pairs.push({ value, limit });
  }
  const node = await startNode(context, config);
  const costs = [];
  for (let round = 0; round <= rounds; round += 1) {
    const cost = await cpuPerComment(node, config.dataDir, () => {
      const reader = readers[said];
      said += 1;
      if (!reader) throw new Error('Every reader has said something: the benchmark needs more of them.');
      return postRequest(storyId, reader.cookie, text());
    });
    if (round > 0) costs.push(cost);
  }
  return [
    comparedWithLimit({ bench: 'comment-post/in-process', unit: 'comments/s', better: 'higher' }, pairs, 1),
    measured({ bench: 'comment-post/http', unit: 'ms', better: 'lower' }, costs, 1),
  ];
};

/** ms of CPU of serve and PostgreSQL together. */
async function cpuPerComment(node: DemoNode, dataDir: string, next: () => Buffer): Promise<number> {
  const connections = await Promise.all(Array.from({ length: httpCallers }, () => openConnection(node.port)));
  const spent = async (): Promise<number> => (await node.cpuSeconds()) + postgresCpuSeconds(dataDir);
  const before = await spent();
  let answered = 0;
  await answersASecond(httpCallers, roundMs, async (caller) => {
    const reply = await connections[caller]?.get(next());
    if (reply?.status !== 200) throw new Error(`A comment is answered ${reply?.status}: ${reply?.body.toString()}`);
    answered += 1;
  });
  const seconds = (await spent()) - before;
  for (const connection of connections) connection.close();
  return (seconds * 1_000) / answered;
}

function postRequest(storyId: number, cookie: string, text: string): Buffer {
  const body = new URLSearchParams({ story: String(storyId), text }).toString();
  const head = [
    'POST /c/new HTTP/1.1',
    `host: ${measuredStory.host}`,
    `cookie: __Host-s=${cookie}; __Host-in=1`,
    ...['sec-fetch-site: same-origin', 'accept: application/json', 'content-type: application/x-www-form-urlencoded'],
    `content-length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
