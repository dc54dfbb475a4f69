import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export async function noteForgotten(db: Db, providerId: number, failed: number, now: Date): Promise<void> {
  await sql`
    update provider set failed_forgotten = failed_forgotten + ${failed}, failed_forgotten_at = ${now} where id = ${providerId}
  `.execute(db);
}
