/** Tasks that were tried as often as they may be. Their payloads hold what mails say: nobody is shown them. */
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

export interface GivenUpTask {
  id: number;
  task: string;
  attempts: number;
  /** Of the last attempt. */
  at: Date;
  /** Its first line. */
  lastError: string | null;
}

const givenUp = sql`attempts >= max_attempts and locked_at is null`;

/** The last first. */
export async function givenUpTasks(db: Db, limit: number): Promise<GivenUpTask[]> {
  const { rows } = await sql<GivenUpTask>`
    select id, task_identifier as task, attempts, updated_at as at, left(split_part(last_error, E'\n', 1), 200) as "lastError"
    from graphile_worker.jobs where ${givenUp} order by updated_at desc, id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** Null: all. Whatever was not given up is left alone. Returns those that it was done to. */
export async function retryGivenUp(tx: Db, id: number | null): Promise<{ id: number; task: string }[]> {
  const { rows } = await sql<{ id: number; task: string }>`
    select done.id, j.task_identifier as task
    from graphile_worker.reschedule_jobs(array(${idsOf(id)}), run_at => now(), attempts => 0) done
    join graphile_worker.jobs j on j.id = done.id
  `.execute(tx);
  return rows;
}

/** The queue itself calls it done. */
export async function dropGivenUp(tx: Db, id: number | null): Promise<{ id: number; task: string }[]> {
  const { rows } = await sql<{ id: number; task: string }>`
    with gone as materialized (select j.id, j.task_identifier as task from graphile_worker.jobs j where j.id = any (array(${idsOf(id)})))
    select done.id, gone.task from graphile_worker.complete_jobs(array(select id from gone)) done join gone on gone.id = done.id
  `.execute(tx);
  return rows;
}

function idsOf(id: number | null) {
  return sql<number>`select id from graphile_worker.jobs where ${givenUp} and (${id}::bigint is null or id = ${id})`;
}
