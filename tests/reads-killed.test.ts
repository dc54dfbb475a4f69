/** The shipped serve, killed by `kill -9` while pages tell of their reads over HTTP: what is lost, and what is not doubled. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { visitorOf } from '../src/features/audience/read-mark.ts';
import type { Salt } from '../src/features/audience/read-mark.ts';
import { isReadyMessage } from '../src/platform/supervisor/messages.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { projectRoot } from './support/demo-network.ts';
import { getFrom } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';
import { until } from './support/until.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const { db, network, publishNew } = await testDesk({ databaseUrl, dataDir });
const site = network.siteByKey('harbour')!;
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
const connections = 6;

let child: ChildProcess | undefined;
afterAll(() => void child?.kill('SIGKILL'));

/** When its serve answered that a reader's page was heard; by the number of the reader, who has a network of their own. */
const heardAt = new Map<number, number>();
const networkOf = (reader: number): string => `10.${reader >> 8}.${reader & 255}.0/24`;
/** Whatever is told, answered or not. */
let readers = 0;

async function startServe(): Promise<number> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  child = fork(join(projectRoot, 'dist/bin/serve.js'), {
    env: {
      ...inherited,
      ...{ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'error' },
      TRUSTED_PROXIES: '127.0.0.1',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.send({ kind: 'database-ready' });
  for (;;) {
    const [message] = (await once(child, 'message')) as [unknown];
    if (isReadyMessage(message) && message.port !== undefined) return message.port;
  }
}

async function kill(): Promise<number> {
  const ended = once(child!, 'exit');
  const at = Date.now();
  child!.kill('SIGKILL');
  await ended;
  return at;
}

/** True if it was answered that the read was heard. */
function tell(agent: Agent, port: number, mark: string, reader: number): Promise<boolean> {
  const text = `${mark} 0 `;
  return new Promise((resolve) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port, agent, method: 'POST', path: '/read' },
        headers: {
          ...{ host: site.host, 'user-agent': userAgent, 'sec-fetch-site': 'same-origin' },
          ...{ 'content-type': 'text/plain;charset=UTF-8', 'content-length': text.length },
          'x-forwarded-for': networkOf(reader).replace('.0/24', '.7'),
        },
      },
      (reply) => reply.resume().on('end', () => resolve(reply.statusCode === 204)),
    );
    asked.on('error', () => resolve(false));
    asked.end(text);
  });
}

async function markOn(port: number, path: string): Promise<string> {
  return /data-read="([^"]+)"/.exec((await getFrom(port, site.host, path)).text)?.[1] ?? '';
}

