/** Where wire items are fetched from, and what was pushed. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';

export interface Poll {
  providerId: number;
  provider: string;
  url: string;
  everySeconds: number;
  etag: string | null;
  lastModified: string | null;
  sha256: Buffer | null;
  failures: number;
}

/** Those that are due, claimed for so long as one answer may take. Index: wire_poll_due. */
export async function claimDuePolls(db: Db, now: Date, claimMs: number): Promise<Poll[]> {
  const { rows } = await sql<Poll>`
    with due as (
      select provider_id from wire_poll where next_at <= ${now} order by next_at limit 50 for update skip locked
    )
    update wire_poll p set next_at = ${new Date(now.getTime() + claimMs)}, asked_at = ${now}
    from due, provider where p.provider_id = due.provider_id and provider.id = p.provider_id
    returning p.provider_id as "providerId", provider.key as provider, p.url, p.every_seconds as "everySeconds", p.etag,
      p.last_modified as "lastModified", p.sha256, p.failures
  `.execute(db);
  return rows;
}

export interface PollAnswer {
  nextAt: Date;
  /** Null: it went well. */
  error: string | null;
  /** Of something new. */
  got: { at: Date; etag: string | null; lastModified: string | null; sha256: Buffer } | null;
}

export async function settlePoll(db: Db, providerId: number, { nextAt, error, got }: PollAnswer): Promise<void> {
  await sql`
    update wire_poll set next_at = ${nextAt}, error = ${error}, failures = case when ${error}::text is null then 0 else failures + 1 end
    where provider_id = ${providerId}
  `.execute(db);
  if (got === null) return;
  await sql`
    update wire_poll set got_at = ${got.at}, etag = ${got.etag}, last_modified = ${got.lastModified}, sha256 = ${got.sha256}
    where provider_id = ${providerId}
  `.execute(db);
}

export async function setPoll(db: Db, providerId: number, url: string, everySeconds: number): Promise<void> {
  await sql`
    insert into wire_poll (provider_id, url, every_seconds) values (${providerId}, ${url}, ${everySeconds})
    on conflict (provider_id) do update set url = excluded.url, every_seconds = excluded.every_seconds, next_at = now(),
      etag = null, last_modified = null, sha256 = null, failures = 0, error = null
  `.execute(db);
}

export async function dropPoll(db: Db, providerId: number): Promise<void> {
  await sql`delete from wire_poll where provider_id = ${providerId}`.execute(db);
}

export interface PollStatus {
  provider: string;
  url: string;
  everySeconds: number;
  askedAt: Date | null;
  gotAt: Date | null;
  nextAt: Date;
  failures: number;
  error: string | null;
}

export async function pollStatuses(db: Db): Promise<PollStatus[]> {
  const { rows } = await sql<PollStatus>`
    select provider.key as provider, p.url, p.every_seconds as "everySeconds", p.asked_at as "askedAt", p.got_at as "gotAt",
      p.next_at as "nextAt", p.failures, p.error
    from wire_poll p join provider on provider.id = p.provider_id order by provider.key
  `.execute(db);
  return rows;
}

/** The number of the secret by which a provider pushes; null where it may not. */
export async function pushVersion(
  db: Db,
  provider: string,
): Promise<{ id: number; version: number | null } | undefined> {
  const { rows } = await sql<{ id: number; version: number | null }>`
    select id, case when push_version > 0 then push_version end as version from provider where key = ${provider}
  `.execute(db);
  return rows[0];
}

/** A secret that has not been used before; null to let nobody push. What was used is remembered below zero. */
export async function renewPush(db: Db, providerId: number, allowed: boolean): Promise<number | null> {
  const { rows } = await sql<{ version: number | null }>`
    update provider set push_version = case when ${allowed} then abs(coalesce(push_version, 0)) + 1 else -abs(push_version) end
    where id = ${providerId} returning case when push_version > 0 then push_version end as version
  `.execute(db);
  return rows[0]?.version ?? null;
}

/** The row's number; undefined for a message that is there already. */
export async function insertPushed(
  tx: Tx,
  pushed: { providerId: number; message: string; bytes: Buffer },
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    insert into wire_inbox (provider_id, message, bytes) values (${pushed.providerId}, ${pushed.message}, ${pushed.bytes})
    on conflict do nothing returning id
  `.execute(tx);
  return rows[0]?.id;
}

export interface Pushed {
  id: number;
  provider: string;
  message: string;
  bytes: Buffer;
  at: Date;
}

/** What waits for its folder. Bytes go when they are there; the message's number stays for a week. */
export async function pushedWaiting(db: Db, limit: number): Promise<Pushed[]> {
  const { rows } = await sql<Pushed>`
    select i.id, provider.key as provider, i.message, i.bytes, i.at from wire_inbox i join provider on provider.id = i.provider_id
    where length(i.bytes) > 0 order by i.id limit ${limit}
  `.execute(db);
  return rows;
}

export async function forgetPushed(db: Db, id: number): Promise<void> {
  await sql`update wire_inbox set bytes = '' where id = ${id}`.execute(db);
  await sql`delete from wire_inbox where bytes = '' and at < now() - interval '7 days'`.execute(db);
}
