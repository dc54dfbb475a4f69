/** The demo has been read already; simulated days begin with nobody. */
import { sql } from 'kysely';
import type { Db } from '../src/platform/db/database.ts';

export async function forgetHeat(db: Db): Promise<void> {
  for (const table of ['story_heat', 'site_heat', 'trending', 'read_seen', 'read_hour', 'read_minute', 'block_click'])
    await sql`delete from ${sql.table(table)}`.execute(db);
}
