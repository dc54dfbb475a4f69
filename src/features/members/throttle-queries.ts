/** Leaky buckets that all processes share. A refused try costs nothing, so that hammering cannot keep one empty. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface Bucket {
  /** How many tries at once. */
  burst: number;
  /** How many more come back each minute. */
  perMinute: number;
}

/** Takes one try. Null when there was one; else the seconds until there is. */
export async function takeTry(db: Db, key: string, { burst, perMinute }: Bucket): Promise<number | null> {
  const perSecond = perMinute / 60;
  const refilled = sql`least(${burst}::float8, t.level + ${perSecond}::float8 * extract(epoch from clock_timestamp() - t.at)::float8)`;
  const { rows } = await sql<{ level: number; took: boolean }>`
    insert into throttle as t (key, level, at, took) values (${key}, ${burst}::float8 - 1, clock_timestamp(), true)
    on conflict (key) do update set
      level = ${refilled} - case when ${refilled} >= 1 then 1 else 0 end, took = ${refilled} >= 1, at = clock_timestamp()
    returning level, took
  `.execute(db);
  const row = rows[0];
  if (row === undefined || row.took) return null;
  return Math.max(1, Math.ceil((1 - row.level) / perSecond));
}

export async function forgetOldTries(db: Db): Promise<void> {
  await sql`delete from throttle where at < now() - interval '1 day'`.execute(db);
}
