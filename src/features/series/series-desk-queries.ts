/** Series as the desk keeps them. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Series } from './one-series.ts';

export async function lockSeries(tx: Tx, siteId: number, slug: string): Promise<Series | undefined> {
  const { rows } = await sql<Series>`
    select id, slug, title, description, planned from series where site_id = ${siteId} and slug = ${slug} for update
  `.execute(tx);
  return rows[0];
}

/** False where the site has one with that slug. */
export async function insertSeries(tx: Tx, siteId: number, series: Omit<Series, 'id'>): Promise<boolean> {
  const { rows } = await sql`
    insert into series (site_id, slug, title, description, planned)
    values (${siteId}, ${series.slug}, ${JSON.stringify(series.title)}::jsonb, ${JSON.stringify(series.description)}::jsonb, ${series.planned})
    on conflict do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

/** False where the site has another with that slug. */
export async function updateSeries(tx: Tx, siteId: number, series: Series): Promise<boolean> {
  const { rows } = await sql`
    update series set slug = ${series.slug}, title = ${JSON.stringify(series.title)}::jsonb,
      description = ${JSON.stringify(series.description)}::jsonb, planned = ${series.planned}
    where id = ${series.id} and not exists (select from series o where o.site_id = ${siteId} and o.slug = ${series.slug} and o.id <> ${series.id})
    returning id
  `.execute(tx);
  return rows.length > 0;
}

export interface ListedSeries extends Series {
  /** By number and language, whether they may be read or not. */
  parts: { number: number; language: string; storyId: number }[];
}

export async function allSeries(db: Db, siteId: number): Promise<ListedSeries[]> {
  const { rows } = await sql<ListedSeries>`
    select e.id, e.slug, e.title, e.description, e.planned, coalesce((
      select json_agg(json_build_object('number', own.number, 'language', own.language, 'storyId', own.story_id) order by own.number, own.language)
      from series_part own where own.series_id = e.id), '[]') as parts
    from series e where e.site_id = ${siteId} order by e.slug
  `.execute(db);
  return rows;
}
