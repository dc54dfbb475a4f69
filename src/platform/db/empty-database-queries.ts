import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * Every row but the ledger of what is gone. Numbers go on counting, so that no new story takes the number of one that
 * was killed.
 */
export async function emptyDatabase(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and tablename not in ('tombstone') and tablename not like 'kysely\_%' and tablename <> 'audit_rest'
  `.execute(db);
  await untilNobodyIsInTheWay(() => sql.raw(`truncate ${rows.map((row) => row.name).join(', ')} cascade`).execute(db));
  await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where locked_at is null))`.execute(
    db,
  );
}

const tries = 10;

/** Serving nodes and workers go on meanwhile, and take their locks in another order. */
async function untilNobodyIsInTheWay(empty: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await empty();
      return;
    } catch (error) {
      const isDeadlock = error instanceof Error && 'code' in error && error.code === '40P01';
      if (!isDeadlock || attempt >= tries) throw error;
    }
  }
}
