/** Reads as they are written, counted and forgotten. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
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

/** Returns how many were new; null for a batch that had been written before. */
export async function takeReads(
  db: Db,
  batch: { process: string; number: number; at: Date },
  rows: readonly ReadRow[],
): Promise<number | null> {
  const array = (values: readonly (string | number | boolean)[]): string => `{${values.join(',')}}`;
  const { rows: answers } = await sql<{ counted: number | null }>`
    select take_reads(${batch.process}::uuid, ${batch.number}, ${batch.at}, ${array(rows.map((row) => row.day))}::date[],
      ${array(rows.map((row) => row.storyId))}::bigint[], ${array(rows.map((row) => row.siteId))}::int[], ${Buffer.concat(rows.map((row) => row.visitor))},
      ${array(rows.map((row) => row.engaged))}::bool[], ${array(rows.map((row) => row.fromBlock))}::bool[]) as counted
  `.execute(db);
  return answers[0]?.counted ?? null;
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

/** Whether a session's bearer works here: what staff read is not counted. */
export async function isStaffSession(db: Db, session: Buffer, client: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from session s join role_grant g on g.member_id = s.member_id
    where s.hash = ${session} and s.client = ${client} and s.expires_at > now() limit 1
  `.execute(db);
  return rows.length > 0;
}

/** Salts, visitors and batches that are not needed any more; the landmark of the heat, moved before its numbers grow too large. */
export async function forgetReads(db: Db, today: string): Promise<void> {
  await sql`delete from read_salt where day < ${today}::date - 1`.execute(db);
  await sql`delete from read_seen where day < ${today}::date - 1`.execute(db);
  await sql`delete from read_batch where at < now() - interval '1 day'`.execute(db);
  await sql`delete from read_minute where minute < now() - interval '2 days'`.execute(db);
  await sql`delete from block_click where minute < now() - interval '2 days'`.execute(db);
  await sql`
    with moved as (
      update heat_landmark l set landmark = now() from (select landmark as was from heat_landmark for update) o
      where l.landmark < now() - interval '7 days' returning extract(epoch from l.landmark - o.was)::float8 / 3600 as hours
    )
    update story_heat h set fast = fast / power(2, moved.hours / 2), slow = slow / power(2, moved.hours / 12) from moved
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
