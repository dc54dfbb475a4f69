/** Tells every node, at commit, which tags a write has changed. */
import { sql } from 'kysely';
import type { Db } from './database.ts';

export const purgeChannel = 'purge';
/** PostgreSQL refuses a payload of 8,000 bytes. */
const maxPayloadBytes = 4_000;

export interface PurgePayload {
  /** Tags, or the row of `purge` that lists them. */
  tags?: string[];
  row?: number;
  /** Those among the tags that may not be shown for now: no stale copy either. */
  withdrawn?: string[];
  /** Those that are gone for good: the same, and written down. */
  gone?: string[];
}

/**
 * Called inside the transaction that writes; heard by the listeners when it commits. NOTIFY takes a server-wide lock
 * through commit, so a hot verb calls this once per batch.
 */
export async function announce(
  tx: Db,
  tags: readonly string[],
  { withdrawn = [], gone = [] }: { withdrawn?: readonly string[]; gone?: readonly string[] } = {},
): Promise<void> {
  const unique = [...new Set([...tags, ...withdrawn, ...gone])];
  if (unique.length === 0) return;
  const payload: PurgePayload = {
    tags: unique,
    ...(withdrawn.length > 0 ? { withdrawn: [...withdrawn] } : {}),
    ...(gone.length > 0 ? { gone: [...gone] } : {}),
  };
  let text = JSON.stringify(payload);
  if (Buffer.byteLength(text) > maxPayloadBytes) {
    const row = await tx
      .insertInto('purge')
      .values({ tags: unique, withdrawn: [...withdrawn], gone: [...gone] })
      .returning('id')
      .executeTakeFirstOrThrow();
    text = JSON.stringify({ row: row.id } satisfies PurgePayload);
  }
  await sql`select pg_notify(${purgeChannel}, ${text})`.execute(tx);
}
