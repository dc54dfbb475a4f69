/** Puts a task into the queue inside the writing transaction: it exists when the write does, and not otherwise. */
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

export interface TaskOptions {
  runAt?: Date;
  /** A later task with the same key takes the place of the earlier one. */
  key?: string;
  maxAttempts?: number;
  /** Tasks of one queue are done one after the other, however many hands there are. */
  queue?: string;
}

export async function enqueue(
  tx: Db,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  options: TaskOptions = {},
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${name}, payload => ${JSON.stringify(payload)}::json, run_at => ${options.runAt ?? null}::timestamptz,
      job_key => ${options.key ?? null}::text, max_attempts => ${options.maxAttempts ?? 10}::int,
      queue_name => ${options.queue ?? null}::text
    )
  `.execute(tx);
}
