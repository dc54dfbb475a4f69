/** Editions and their deliveries. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface Edition {
  id: number;
  letterId: number;
  language: string;
  /** `2026-11-24` */
  day: string;
  storyIds: number[];
}

const columns = sql`id, letter_id as "letterId", language, day::text as day, story_ids as "storyIds"`;

/** Undefined if there is one of that day already: two workers build one edition. */
export async function insertEdition(tx: Db, edition: Omit<Edition, 'id'>): Promise<Edition | undefined> {
  const { rows } = await sql<Edition>`
    insert into edition (letter_id, language, day, story_ids)
    values (${edition.letterId}, ${edition.language}, ${edition.day}::date, ${edition.storyIds}::bigint[])
    on conflict do nothing returning ${columns}
  `.execute(tx);
  return rows[0];
}

export async function editionOf(db: Db, letterId: number, language: string, day: string): Promise<Edition | undefined> {
  const { rows } = await sql<Edition>`
    select ${columns} from edition where letter_id = ${letterId} and language = ${language} and day = ${day}::date
  `.execute(db);
  return rows[0];
}

export async function latestEditions(db: Db, letterId: number, language: string, limit: number): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select ${columns} from edition where letter_id = ${letterId} and language = ${language} order by day desc limit ${limit}
  `.execute(db);
  return rows;
}

export async function editionById(db: Db, id: number): Promise<Edition | undefined> {
  const { rows } = await sql<Edition>`select ${columns} from edition where id = ${id}`.execute(db);
  return rows[0];
}

/** A delivery for each who has confirmed and takes mail. */
export async function queueDeliveries(tx: Db, edition: Edition): Promise<number> {
  const { rows } = await sql`
    insert into delivery (edition_id, subscriber_id)
    select ${edition.id}, s.subscriber_id from subscription s join subscriber b on b.id = s.subscriber_id
    where s.letter_id = ${edition.letterId} and s.language = ${edition.language} and s.state = 'confirmed' and b.suppressed_at is null
    on conflict do nothing returning subscriber_id
  `.execute(tx);
  return rows.length;
}

/** For one who has just confirmed; nobody gets an edition twice. */
export async function queueDelivery(tx: Db, editionId: number, subscriberId: number): Promise<void> {
  await sql`
    insert into delivery (edition_id, subscriber_id) values (${editionId}, ${subscriberId}) on conflict do nothing
  `.execute(tx);
}

export interface ClaimedDelivery {
  editionId: number;
  subscriberId: number;
  email: string;
  attempts: number;
  letterId: number;
  language: string;
  /** Whether its reader still wants it. */
  wanted: boolean;
}

/**
 * Takes deliveries for sending, and says so durably before a byte goes out. Whoever crashes from here on leaves them
 * marked, and nobody sends them again. Index: delivery_due.
 */
export async function claimDeliveries(db: Db, limit: number): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    with due as (
      select edition_id, subscriber_id from delivery where state in ('queued', 'deferred') and next_at <= now()
      order by next_at limit ${limit} for update skip locked
    ), claimed as (
      update delivery d set state = 'sending', attempts = d.attempts + 1, claimed_at = now() from due
      where d.edition_id = due.edition_id and d.subscriber_id = due.subscriber_id
      returning d.edition_id, d.subscriber_id, d.attempts
    )
    select c.edition_id as "editionId", c.subscriber_id as "subscriberId", b.email, c.attempts, e.letter_id as "letterId", e.language,
      s.state = 'confirmed' and b.suppressed_at is null as wanted
    from claimed c join edition e on e.id = c.edition_id join subscriber b on b.id = c.subscriber_id
    left join subscription s on s.subscriber_id = c.subscriber_id and s.letter_id = e.letter_id
  `.execute(db);
  return rows;
}

export async function settleDelivery(
  db: Db,
  delivery: { editionId: number; subscriberId: number },
  settled: { state: string; reason: string | null; nextAt: Date | null },
): Promise<void> {
  await sql`
    update delivery set state = ${settled.state}, reason = ${settled.reason}, next_at = coalesce(${settled.nextAt}::timestamptz, next_at)
    where edition_id = ${delivery.editionId} and subscriber_id = ${delivery.subscriberId} and state = 'sending'
  `.execute(db);
}

/** What was being sent when its sender died: it may have arrived, so it stays unsaid and unsent. */
export async function markUncertain(db: Db, olderThanSeconds: number): Promise<number> {
  const { rows } = await sql`
    update delivery set state = 'uncertain', reason = 'Its sender ended before the answer.'
    where state = 'sending' and claimed_at < now() - make_interval(secs => ${olderThanSeconds}) returning edition_id
  `.execute(db);
  return rows.length;
}

export async function suppress(db: Db, subscriberId: number, why: string): Promise<void> {
  await sql`
    update subscriber set suppressed_at = now(), suppressed_why = ${why} where id = ${subscriberId} and suppressed_at is null
  `.execute(db);
}

export async function deliveryCounts(
  db: Db,
): Promise<{ day: string; siteId: number; key: string; language: string; state: string; count: number }[]> {
  const { rows } = await sql<{
    day: string;
    siteId: number;
    key: string;
    language: string;
    state: string;
    count: number;
  }>`
    select e.day::text as day, l.site_id as "siteId", l.key, e.language, coalesce(d.state, 'none') as state, count(d.subscriber_id)::int as count
    from edition e join letter l on l.id = e.letter_id left join delivery d on d.edition_id = e.id
    where e.day > now() - interval '14 days' group by 1, 2, 3, 4, 5 order by 1 desc, 2, 3, 4, 5
  `.execute(db);
  return rows;
}
