import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

export interface ErasedItem {
  chainId: number;
  providerId: number;
  provider: string;
  itemKey: string;
  /** What its versions name beside the text: files, or addresses. */
  pictures: string[];
  /** Numbers of those that were taken in. */
  pictureIds: number[];
}

/** Index: wire_chain_story. */
export async function itemsOfStory(db: Db, storyId: number): Promise<ErasedItem[]> {
  const { rows } = await sql<ErasedItem>`
    select c.id as "chainId", c.provider_id as "providerId", p.key as provider, c.item_key as "itemKey",
      array(select distinct one ->> 'href' from wire_version v
        cross join lateral jsonb_array_elements(coalesce(v.item -> 'pictures', '[]') || coalesce(v.item -> 'media', '[]')) as named (one)
        where v.chain_id = c.id and one ->> 'href' is not null) as pictures,
      array(select distinct (v.picture ->> 'id')::int from wire_version v where v.chain_id = c.id and v.picture ->> 'id' is not null) as "pictureIds"
    from wire_chain c join provider p on p.id = c.provider_id where c.story_id = ${storyId} order by c.id
  `.execute(db);
  return rows;
}

export async function dropChain(tx: Tx, { chainId, providerId, itemKey }: ErasedItem): Promise<void> {
  await sql`update wire_chain set version_id = null, words_version_id = null, base = null where id = ${chainId}`.execute(
    tx,
  );
  await sql`delete from wire_conflict where chain_id = ${chainId}`.execute(tx);
  await sql`delete from wire_revival where chain_id = ${chainId}`.execute(tx);
  await sql`delete from wire_version where chain_id = ${chainId}`.execute(tx);
  await sql`delete from wire_chain where id = ${chainId}`.execute(tx);
  await sql`delete from wire_error where provider_id = ${providerId} and (what = ${itemKey} or position(${itemKey} in reason) > 0)`.execute(
    tx,
  );
  // Words of any item may stand there as a sample of what is lost.
  await sql`update wire_field set words = null where provider_id = ${providerId} and words is not null`.execute(tx);
}

/** Index: tombstone_tag_kind_key. */
export async function tombstoneThere(db: Db, tag: string): Promise<boolean> {
  const { rows } = await sql`select from tombstone where tag = ${tag} limit 1`.execute(db);
  return rows.length > 0;
}

/** By another item of the provider. */
export async function namedElsewhere(db: Db, { providerId, chainId }: ErasedItem, href: string): Promise<boolean> {
  const named = JSON.stringify([{ href }]);
  const { rows } = await sql`
    select from wire_version v join wire_chain c on c.id = v.chain_id
    where c.provider_id = ${providerId} and c.id <> ${chainId} and (v.item -> 'pictures' @> ${named}::jsonb or v.item -> 'media' @> ${named}::jsonb) limit 1
  `.execute(db);
  return rows.length > 0;
}
