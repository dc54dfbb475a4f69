/** House pages as they are read and written. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import type { Language } from '../network/network.ts';
import { housePagesTag } from './house-page.ts';
import type { HouseLink, HousePage } from './house-page.ts';

const columns = sql`slug, language, title, body, changed_at as "changedAt"`;

export async function houseLinks(
  db: Db,
  { site, language }: { site: { id: number }; language: Language },
): Promise<Tagged<HouseLink[]>> {
  const { rows } = await sql<HouseLink>`
    select slug, title from house_page where site_id = ${site.id} and language = ${language} order by place, slug
  `.execute(db);
  return { value: rows, tags: [housePagesTag(site.id)] };
}

/** In every language that it has. By house_page_pkey. */
export async function housePage(db: Db, siteId: number, slug: string): Promise<Tagged<HousePage[]>> {
  const { rows } = await sql<HousePage>`
    select ${columns} from house_page where site_id = ${siteId} and slug = ${slug}
  `.execute(db);
  return { value: rows, tags: [housePagesTag(siteId)] };
}

export async function housePagesOf(db: Db, siteId: number): Promise<HousePage[]> {
  const { rows } = await sql<HousePage>`
    select ${columns} from house_page where site_id = ${siteId} order by language, place, slug
  `.execute(db);
  return rows;
}

/** A new one comes last in the foot. */
export async function putHousePage(tx: Db, siteId: number, page: HousePage & { schemaVersion: number }): Promise<void> {
  await sql`
    insert into house_page (site_id, slug, language, title, schema_version, body, place, changed_at)
    values (${siteId}, ${page.slug}, ${page.language}, ${page.title}, ${page.schemaVersion}, ${JSON.stringify(page.body)}::jsonb,
      coalesce((select place from house_page where site_id = ${siteId} and slug = ${page.slug} limit 1),
        (select coalesce(max(place), 0) + 1 from house_page where site_id = ${siteId})), ${page.changedAt})
    on conflict (site_id, slug, language) do update set title = excluded.title, schema_version = excluded.schema_version, body = excluded.body, changed_at = excluded.changed_at
  `.execute(tx);
}

/** Whether there was one. */
export async function deleteHousePage(
  tx: Db,
  siteId: number,
  slug: string,
  language: Language | null,
): Promise<boolean> {
  const { rows } = await sql`
    delete from house_page where site_id = ${siteId} and slug = ${slug} and (${language}::text is null or language = ${language}) returning 1
  `.execute(tx);
  return rows.length > 0;
}
