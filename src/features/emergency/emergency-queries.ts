import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { emergencyWord } from './emergency-word.ts';
import type { EmergencyWord } from './emergency-word.ts';

export async function emergencyOf(db: Db): Promise<EmergencyWord | null> {
  const { rows } = await sql<object>`select words, said_at as "saidAt" from emergency`.execute(db);
  return rows[0] === undefined ? null : emergencyWord.parse(rows[0]);
}

/** False where a newer word is there. */
export async function putEmergency(tx: Db, { words, saidAt }: EmergencyWord): Promise<boolean> {
  const { rows } = await sql`
    insert into emergency as e (words, said_at) values (${words === null ? null : JSON.stringify(words)}::jsonb, ${saidAt})
    on conflict (one) do update set words = excluded.words, said_at = excluded.said_at where excluded.said_at > e.said_at
    returning one
  `.execute(tx);
  return rows.length > 0;
}
