/** When a task of the clock came to its end last. */
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

export async function noteRun(db: Db, task: string, endedAt: Date): Promise<void> {
  await sql`
    insert into task_run (task, ended_at) values (${task}, ${endedAt})
    on conflict (task) do update set ended_at = excluded.ended_at
  `.execute(db);
}

/** Null if it never did. */
export async function lastRun(db: Db, task: string): Promise<Date | null> {
  const { rows } = await sql<{
    endedAt: Date;
  }>`select ended_at as "endedAt" from task_run where task = ${task}`.execute(db);
  return rows[0]?.endedAt ?? null;
}
