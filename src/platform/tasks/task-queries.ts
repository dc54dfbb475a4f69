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
  /** Before whatever else waits: what has a moment of its own is not held up by what follows from many stories. */
  first?: boolean;
}

/** The lowest number is done first. */
export const firstPriority = -10;

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
      queue_name => ${options.queue ?? null}::text, priority => ${options.first === true ? firstPriority : 0}::int
    )
  `.execute(tx);
}
