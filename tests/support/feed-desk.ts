/** The small network with a worker that hands its feeds on, and programs that have asked for them. */
import { run } from 'graphile-worker';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, expect } from 'vitest';
import type { TaskList } from 'graphile-worker';
import { announceClock } from '../../src/features/stories/stories.ts';
import { feedTasks } from '../../src/feed-tasks.ts';
import { quietLogger } from '../../src/platform/tasks/task-logger.ts';
import { ask } from './ask.ts';
import { testDataDir } from './data-folder.ts';
import { testDatabase } from './database.ts';
import { feedSubscriber } from './feed-subscriber.ts';
import type { FeedSubscriber } from './feed-subscriber.ts';
import { servingNode } from './serving-node.ts';
import type { Reply, ServingNode } from './serving-node.ts';
import { testDesk } from './test-desk.ts';
import type { TestDesk } from './test-desk.ts';
import { until } from './until.ts';

export const host = 'harbour.localhost';
export const origin = `http://${host}`;

/** The address of a feed of the first site. */
export function feed(path: string): string {
  return origin + path;
}

export interface FeedDesk extends ServingNode {
  desk: TestDesk;
  /** Ahead of the others' clocks is that of the tasks, by so much. */
  clock: { aheadMs: number };
  send(form: Readonly<Record<string, string>>): Promise<Reply>;
  /** How many subscriptions there are. */
  count(): Promise<number>;
  /** All that was told sideways has been done. */
  settled(): Promise<void>;
  /** Does a task now. */
  perform(task: 'websub.deliver' | 'websub.catch-up'): Promise<void>;
  /** A program that has asked for one feed, was asked back and meant it. */
  subscribed(topic: string, more?: Readonly<Record<string, string>>): Promise<FeedSubscriber>;
  /** Nobody has asked for anything yet. */
  startAnew(): Promise<void>;
}

export async function feedDesk(): Promise<FeedDesk> {
  const { url: databaseUrl } = await testDatabase();
  const dataDir = testDataDir();
  const desk = await testDesk({ databaseUrl, dataDir });
  const served = await servingNode({ databaseUrl, dataDir });
  const { db } = desk;
  const clock = { aheadMs: 0 };
  const log = pino({ level: 'silent' });
  const tasks: TaskList = feedTasks({
    ...{ db, stopping: undefined, log },
    originOf: (site) => `http://${site.host}`,
    now: () => new Date(Date.now() + clock.aheadMs),
  });
  const worker = await run({
    connectionString: databaseUrl,
    concurrency: 3,
    pollInterval: 100,
    noHandleSignals: true,
    logger: quietLogger(log),
    taskList: {
      ...tasks,
      async 'stories.clock'(payload) {
        await announceClock(db, payload as { storyId: number });
      },
    },
  });
  afterAll(() => worker.stop());

  function send(form: Readonly<Record<string, string>>): Promise<Reply> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(form).toString();
    return ask(served.port, { method: 'POST', host, path: '/websub', headers, body });
  }

  async function settled(): Promise<void> {
    await until('the queue to be empty', async () => {
      const { rows } = await sql`
        select from graphile_worker.jobs where run_at <= now() and task_identifier = any (${Object.keys(tasks)}::text[])`.execute(
        db,
      );
      return rows.length === 0;
    });
  }

  return {
    ...served,
    ...{ desk, clock, send, settled },
    async count() {
      const { rows } = await sql<{ count: number }>`select count(*) as count from websub_subscription`.execute(db);
      return rows[0]?.count ?? 0;
    },
    async perform(task) {
      await tasks[task]?.({}, {} as never);
    },
    async subscribed(topic, more = {}) {
      const subscriber = await feedSubscriber();
      const form = { 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.callback': subscriber.callback, ...more };
      expect((await send(form)).status).toBe(202);
      await settled();
      expect(subscriber.asked).toHaveLength(1);
      return subscriber;
    },
    async startAnew() {
      clock.aheadMs = 0;
      await sql`truncate websub_topic cascade`.execute(db);
      await sql`delete from throttle`.execute(db);
    },
  };
}
