/** How stories are filed, as the desk looks it up and writes it. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Words } from '../network/network.ts';
import type { PartOf } from './filing.ts';

/** Of a site, by slug or by name in any language; in the order of what was asked. Indexes: tag_site_id_slug_key, tag_name_en, tag_name_ja. */
export async function tagsNamed(db: Db, siteId: number, named: readonly string[]): Promise<(number | null)[]> {
  const { rows } = await sql<{ id: number | null }>`
    select (
      select t.id from tag t where t.site_id = ${siteId}
        and (t.slug = wanted.name or lower(t.name ->> 'en') = lower(wanted.name) or lower(t.name ->> 'ja') = lower(wanted.name))
      order by t.slug = wanted.name desc, t.id limit 1
    ) as id from unnest(${named}::text[]) with ordinality as wanted (name, place) order by wanted.place
  `.execute(db);
  return rows.map(({ id }) => id);
}

export async function tagSlugs(db: Db, siteId: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from tag where site_id = ${siteId} order by slug limit ${limit}
  `.execute(db);
  return rows.map(({ slug }) => slug);
}

/** In the place of those that it had. Returns how many there are now: those of another site than its home are passed over. */
export async function putTags(tx: Tx, storyId: number, tagIds: readonly number[]): Promise<number> {
  await sql`delete from story_tag where story_id = ${storyId}`.execute(tx);
  const { rows } = await sql`
    insert into story_tag (story_id, tag_id, place, published_at)
    select s.id, t.id, wanted.place, s.first_published_at
    from unnest(${tagIds}::int[]) with ordinality as wanted (id, place) join tag t on t.id = wanted.id
    join story s on s.id = ${storyId}
    where t.site_id = (select a.site_id from appearance a where a.story_id = s.id order by a.id limit 1)
    returning tag_id
  `.execute(tx);
  return rows.length;
}

export interface FiledUnder {
  slug: string;
  name: Words;
}

/** In their order. */
export async function tagsOf(db: Db, storyId: number): Promise<FiledUnder[]> {
  const { rows } = await sql<FiledUnder>`
    select t.slug, t.name from story_tag st join tag t on t.id = st.tag_id where st.story_id = ${storyId} order by st.place
  `.execute(db);
  return rows;
}

/** In the order of what was asked. By author_slug_key. */
export async function authorsNamed(db: Db, slugs: readonly string[]): Promise<(number | null)[]> {
  const { rows } = await sql<{ id: number | null }>`
    select u.id from unnest(${slugs}::text[]) with ordinality as wanted (slug, place) left join author u on u.slug = wanted.slug
    order by wanted.place
  `.execute(db);
  return rows.map(({ id }) => id);
}

export async function authorSlugs(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`select slug from author order by slug limit ${limit}`.execute(db);
  return rows.map(({ slug }) => slug);
}

/** In the place of those that it had. */
export async function putAuthors(tx: Tx, storyId: number, authorIds: readonly number[]): Promise<void> {
  await sql`delete from story_author where story_id = ${storyId}`.execute(tx);
  await sql`
    insert into story_author (story_id, author_id, place, published_at)
    select s.id, wanted.id, wanted.place, s.first_published_at
    from unnest(${authorIds}::int[]) with ordinality as wanted (id, place) join story s on s.id = ${storyId}
  `.execute(tx);
}

/** In the order of the byline. */
export async function authorsOf(db: Db, storyId: number): Promise<FiledUnder[]> {
  const { rows } = await sql<FiledUnder>`
    select u.slug, u.name from story_author w join author u on u.id = w.author_id where w.story_id = ${storyId} order by w.place
  `.execute(db);
  return rows;
}

/** By series_site_id_slug_key. */
export async function seriesNamed(db: Db, siteId: number, slug: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from series where site_id = ${siteId} and slug = ${slug}
  `.execute(db);
  return rows[0]?.id;
}

export async function seriesSlugs(db: Db, siteId: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from series where site_id = ${siteId} order by slug limit ${limit}
  `.execute(db);
  return rows.map(({ slug }) => slug);
}

/** What keeps it from being put: a series of another site than its home, or another story with that number. */
export async function putPart(tx: Tx, storyId: number, part: PartOf | null): Promise<'site' | 'number' | null> {
  await sql`delete from series_part where story_id = ${storyId}`.execute(tx);
  if (part === null) return null;
  const { rows: homes } = await sql<{ isHome: boolean }>`
    select (select a.site_id from appearance a where a.story_id = ${storyId} order by a.id limit 1) = e.site_id as "isHome"
    from series e where e.id = ${part.seriesId}
  `.execute(tx);
  if (homes[0]?.isHome !== true) return 'site';
  const { rows } = await sql`
    insert into series_part (story_id, series_id, number, language)
    select s.id, ${part.seriesId}, ${part.number}, s.language from story s where s.id = ${storyId}
    on conflict (series_id, language, number) do nothing returning story_id
  `.execute(tx);
  return rows.length === 0 ? 'number' : null;
}

export async function partOf(db: Db, storyId: number): Promise<{ slug: string; number: number } | undefined> {
  const { rows } = await sql<{ slug: string; number: number }>`
    select e.slug, own.number from series_part own join series e on e.id = own.series_id where own.story_id = ${storyId}
  `.execute(db);
  return rows[0];
}
