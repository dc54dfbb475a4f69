/** The sums of heat (migrations/0019): how they stay numbers, and what warms a story besides reads. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** Does nothing but once a week. */
export async function moveHeatLandmark(db: Db, now: Date): Promise<void> {
  await sql`select move_heat_landmark(${now})`.execute(db);
}

/** Those first comments of members that nobody has counted yet; returns how many. */
export async function warmByComments(db: Db): Promise<number> {
  const { rows } = await sql<{ warmed: number }>`select warm_by_comments() as warmed`.execute(db);
  return rows[0]?.warmed ?? 0;
}
