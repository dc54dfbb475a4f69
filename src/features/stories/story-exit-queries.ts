import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** What the guard says by the database's clock. */
export async function mayLeaveNow(db: Db, storyId: number): Promise<boolean> {
  const { rows } = await sql<{ leaves: boolean }>`
    select may_leave(state, embargo_open, embargo_until, expires_at) as leaves from story where id = ${storyId}
  `.execute(db);
  return rows[0]?.leaves ?? false;
}
