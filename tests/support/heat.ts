/** Heat as reads would have left it, for tests of what becomes of it. */
import { sql } from 'kysely';
import type { Db } from '../../src/platform/db/database.ts';

/** So hot at `now`, by both half-lives as one that is read steadily. */
export async function heatStory(db: Db, storyId: number, siteKey: string, heat: number, now: Date): Promise<void> {
  await sql`
    insert into story_heat (story_id, site_id, fast, slow, updated_at)
    select ${storyId}, site.id, ${heat} * power(2, age.hours / 2), 6 * ${heat} * power(2, age.hours / 12), ${now}
    from site, heat_landmark l, lateral (select extract(epoch from ${now}::timestamptz - l.landmark)::float8 / 3600 as hours) age
    where site.key = ${siteKey}
    on conflict (story_id, site_id) do update set fast = excluded.fast, slow = excluded.slow
  `.execute(db);
}
