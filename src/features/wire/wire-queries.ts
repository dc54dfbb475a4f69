import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { ChainState, DecidingVersion } from './chain.ts';
import type { WireItem } from './wire-item.ts';

export interface Provider {
  id: number;
  key: string;
  sourceId: number;
  sourceName: string;
  /** Of the secret by which it pushes; null where it may not. */
  pushVersion: number | null;
}

export async function allProviders(db: Db): Promise<Provider[]> {
  const { rows } = await sql<Provider>`
    select provider.id, provider.key, provider.source_id as "sourceId", source.name as "sourceName",
      case when provider.push_version > 0 then provider.push_version end as "pushVersion"
    from provider join source on source.id = provider.source_id order by provider.key
  `.execute(db);
  return rows;
}

export interface ProviderRule {
  subject: string | null;
  sectionId: number;
  action: 'publish' | 'hold';
}

export async function rulesOf(db: Db, providerId: number): Promise<ProviderRule[]> {
  const { rows } = await sql<ProviderRule>`
    select subject, section_id as "sectionId", action from provider_rule where provider_id = ${providerId} order by position
  `.execute(db);
  return rows;
}

export async function insertProvider(
  db: Db,
  key: string,
  sourceId: number,
  rules: readonly ProviderRule[],
): Promise<void> {
  const row = await db
    .insertInto('provider')
    .values({ key, source_id: sourceId })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [position, rule] of rules.entries()) {
    await db
      .insertInto('provider_rule')
      .values({ provider_id: row.id, position, subject: rule.subject, section_id: rule.sectionId, action: rule.action })
      .execute();
  }
}

export interface Chain {
  id: number;
  state: ChainState;
  storyId: number | null;
  deciding: DecidingVersion | null;
  /** Of the deciding version. */
  versionId: number | null;
}

/** The chain's row, made if need be and held until the transaction ends: versions of one item go one after the other. */
export async function lockChain(tx: Tx, providerId: number, itemKey: string): Promise<Chain> {
  await sql`insert into wire_chain (provider_id, item_key, state) values (${providerId}, ${itemKey}, 'held') on conflict do nothing`.execute(
    tx,
  );
  const { rows } = await sql<{ id: number; state: ChainState; storyId: number | null; versionId: number | null }>`
    select id, state, story_id as "storyId", version_id as "versionId" from wire_chain
    where provider_id = ${providerId} and item_key = ${itemKey} for update
  `.execute(tx);
  const [chain] = rows;
  if (!chain) throw new Error('The chain that was just made is not there.');
  return {
    id: chain.id,
    state: chain.state,
    storyId: chain.storyId,
    versionId: chain.versionId,
    deciding: chain.versionId === null ? null : await versionById(tx, chain.versionId),
  };
}

export interface NamingItem {
  itemKey: string;
  versionId: number;
  /** As JSON gives it: without dates. */
  item: Pick<WireItem, 'pictures'>;
}

/** Items of the last day that decide their story and name a picture's file. Index: wire_version_received. */
export async function itemsNaming(db: Db, providerId: number, file: string): Promise<NamingItem[]> {
  const { rows } = await sql<NamingItem>`
    select c.item_key as "itemKey", v.id as "versionId", v.item
    from wire_version v join wire_chain c on c.id = v.chain_id and c.version_id = v.id
    where v.received_at > now() - interval '1 day' and c.provider_id = ${providerId} and c.story_id is not null
      and v.item -> 'pictures' -> 0 ->> 'href' = ${file}
    order by v.id desc limit 20
  `.execute(db);
  return rows;
}

async function versionById(db: Db, id: number): Promise<DecidingVersion | null> {
  const { rows } = await sql<DecidingVersion>`
    select version, version_created as "versionCreated", status from wire_version where id = ${id}
  `.execute(db);
  return rows[0] ?? null;
}

/** Undefined when these very bytes are there already. */
export async function insertVersion(
  tx: Tx,
  chainId: number,
  item: WireItem,
  raw: Buffer,
  sha256: Buffer,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('wire_version')
    .values({
      chain_id: chainId,
      version: item.version,
      etag: item.etag,
      status: item.status,
      version_created: item.versionCreated,
      sha256,
      raw,
      item: JSON.stringify(item),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function setChain(
  tx: Tx,
  chainId: number,
  change: { state: ChainState; versionId: number; storyId: number | null },
): Promise<void> {
  await tx
    .updateTable('wire_chain')
    .set({ state: change.state, version_id: change.versionId, story_id: change.storyId })
    .where('id', '=', chainId)
    .execute();
}

export interface ChainStatus {
  provider: string;
  itemKey: string;
  state: ChainState;
  version: string | null;
  versions: number;
  storyId: number | null;
}

/** The chains that changed last. */
export async function newestChains(db: Db, limit: number): Promise<ChainStatus[]> {
  const { rows } = await sql<ChainStatus>`
    select provider.key as provider, c.item_key as "itemKey", c.state, decides.version, c.story_id as "storyId",
      (select count(*) from wire_version v where v.chain_id = c.id) as versions
    from wire_chain c join provider on provider.id = c.provider_id
    left join wire_version decides on decides.id = c.version_id
    order by c.version_id desc nulls last limit ${limit}
  `.execute(db);
  return rows;
}
