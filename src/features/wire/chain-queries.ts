/** Chains and what was received of them. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { StoryCopy } from '../stories/stories.ts';
import type { ChainState, OwnVersion, Revival, Statement } from './chain.ts';
import type { ItemPicture } from './story-from-item.ts';
import type { WireItem } from './wire-item.ts';

export interface Chain {
  id: number;
  itemKey: string;
  state: ChainState;
  storyId: number | null;
  /** The version that decides. */
  versionId: number | null;
  /** The one whose words the story has. */
  wordsVersionId: number | null;
  /** The agency's copy that was last brought into the story. */
  base: StoryCopy | null;
  /** Why its story waits for a person, or there is none; null where rules let it out. */
  waitsFor: string | null;
}

/** The rows, made if need be and held until the transaction ends, in one order: what concerns one item goes one after the other. */
export async function lockChains(tx: Tx, providerId: number, itemKeys: readonly string[]): Promise<Map<string, Chain>> {
  await sql`
    insert into wire_chain (provider_id, item_key, state)
    select ${providerId}::int, item_key, 'held' from unnest(${itemKeys}::text[]) item_key order by item_key
    on conflict do nothing
  `.execute(tx);
  const { rows } = await sql<Chain>`
    select id, item_key as "itemKey", state, story_id as "storyId", version_id as "versionId",
      words_version_id as "wordsVersionId", base, waits_for as "waitsFor"
    from wire_chain where provider_id = ${providerId} and item_key = any(${itemKeys}::text[]) order by id for update
  `.execute(tx);
  return new Map(rows.map((chain) => [chain.itemKey, chain]));
}

/** The same by its number. */
export async function lockChainById(tx: Tx, chainId: number): Promise<Chain> {
  const { rows } = await sql<Chain>`
    select id, item_key as "itemKey", state, story_id as "storyId", version_id as "versionId",
      words_version_id as "wordsVersionId", base, waits_for as "waitsFor"
    from wire_chain where id = ${chainId} for update
  `.execute(tx);
  const [chain] = rows;
  if (!chain) throw new Error(`There is no chain ${chainId}.`);
  return chain;
}

export async function chainIdOf(db: Db, providerId: number, itemKey: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('wire_chain')
    .select('id')
    .where('provider_id', '=', providerId)
    .where('item_key', '=', itemKey)
    .executeTakeFirst();
  return row?.id;
}

export interface NewVersion {
  item: WireItem;
  raw: Buffer;
  sha256: Buffer;
  advisory: boolean;
  complete: boolean;
  picture: ItemPicture;
  /** Why there is none although the item names one. */
  pictureProblem: string | null;
}

/** Undefined when these very bytes are there already. */
export async function insertVersion(tx: Tx, chainId: number, version: NewVersion): Promise<number | undefined> {
  const { item, raw, sha256, advisory, complete, picture, pictureProblem } = version;
  const row = await tx
    .insertInto('wire_version')
    .values({
      ...{ chain_id: chainId, version: item.version, etag: item.etag, status: item.status, sha256, raw },
      ...{ version_created: item.versionCreated, item: JSON.stringify(item), advisory, complete },
      ...{ target_key: item.target?.itemKey ?? null, target_status: item.target?.status ?? null },
      picture: picture && JSON.stringify(picture),
      picture_problem: pictureProblem?.slice(0, 1_000) ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export type StoredVersion = OwnVersion & { id: number };

/** Index: the unique one on (chain_id, sha256). */
export async function versionsOf(db: Db, chainId: number): Promise<StoredVersion[]> {
  const { rows } = await sql<
    Omit<StoredVersion, 'kind' | 'embargo'> & { embargo: string | null; expires: string | null }
  >`
    select id, encode(sha256, 'hex') as hash, version, version_created as "versionCreated", etag, status, advisory, complete,
      item ->> 'embargo' as embargo, item ->> 'expires' as expires
    from wire_version where chain_id = ${chainId}
  `.execute(db);
  return rows.map((row) => ({
    ...row,
    kind: 'version',
    embargo: row.embargo === null || row.embargo === 'unknown' ? row.embargo : new Date(row.embargo),
    expires: row.expires === null ? null : new Date(row.expires),
  }));
}

export type StoredStatement = Statement & { id: number };

/** What other items of the provider say of one, also before it came. Index: wire_version_target. */
export async function statementsOn(db: Db, providerId: number, itemKey: string): Promise<StoredStatement[]> {
  const { rows } = await sql<Omit<StoredStatement, 'kind'>>`
    select v.id, c.id || ' ' || encode(v.sha256, 'hex') as hash, c.item_key as by, v.version, v.version_created as "versionCreated",
      v.etag, v.target_status as status
    from wire_version v join wire_chain c on c.id = v.chain_id
    where v.target_key = ${itemKey} and c.provider_id = ${providerId}
  `.execute(db);
  return rows.map((row) => ({ ...row, kind: 'statement' }));
}

/** Index: wire_revival_chain. */
export async function revivalsOf(
  db: Db,
  chainId: number,
  received: readonly { id: number; hash: string }[],
): Promise<Revival[]> {
  const { rows } = await sql<{ versionId: number; over: number[] }>`
    select version_id as "versionId", over from wire_revival where chain_id = ${chainId}
  `.execute(db);
  const hashes = new Map(received.map(({ id, hash }) => [id, hash]));
  return rows.map(({ versionId, over }) => ({
    kind: 'revival',
    hash: hashes.get(versionId) ?? '',
    over: over.flatMap((id) => hashes.get(Number(id)) ?? []),
  }));
}

export async function insertRevival(
  tx: Tx,
  { chainId, versionId, over, actor }: { chainId: number; versionId: number; over: readonly number[]; actor: string },
): Promise<void> {
  await tx
    .insertInto('wire_revival')
    .values({ chain_id: chainId, version_id: versionId, over: [...over], actor })
    .execute();
}

/** As JSON gives it: without the dates, which its version has. */
export type StoredItem = Omit<WireItem, 'versionCreated' | 'embargo' | 'expires'>;

export async function itemOfVersion(db: Db, versionId: number): Promise<{ item: StoredItem; picture: ItemPicture }> {
  const { rows } = await sql<{ item: StoredItem; picture: ItemPicture }>`
    select item, picture from wire_version where id = ${versionId}
  `.execute(db);
  const [version] = rows;
  if (!version) throw new Error(`There is no version ${versionId}.`);
  return version;
}

export async function setPicture(
  tx: Tx,
  versionId: number,
  { picture, problem }: { picture: ItemPicture; problem: string | null },
): Promise<void> {
  await tx
    .updateTable('wire_version')
    .set({ picture: picture && JSON.stringify(picture), picture_problem: problem?.slice(0, 1_000) ?? null })
    .where('id', '=', versionId)
    .execute();
}

export async function setChain(tx: Tx, chain: Chain): Promise<void> {
  const { id, state, storyId, versionId, wordsVersionId, base, waitsFor } = chain;
  await tx
    .updateTable('wire_chain')
    .set({
      ...{ state, story_id: storyId, version_id: versionId, words_version_id: wordsVersionId },
      base: base && JSON.stringify(base),
      waits_for: waitsFor?.slice(0, 1_000) ?? null,
    })
    .where('id', '=', id)
    .execute();
}
