/** Tags as the desk keeps them. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Words } from '../network/network.ts';
import type { Tag } from './tag.ts';

/** By its slug or its name in any language. */
export async function lockTag(tx: Tx, siteId: number, named: string): Promise<Tag | undefined> {
  const { rows } = await sql<Tag>`
    select id, slug, name, description from tag t where t.site_id = ${siteId}
      and (t.slug = ${named} or lower(t.name ->> 'en') = lower(${named}) or lower(t.name ->> 'ja') = lower(${named}))
    order by t.slug = ${named} desc, t.id limit 1 for update
  `.execute(tx);
  return rows[0];
}

/** False where the site has another with that slug, or with one of the names. */
export async function insertTag(
  tx: Tx,
  siteId: number,
  { slug, name }: Omit<Tag, 'id'>,
  about: Words,
): Promise<boolean> {
  const { rows } = await sql`
    insert into tag (site_id, slug, name, description)
    values (${siteId}, ${slug}, ${JSON.stringify(name)}::jsonb, ${JSON.stringify(about)}::jsonb)
    on conflict do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

/** Another of the site with that slug, or with one of the names. */
export async function likeTag(tx: Tx, siteId: number, { id, slug, name }: Tag): Promise<string | undefined> {
  const names = Object.values(name).map((text) => text.toLowerCase());
  const { rows } = await sql<{ slug: string }>`
    select t.slug from tag t where t.site_id = ${siteId} and t.id <> ${id}
      and (t.slug = ${slug} or lower(t.name ->> 'en') = any (${names}::text[]) or lower(t.name ->> 'ja') = any (${names}::text[])) limit 1
  `.execute(tx);
  return rows[0]?.slug;
}

export async function updateTag(tx: Tx, { id, slug, name, description }: Tag): Promise<void> {
  await sql`
    update tag set slug = ${slug}, name = ${JSON.stringify(name)}::jsonb, description = ${JSON.stringify(description)}::jsonb where id = ${id}
  `.execute(tx);
}

/** The stories of one become the other's; those that have both keep one. Returns how many had it. */
export async function moveStories(tx: Tx, fromId: number, intoId: number): Promise<number> {
  const moved = await sql`
    insert into story_tag (story_id, tag_id, place, published_at)
    select story_id, ${intoId}, place, published_at from story_tag where tag_id = ${fromId} on conflict do nothing
  `.execute(tx);
  await sql`delete from story_tag where tag_id = ${fromId}`.execute(tx);
  await sql`delete from tag where id = ${fromId}`.execute(tx);
  return Number(moved.numAffectedRows ?? 0);
}

export interface ListedTag extends Tag {
  /** Whether they may be read or not. */
  stories: number;
}

export async function allTags(db: Db, siteId: number): Promise<ListedTag[]> {
  const { rows } = await sql<ListedTag>`
    select t.id, t.slug, t.name, t.description, (select count(*)::int from story_tag st where st.tag_id = t.id) as stories
    from tag t where t.site_id = ${siteId} order by t.slug
  `.execute(db);
  return rows;
}
