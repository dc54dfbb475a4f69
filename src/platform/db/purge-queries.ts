import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Listeners have read them within a second; a day is for looking back. */
export async function forgetOldPurges(db: Db): Promise<void> {
  await sql`delete from purge where at < now() - interval '1 day'`.execute(db);
}
