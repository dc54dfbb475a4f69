/** The hub has room for so many, and nobody fills it for all others; what it could not see to leaves nothing behind. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { feed, feedDesk } from './support/feed-desk.ts';
import { feedSubscriber } from './support/feed-subscriber.ts';
import { until } from './support/until.ts';

const { desk, send, settled, count, perform, subscribed, startAnew } = await feedDesk();
const { db } = desk;

beforeEach(startAnew);

const verifications = async (): Promise<string[]> => {
  const { rows } = await sql<{ payload: object }>`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'websub.verify'`.execute(db);
  return rows.map(({ payload }) => JSON.stringify(payload));
};

describe('a request that cannot be seen to', () => {
  test('is tried three times, and its secret goes with it', async () => {
    const story = await desk.publishNew();
    const wrongly = sql`update story set kind = 'partner' where id = ${story.id}`;
    await wrongly.execute(db);
    const { callback } = await feedSubscriber();
    const form = { 'hub.mode': 'subscribe', 'hub.topic': feed('/feed'), 'hub.callback': callback };
    expect((await send({ ...form, 'hub.secret': 'a secret of theirs' })).status).toBe(202);
    expect(await verifications()).toHaveLength(1);
    await until('the hub to be done with it', async () => {
      await sql`update graphile_worker._private_jobs set run_at = now() where locked_at is null`.execute(db);
      const { rows } = await sql`
        select from graphile_worker.jobs where task_identifier = 'websub.verify' and (attempts < max_attempts or locked_at is not null)`.execute(
        db,
      );
      return rows.length === 0;
    });
    expect([await verifications(), await count()]).toEqual([[], 0]);
    await sql`update story set kind = 'news' where id = ${story.id}`.execute(db);
  });

  test('keeps nobody else from asking, and goes', async () => {
    // As a worker leaves it that dies during its last try.
    await sql`
      select graphile_worker.add_job('websub.verify', json_build_object('secret', 'theirs ' || n), max_attempts => 1, run_at => now() + interval '1 day')
      from generate_series(1, 1000) n`.execute(db);
    await sql`
      update graphile_worker._private_jobs j set attempts = max_attempts from graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = 'websub.verify'`.execute(db);
    await subscribed(feed('/feed'));
    expect(await verifications()).toHaveLength(1_000);
    await perform('websub.catch-up');
    expect([await verifications(), await count()]).toEqual([[], 1]);
  });

  test('is waited for: who asks while a thousand wait is told to come again', async () => {
    await sql`
      select graphile_worker.add_job('websub.verify', json_build_object(), run_at => now() + interval '1 day')
      from generate_series(1, 1000)`.execute(db);
    const { callback } = await feedSubscriber();
    const form = { 'hub.mode': 'subscribe', 'hub.topic': feed('/feed'), 'hub.callback': callback };
    expect((await send(form)).status).toBe(503);
    await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where task_identifier = 'websub.verify'))`.execute(
      db,
    );
  });
});

test('one host has room for five hundred in all feeds, on whatever ports', async () => {
  const { callback } = await subscribed(feed('/feed'));
  await sql`
    with topics as (
      insert into websub_topic (site_id, url, tag, sha256)
      select site_id, 'http://harbour.localhost/' || n, tag, sha256 from websub_topic, generate_series(1, 50) n returning id
    )
    insert into websub_subscription (topic_id, callback, host, lease_until)
    select id, 'http://127.0.0.1/' || n, '127.0.0.1', now() + interval '1 day' from topics, generate_series(1, 10) n
    order by id, n limit 499`.execute(db);
  const ask = async (topic: string, also = ''): Promise<number> => {
    const form = { 'hub.mode': 'subscribe', 'hub.topic': feed(topic), 'hub.callback': callback + also };
    expect((await send(form)).status).toBe(202);
    await settled();
    return count();
  };
  expect(await ask('/feed.atom')).toBe(500);
  // One that is there can always renew.
  expect(await ask('/feed', '')).toBe(500);
  await sql`update websub_subscription set lease_until = now() - interval '1 minute' where callback = 'http://127.0.0.1/3'`.execute(
    db,
  );
  expect(await ask('/feed.atom')).toBe(501);
});
