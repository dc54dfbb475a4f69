import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { WireItem } from './wire-item.ts';

/** Index: wire_version_raw. */
export async function dropOldRaw(db: Db, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update wire_version set raw = null where id in (
      select v.id from provider p join wire_chain c on c.provider_id = p.id join wire_version v on v.chain_id = c.id
      where p.keep_raw_days is not null and v.raw is not null
        and v.received_at < now() - make_interval(days => p.keep_raw_days)
      limit ${limit}
    )
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Chains to be read anew: of a provider, since a moment; or of an item. In the order in which they began. */
export async function chainsToReplay(
  db: Db,
  providerId: number,
  { itemKey, since }: { itemKey: string | null; since: Date | null },
): Promise<{ id: number; itemKey: string }[]> {
  const { rows } = await sql<{ id: number; itemKey: string }>`
    select c.id, c.item_key as "itemKey" from wire_chain c
    where c.provider_id = ${providerId} and (${itemKey}::text is null or c.item_key = ${itemKey})
      and exists (select 1 from wire_version v where v.chain_id = c.id
        and (${since}::timestamptz is null or v.received_at > ${since}))
    order by c.id
  `.execute(db);
  return rows;
}

export interface RawVersion {
  id: number;
  version: string;
  /** Null once its provider's retention has dropped it. */
  raw: Buffer | null;
  targetKey: string | null;
  receivedAt: Date;
}

export async function rawVersionsOf(db: Db, chainId: number): Promise<RawVersion[]> {
  const { rows } = await sql<RawVersion>`
    select id, version, raw, target_key as "targetKey", received_at as "receivedAt" from wire_version where chain_id = ${chainId} order by id
  `.execute(db);
  return rows;
}

/** What is read of the bytes now, in the place of what was read then. Its picture stays. */
export async function rewriteVersion(
  tx: Tx,
  versionId: number,
  item: WireItem,
  { advisory, complete }: { advisory: boolean; complete: boolean },
): Promise<void> {
  await tx
    .updateTable('wire_version')
    .set({
      ...{ version: item.version, etag: item.etag, status: item.status, version_created: item.versionCreated },
      ...{ item: JSON.stringify(item), advisory, complete },
      ...{ target_key: item.target?.itemKey ?? null, target_status: item.target?.status ?? null },
    })
    .where('id', '=', versionId)
    .execute();
}

export async function providersOfItem(db: Db, itemKey: string): Promise<number[]> {
  const rows = await db.selectFrom('wire_chain').select('provider_id').where('item_key', '=', itemKey).execute();
  return rows.map((row) => row.provider_id);
}