/** New readers one after another on each connection, until its serve is gone. */
async function keepTelling(port: number, mark: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const one = async (): Promise<void> => {
    for (;;) {
      const reader = (readers += 1);
      if (!(await tell(agent, port, mark, reader))) return;
      heardAt.set(reader, Date.now());
      await sleep(10);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
}

/** Of whom the database has that they read the story. */
async function seen(storyId: number): Promise<Set<number>> {
  const salts = await sql<Salt>`select day::text as day, salt from read_salt`.execute(db);
  const { rows } = await sql<{
    visitor: Buffer;
  }>`select visitor from read_seen where story_id = ${storyId} and site_id = ${site.id}`.execute(db);
  const there = new Set(rows.map(({ visitor }) => visitor.toString('hex')));
  return new Set(
    Array.from({ length: readers }, (_, at) => at + 1).filter((reader) =>
      salts.rows.some((salt) => there.has(visitorOf(salt, site.id, networkOf(reader), userAgent).toString('hex'))),
    ),
  );
}

/** What lists are made of, and what trends is. */
async function sums(storyId: number): Promise<{ reads: number; weight: number }> {
  const { rows } = await sql<{ reads: number; weight: number }>`
    select (select coalesce(sum(reads), 0)::int from read_hour where story_id = ${storyId}) as reads,
      h.fast * power(2, -extract(epoch from h.updated_at - l.landmark)::float8 / 7200) as weight
    from story_heat h, heat_landmark l where h.story_id = ${storyId}
  `.execute(db);
  return rows[0] ?? { reads: 0, weight: 0 };
}

async function countedOnce(storyId: number): Promise<void> {
  const { reads, weight } = await sums(storyId);
  const there = await seen(storyId);
  expect(reads).toBe(there.size);
  // A look weighs 0.3; by the end of the test the first has lost less than a hundredth of it.
  expect(weight).toBeLessThanOrEqual(0.3 * there.size + 0.01);
  expect(weight).toBeGreaterThanOrEqual(0.297 * there.size);
}

test('a kill takes three seconds of reads at the most, and what is told again counts once', async () => {
  const { id, path } = await publishNew();
  const lost: number[] = [];
  let told: number[] = [];
  // Seconds after the first read: early, midway and late between two writes.
  for (const afterMs of [1_400, 3_100, 4_700, 7_400]) {
    const port = await startServe();
    const mark = await markOn(port, path);
    const before = new Set(heardAt.keys());
    // Readers of the process before who look at the page again: some were written, some are lost.
    const agent = new Agent({ keepAlive: true });
    for (const reader of [...told.slice(0, 150), ...told.slice(-150)])
      if (await tell(agent, port, mark, reader)) heardAt.set(reader, Date.now());
    agent.destroy();
    const telling = keepTelling(port, mark);
    await sleep(afterMs);
    const killedAt = await kill();
    await telling;
    const there = await seen(id);
    for (const [reader, at] of heardAt)
      if (!there.has(reader)) {
        if (!before.has(reader)) lost.push(reader);
        // Whoever was lost with an earlier process was heard just before that one ended.
        if (at < killedAt && !before.has(reader)) expect(killedAt - at, `reader ${reader}`).toBeLessThanOrEqual(3_000);
      }
    told = [...heardAt.keys()].filter((reader) => !before.has(reader));
    expect(told.length).toBeGreaterThan(200);
    await countedOnce(id);
  }
  // It was no test if every kill came just after a write, or before all of them.
  expect(lost.length).toBeGreaterThan(100);
  expect((await seen(id)).size).toBeGreaterThan(500);
  console.info(`${heardAt.size} reads heard, ${lost.length} of them lost by four kills`);
});

test('killed while its batch is being written, and told all of it again, it has counted each once', async () => {
  const { id, path } = await publishNew();
  heardAt.clear();
  const blocker = new pg.Client({ connectionString: databaseUrl });
  await blocker.connect();
  onTestFinished(() => blocker.end());
  const port = await startServe();
  await blocker.query('begin');
  await blocker.query('lock table read_hour in share row exclusive mode');
  const telling = keepTelling(port, await markOn(port, path));
  await until('the batch to wait', async () => {
    // Not by the blocker: within a transaction these are always the same.
    const { rows } = await sql`
      select 1 from pg_stat_activity
      where wait_event_type = 'Lock' and query like '%select take_reads(%' and datname = current_database()`.execute(
      db,
    );
    return rows.length > 0;
  });
  await kill();
  await telling;
  // PostgreSQL is still at it, and does not know that nobody will hear of it.
  await blocker.query('commit');
  await until('the batch to be written', async () => (await sums(id)).reads > 0);
  const written = (await seen(id)).size;
  expect(written).toBeGreaterThan(50);
  const again = await startServe();
  const mark = await markOn(again, path);
  const agent = new Agent({ keepAlive: true });
  const all = [...heardAt.keys()];
  for (const reader of all) expect(await tell(agent, again, mark, reader)).toBe(true);
  agent.destroy();
  await until('all to be counted', async () => (await sums(id)).reads >= all.length);
  child!.kill('SIGTERM');
  await once(child!, 'exit');
  expect(await sums(id)).toMatchObject({ reads: all.length });
  await countedOnce(id);
});
