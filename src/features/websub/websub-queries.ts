import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** Of all, of one feed, of one host, of one host for one feed. */
const most = { all: 10_000, ofTopic: 1_000, ofHost: 500, ofHostAndTopic: 20 } as const;

const givenUp = sql`attempts >= max_attempts and locked_at is null`;

/** Those that are still tried. */
export async function waitingVerifications(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from graphile_worker.jobs where task_identifier = 'websub.verify' and not (${givenUp})
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** The worker died during the last try: what it was to verify holds a secret that nobody needs any more. */
export async function dropGivenUpVerifications(db: Db): Promise<void> {
  await sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs where task_identifier = 'websub.verify' and ${givenUp}
    ))
  `.execute(db);
}

export interface NewSubscription {
  siteId: number;
  topic: string;
  tag: string;
  /** Of what the feed says now: only what comes later is news. */
  sha256: Buffer;
  callback: string;
  /** Without its port: whoever has one has all. */
  host: string;
  secret: string | null;
  leaseUntil: Date;
  now: Date;
}

/** False where there is no room for one more; one that is there already is renewed. */
export async function putSubscription(db: Db, wanted: NewSubscription): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    // Held to the end, so that two of one topic are counted one after the other.
    const { rows } = await sql<{ id: number }>`
      insert into websub_topic (site_id, url, tag, sha256) values (${wanted.siteId}, ${wanted.topic}, ${wanted.tag}, ${wanted.sha256})
      on conflict (url) do update set tag = excluded.tag returning id
    `.execute(tx);
    const topicId = rows[0]?.id ?? 0;
    await sql`delete from websub_subscription where topic_id = ${topicId} and lease_until <= ${wanted.now}`.execute(tx);
    const kept = await sql`
      insert into websub_subscription as s (topic_id, callback, host, secret, lease_until)
      select ${topicId}, ${wanted.callback}, ${wanted.host}, ${wanted.secret}, ${wanted.leaseUntil}
      where exists (select from websub_subscription where topic_id = ${topicId} and callback = ${wanted.callback})
        or (select count(*) < ${most.all} and count(*) filter (where host = ${wanted.host} and lease_until > ${wanted.now}) < ${most.ofHost}
            from websub_subscription)
        and (select count(*) < ${most.ofTopic} and count(*) filter (where host = ${wanted.host}) < ${most.ofHostAndTopic}
             from websub_subscription where topic_id = ${topicId})
      on conflict (topic_id, callback) do update set secret = excluded.secret, lease_until = excluded.lease_until
      returning id
    `.execute(tx);
    return kept.rows.length > 0;
  });
}

export async function dropSubscription(db: Db, topic: string, callback: string): Promise<void> {
  await sql`
    delete from websub_subscription s using websub_topic t
    where t.id = s.topic_id and t.url = ${topic} and s.callback = ${callback}
  `.execute(db);
}

export interface KnownTopic {
  id: number;
  url: string;
  sha256: Buffer;
}

/** Those that somebody waits for, with one of these tags; null: all. Index: websub_topic_tag. */
export async function topicsAwaited(db: Db, tags: readonly string[] | null, now: Date): Promise<KnownTopic[]> {
  const { rows } = await sql<KnownTopic>`
    select t.id, t.url, t.sha256 from websub_topic t
    where (${tags === null} or t.tag = any (${tags ?? []}::text[]))
      and exists (select from websub_subscription s where s.topic_id = t.id and s.lease_until > ${now})
    order by t.id
  `.execute(db);
  return rows;
}

/** All who wait for it are due; false where another was first and they are so already. */
export async function noteChange(tx: Tx, topic: KnownTopic, sha256: Buffer, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update websub_topic set sha256 = ${sha256} where id = ${topic.id} and sha256 <> ${sha256} returning id
  `.execute(tx);
  if (rows.length === 0) return false;
  await sql`
    update websub_subscription set due_at = ${now}, change = change + 1, attempts = 0 where topic_id = ${topic.id} and lease_until > ${now}
  `.execute(tx);
  return true;
}

export interface DueDelivery {
  id: number;
  topic: string;
  callback: string;
  secret: string | null;
  change: number;
  attempts: number;
  failingSince: Date | null;
}

/** Those that answered last time first. Nobody else tells them until their claim is over. Index: websub_subscription_due. */
export async function claimDue(
  db: Db,
  now: Date,
  { claimMs, limit, except }: { claimMs: number; limit: number; except: readonly number[] },
): Promise<DueDelivery[]> {
  const { rows } = await sql<DueDelivery>`
    with due as (
      select id from websub_subscription where due_at <= ${now} and lease_until > ${now} and id <> all (${except}::bigint[])
      order by failing_since is not null, due_at, id limit ${limit} for update skip locked
    )
    update websub_subscription s set due_at = ${new Date(now.getTime() + claimMs)} from due, websub_topic t
    where s.id = due.id and t.id = s.topic_id
    returning s.id, t.url as topic, s.callback, s.secret, s.change, s.attempts, s.failing_since as "failingSince"
  `.execute(db);
  return rows;
}

/** What has changed since it was claimed stays due. */
export async function noteDelivered(db: Db, { id, change }: DueDelivery, now: Date): Promise<void> {
  await sql`
    update websub_subscription set delivered_at = ${now}, failing_since = null, error = null, attempts = 0,
      due_at = case when change = ${change} then null else due_at end
    where id = ${id}
  `.execute(db);
}

export async function noteFailure(
  db: Db,
  { id, change }: DueDelivery,
  failure: { at: Date; error: string; nextAt: Date | null },
): Promise<void> {
  await sql`
    update websub_subscription set failing_since = coalesce(failing_since, ${failure.at}), error = ${failure.error}, attempts = attempts + 1,
      due_at = case when change = ${change} then ${failure.nextAt}::timestamptz else due_at end
    where id = ${id}
  `.execute(db);
}

export async function endSubscription(db: Db, id: number): Promise<void> {
  await sql`delete from websub_subscription where id = ${id}`.execute(db);
}

/** Leases that are over, and feeds that nobody waits for. */
export async function forgetEnded(db: Db, now: Date): Promise<void> {
  await sql`delete from websub_subscription where lease_until <= ${now}`.execute(db);
  await sql`delete from websub_topic t where not exists (select from websub_subscription s where s.topic_id = t.id)`.execute(
    db,
  );
}

export interface SubscriptionStatus {
  topic: string;
  callback: string;
  signed: boolean;
  leaseUntil: Date;
  deliveredAt: Date | null;
  failingSince: Date | null;
  error: string | null;
}

/** Those that fail first. */
export async function subscriptionStatuses(
  db: Db,
  siteId: number | null,
  limit: number,
): Promise<SubscriptionStatus[]> {
  const { rows } = await sql<SubscriptionStatus>`
    select t.url as topic, s.callback, s.secret is not null as signed, s.lease_until as "leaseUntil", s.delivered_at as "deliveredAt",
      s.failing_since as "failingSince", s.error
    from websub_subscription s join websub_topic t on t.id = s.topic_id
    where ${siteId}::int is null or t.site_id = ${siteId}
    order by s.failing_since is null, s.failing_since, t.url, s.id limit ${limit}
  `.execute(db);
  return rows;
}
