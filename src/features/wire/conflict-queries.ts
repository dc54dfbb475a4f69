import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { CopyConflict, CopyPart } from './rebase-copy.ts';

export interface StoredConflict extends CopyConflict {
  id: number;
  chainId: number;
  storyId: number;
}

/** Those of a story, that nobody has decided. Index: wire_conflict_open. */
export async function openConflictsOf(db: Db, storyId: number): Promise<StoredConflict[]> {
  const { rows } = await sql<StoredConflict>`
    select id, chain_id as "chainId", story_id as "storyId", place, base, agency, desk
    from wire_conflict where story_id = ${storyId} and settled_at is null order by id
  `.execute(db);
  return rows;
}

export interface WaitingConflict extends StoredConflict {
  provider: string;
  itemKey: string;
  /** The agency's. */
  version: string;
  queuedAt: Date;
}

/** Of stories that are not gone for good, oldest first. Index: wire_conflict_open. */
export async function waitingConflicts(db: Db, storyId: number | null, limit: number): Promise<WaitingConflict[]> {
  const { rows } = await sql<WaitingConflict>`
    select w.id, w.chain_id as "chainId", w.story_id as "storyId", w.place, w.base, w.agency, w.desk, w.queued_at as "queuedAt",
      provider.key as provider, chain.item_key as "itemKey", v.version
    from wire_conflict w
    join story on story.id = w.story_id and story.state not in ('killed', 'taken-down')
    join wire_chain chain on chain.id = w.chain_id
    join provider on provider.id = chain.provider_id
    join wire_version v on v.id = w.version_id
    where w.settled_at is null and (${storyId}::bigint is null or w.story_id = ${storyId})
    order by w.id limit ${limit}
  `.execute(db);
  return rows;
}

/** With whether it waits. */
export async function conflictById(db: Db, id: number): Promise<(StoredConflict & { isOpen: boolean }) | undefined> {
  const { rows } = await sql<StoredConflict & { isOpen: boolean }>`
    select id, chain_id as "chainId", story_id as "storyId", place, base, agency, desk, settled_at is null as "isOpen"
    from wire_conflict where id = ${id}
  `.execute(db);
  return rows[0];
}

export async function insertConflict(
  tx: Tx,
  conflict: CopyConflict & { chainId: number; storyId: number; versionId: number },
): Promise<void> {
  await tx
    .insertInto('wire_conflict')
    .values({
      ...{ chain_id: conflict.chainId, story_id: conflict.storyId, version_id: conflict.versionId },
      ...{ place: conflict.place, base: json(conflict.base), agency: json(conflict.agency), desk: json(conflict.desk) },
    })
    .execute();
}

export async function updateConflict(
  tx: Tx,
  id: number,
  { agency, desk, versionId }: { agency: CopyPart; desk: CopyPart; versionId: number },
): Promise<void> {
  await tx
    .updateTable('wire_conflict')
    .set({ agency: json(agency), desk: json(desk), version_id: versionId })
    .where('id', '=', id)
    .execute();
}

export type ConflictOutcome = 'agency' | 'desk' | 'own' | 'agreed' | 'withdrawn';

export async function settleConflict(
  tx: Tx,
  id: number,
  outcome: ConflictOutcome,
  actor: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('wire_conflict')
    .set({ outcome, settled_by: actor, settled_at: at })
    .where('id', '=', id)
    .execute();
}

function json(part: CopyPart): string | null {
  return part === null ? null : JSON.stringify(part);
}
