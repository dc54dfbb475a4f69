/** Editions and their deliveries. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface Edition {
  id: number;
  letterId: number;
  language: string;
  /** `2026-11-24` */
  day: string;
  /** In the order in which they stand. */
  storyIds: number[];
  /** The promo that was due when it was built. */
  creativeId: number | null;
  builtAt: Date;
}

const columns = sql`id, letter_id as "letterId", language, day::text as day, story_ids as "storyIds", creative_id as "creativeId", built_at as "builtAt"`;

/** Undefined if there is one of that day already: two workers build one edition. */
export async function insertEdition(tx: Db, edition: Omit<Edition, 'id'>): Promise<Edition | undefined> {
  const { rows } = await sql<Edition>`
    insert into edition (letter_id, language, day, story_ids, creative_id, built_at)
    values (${edition.letterId}, ${edition.language}, ${edition.day}::date, ${edition.storyIds}::bigint[], ${edition.creativeId}, ${edition.builtAt})
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

/** When the issue before this one was built; null for the first. */
export async function builtBefore(
  db: Db,
  edition: Pick<Edition, 'letterId' | 'language' | 'day'>,
): Promise<Date | null> {
  const { rows } = await sql<{ builtAt: Date }>`
    select built_at as "builtAt" from edition
    where letter_id = ${edition.letterId} and language = ${edition.language} and day < ${edition.day}::date order by day desc limit 1
  `.execute(db);
  return rows[0]?.builtAt ?? null;
}

export async function latestEditions(db: Db, letterId: number, language: string, limit: number): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select ${columns} from edition where letter_id = ${letterId} and language = ${language} order by day desc limit ${limit}
  `.execute(db);
  return rows;
}

/** For the list of earlier issues, newest first; `before`: a day, or null. */
export async function editionsBefore(
  db: Db,
  letterId: number,
  language: string,
  before: string | null,
  limit: number,
): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select ${columns} from edition
    where letter_id = ${letterId} and language = ${language} and day < coalesce(${before}::date, 'infinity')
    order by day desc limit ${limit}
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
  domain: string;
  attempts: number;
  /** Whether its reader still wants it, and can be written to. */
  wanted: boolean;
}

/**
 * Takes deliveries for sending, and says so durably before a byte goes out. Whoever crashes from here on leaves them
 * marked, and nobody sends them again. `busy`: how many of ours are under way to a domain, and none gets more than
 * `perDomain` at once. Index: delivery_due.
 */
export async function claimDeliveries(
  db: Db,
  limit: number,
  { busy, perDomain }: { busy: ReadonlyMap<string, number>; perDomain: number },
): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    with due as (
      select d.edition_id, d.subscriber_id, d.next_at, split_part(b.email_key, '@', 2) as domain
      from delivery d join subscriber b on b.id = d.subscriber_id
      where d.state in ('queued', 'deferred') and d.next_at <= now()
      order by d.next_at limit ${lookedAt} for update of d skip locked
    ), placed as (
      select *, row_number() over (partition by domain order by next_at)
        + coalesce((${JSON.stringify(Object.fromEntries(busy))}::jsonb ->> domain)::int, 0) as place from due
    ), chosen as (
      select edition_id, subscriber_id, domain from placed where place <= ${perDomain} order by next_at limit ${limit}
    ), claimed as (
      update delivery d set state = 'sending', attempts = d.attempts + 1, claimed_at = now() from chosen c
      where d.edition_id = c.edition_id and d.subscriber_id = c.subscriber_id
      returning d.edition_id, d.subscriber_id, d.attempts, c.domain
    )
    select c.edition_id as "editionId", c.subscriber_id as "subscriberId", b.email, c.domain, c.attempts,
      coalesce(s.state = 'confirmed' and b.suppressed_at is null, false) as wanted
    from claimed c join edition e on e.id = c.edition_id join subscriber b on b.id = c.subscriber_id
    left join subscription s on s.subscriber_id = c.subscriber_id and s.letter_id = e.letter_id
  `.execute(db);
  return rows;
}

/** Among how many of the oldest a domain that is not busy is looked for. */
const lookedAt = 200;

export interface SettledDelivery {
  editionId: number;
  subscriberId: number;
  state: 'sent' | 'deferred' | 'bounced' | 'uncertain' | 'skipped';
  reason: string | null;
  /** When a deferred one is tried again. */
  nextAt: Date | null;
  /** Its reader's mailbox is not there: no letter goes to it any more. */
  suppress: boolean;
}

/** What became of deliveries, many at once; returns those that were still ours to settle. */
export async function settleDeliveries(
  db: Db,
  settled: readonly SettledDelivery[],
): Promise<Pick<SettledDelivery, 'editionId' | 'subscriberId'>[]> {
  const { rows } = await sql<Pick<SettledDelivery, 'editionId' | 'subscriberId'>>`
    with settled as (
      select * from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb)
        as s ("editionId" bigint, "subscriberId" bigint, state text, reason text, "nextAt" timestamptz, suppress boolean)
    ), suppressed as (
      update subscriber b set suppressed_at = now(), suppressed_why = s.reason from settled s
      where s.suppress and b.id = s."subscriberId" and b.suppressed_at is null
    )
    update delivery d set state = s.state, reason = s.reason, next_at = coalesce(s."nextAt", d.next_at) from settled s
    where d.edition_id = s."editionId" and d.subscriber_id = s."subscriberId" and d.state = 'sending'
    returning d.edition_id as "editionId", d.subscriber_id as "subscriberId"
  `.execute(db);
  return rows;
}

/** What was being sent when its sender died: it may have arrived, so it stays unsaid and unsent. */
export async function markUncertain(db: Db, olderThanSeconds: number): Promise<number> {
  const { rows } = await sql`
    update delivery set state = 'uncertain', reason = 'Its sender ended before the answer.'
    where state = 'sending' and claimed_at < now() - make_interval(secs => ${olderThanSeconds}) returning edition_id
  `.execute(db);
  return rows.length;
}

/** How many letters name a story: those that have gone out, and those that are still to go, which will not name it. */
export async function lettersNaming(db: Db, storyId: number): Promise<{ sent: number; waiting: number }> {
  const { rows } = await sql<{ sent: number; waiting: number }>`
    select count(*) filter (where d.state in ('sending', 'sent', 'uncertain'))::int as sent,
      count(*) filter (where d.state in ('queued', 'deferred'))::int as waiting
    from edition e join delivery d on d.edition_id = e.id where ${storyId}::bigint = any (e.story_ids)
  `.execute(db);
  return rows[0] ?? { sent: 0, waiting: 0 };
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
