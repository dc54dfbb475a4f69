/** Reads as they are written, counted and forgotten. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { isWork } from '../members/members.ts';
import type { Salt } from './read-mark.ts';

export interface ReadRow {
  day: string;
  storyId: number;
  siteId: number;
  /** 16 bytes. */
  visitor: Buffer;
  engaged: boolean;
  fromBlock: boolean;
}

/** Returns how many were new; the same again for a batch that had been written before. */
export async function takeReads(
  db: Db,
  batch: { process: string; number: number; at: Date },
  rows: readonly ReadRow[],
): Promise<number> {
  const array = (values: readonly (string | number | boolean)[]): string => `{${values.join(',')}}`;
  const { rows: answers } = await sql<{ counted: number }>`
    select take_reads(${batch.process}::uuid, ${batch.number}, ${batch.at}, ${array(rows.map((row) => row.day))}::date[],
      ${array(rows.map((row) => row.storyId))}::bigint[], ${array(rows.map((row) => row.siteId))}::int[], ${Buffer.concat(rows.map((row) => row.visitor))},
      ${array(rows.map((row) => row.engaged))}::bool[], ${array(rows.map((row) => row.fromBlock))}::bool[]) as counted
  `.execute(db);
  return answers[0]?.counted ?? 0;
}

export async function addFiltered(db: Db, day: string, counts: ReadonlyMap<string, number>): Promise<void> {
  await sql`
    insert into read_filtered as f (day, reason, count)
    select ${day}::date, reason, count from unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::bigint[]) as w (reason, count) order by reason
    on conflict (day, reason) do update set count = f.count + excluded.count
  `.execute(db);
}

/** Of the days, made by whoever comes first, and of the day before; the newest first. */
export async function saltsOf(db: Db, days: readonly string[]): Promise<Salt[]> {
  for (const day of days)
    await sql`insert into read_salt (day, salt) values (${day}::date, ${randomBytes(32)}) on conflict do nothing`.execute(
      db,
    );
  const { rows } = await sql<Salt>`
    select day::text as day, salt from read_salt order by day desc limit 3
  `.execute(db);
  return rows;
}

/** Whether a session's bearer works here, or anywhere in the network. */
export async function isStaffSession(db: Db, session: Buffer, client: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from session s join role_grant g on g.member_id = s.member_id and ${isWork('g')}
    where s.hash = ${session} and s.client = ${client} and s.expires_at > now() limit 1
  `.execute(db);
  return rows.length > 0;
}

/** Salts, visitors and batches that are not needed any more; hours that are long past become days. */
export async function forgetReads(db: Db, today: string): Promise<void> {
  await sql`delete from read_salt where day < ${today}::date - 1`.execute(db);
  await sql`delete from read_seen where day < ${today}::date - 1`.execute(db);
  await sql`delete from read_batch where at < now() - interval '1 day'`.execute(db);
  await sql`delete from read_minute where minute < now() - interval '2 days'`.execute(db);
  await sql`delete from block_click where minute < now() - interval '2 days'`.execute(db);
  await foldHours(db, today);
}

/** Of the days before the last five weeks, which no list looks at by the hour; a day stands in its first hour. By read_hour_pkey. */
async function foldHours(db: Db, today: string): Promise<void> {
  const day = sql`date_trunc('day', h.hour, 'UTC')`;
  await sql`
    with past as (
      delete from read_hour h using site
      where h.site_id = site.id and h.hour < (${today}::date - 35)::timestamp at time zone 'UTC'
        and h.hour > (${today}::date - 70)::timestamp at time zone 'UTC' and h.hour <> ${day}
      returning h.site_id, ${day} as day, h.story_id, h.reads, h.engaged
    )
    insert into read_hour as kept (site_id, hour, story_id, reads, engaged)
    select site_id, day, story_id, sum(reads), sum(engaged) from past group by 1, 2, 3
    on conflict (site_id, hour, story_id) do update set reads = kept.reads + excluded.reads, engaged = kept.engaged + excluded.engaged
  `.execute(db);
}

/** What readers did in the network blocks within a span; minutes begin in it. */
export async function blockCounts(
  tx: Db,
  since: Date,
  until: Date,
): Promise<{ reads: Map<number, number>; clicks: Map<number, number> }> {
  const reads = await sql<{ id: number; count: number }>`
    select site_id as id, sum(reads)::int as count from read_minute where minute >= ${since} and minute < ${until} group by 1`.execute(
    tx,
  );
  const clicks = await sql<{ id: number; count: number }>`
    select story_id as id, sum(clicks)::int as count from block_click where minute >= ${since} and minute < ${until} group by 1`.execute(
    tx,
  );
  const toMap = (rows: { id: number; count: number }[]): Map<number, number> =>
    new Map(rows.map(({ id, count }) => [id, count]));
  return { reads: toMap(reads.rows), clicks: toMap(clicks.rows) };
}

/** Of the last four weeks on all sites: 168 sums, from Sunday midnight in UTC. By read_hour_pkey. */
export async function readsByHourOfWeek(db: Db, now: Date): Promise<number[]> {
  const { rows } = await sql<{ hour: number; reads: number }>`
    select (extract(dow from h.hour at time zone 'UTC') * 24 + extract(hour from h.hour at time zone 'UTC'))::int as hour, sum(h.reads)::float8 as reads
    from site join read_hour h on h.site_id = site.id and h.hour > ${now}::timestamptz - interval '28 days' and h.hour <= ${now}
    group by 1
  `.execute(db);
  const week = Array.from({ length: 168 }, () => 0);
  for (const { hour, reads } of rows) week[hour] = reads;
  return week;
}
