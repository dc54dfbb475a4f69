/** Reads as the heat of stories, in one statement. */
import { sql } from 'kysely';
import type { Db } from '../src/platform/db/database.ts';
import type { Read } from './network-days.ts';

/** The demo has been read already; those days begin with nobody. */
export async function forgetHeat(db: Db): Promise<void> {
  for (const table of ['story_heat', 'site_heat', 'trending']) await sql`delete from ${sql.table(table)}`.execute(db);
}

export async function takeReads(db: Db, reads: readonly Read[], now: Date): Promise<void> {
  await sql`
    insert into story_heat as h (story_id, site_id, fast, slow, updated_at)
    select r.story_id, r.site_id, sum(r.weight) * power(2, age.hours / 2), sum(r.weight) * power(2, age.hours / 12), ${now}
    from heat_landmark l, lateral (select extract(epoch from ${now}::timestamptz - l.landmark)::float8 / 3600 as hours) age,
      unnest(${reads.map((one) => one.storyId)}::bigint[], ${reads.map((one) => one.siteId)}::int[], ${reads.map((one) => one.weight)}::float8[])
        as r (story_id, site_id, weight)
    group by r.story_id, r.site_id, age.hours
    on conflict (story_id, site_id) do update set fast = h.fast + excluded.fast, slow = h.slow + excluded.slow, updated_at = excluded.updated_at
  `.execute(db);
}
