import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

export async function beat(db: Db, workerIds: readonly string[]): Promise<void> {
  await sql`
    insert into worker_heartbeat (worker_id) select unnest(${workerIds}::text[])
    on conflict (worker_id) do update set at = now()
  `.execute(db);
}

export async function stopBeating(db: Db, workerIds: readonly string[]): Promise<void> {
  await db.deleteFrom('worker_heartbeat').where('worker_id', 'in', workerIds).execute();
}

/** Frees the tasks of workers that have been silent for 30 s; returns how many workers those were. */
export async function unlockDeadWorkers(db: Db): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select distinct locked_by as id from graphile_worker.jobs j
    where locked_by is not null and locked_at < now() - interval '10 seconds' and not exists (
      select from worker_heartbeat h where h.worker_id = j.locked_by and h.at > now() - interval '30 seconds'
    )
  `.execute(db);
  const dead = rows.map((row) => row.id);
  if (dead.length > 0) await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(db);
  await sql`delete from worker_heartbeat where at < now() - interval '1 hour'`.execute(db);
  return dead.length;
}
