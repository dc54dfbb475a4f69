/** Pages of what the stories of a site are filed under: those with the most on them. */
import { sql } from 'kysely';
import type { Db } from '../../src/platform/db/database.ts';

export async function filedPages(db: Db, siteId: number): Promise<[name: string, path: string][]> {
  const [tag, author] = [await fullestTag(db, siteId), await busiestAuthor(db, siteId)];
  const parts = await seriesOf(db, siteId);
  return [
    ['tag', `/tag/${tag}`],
    ['tag, light', `/tag/${tag}.lite`],
    ['Japanese tag', `/ja/tag/${tag}`],
    ['author', `/author/${author}`],
    ['author, light', `/author/${author}.lite`],
    ...parts,
  ];
}

/** With stories in both languages, if one has. */
async function fullestTag(db: Db, siteId: number): Promise<string> {
  const { rows } = await sql<{ slug: string }>`
    select t.slug from tag t join story_tag st on st.tag_id = t.id join appearance a on a.story_id = st.story_id and a.listed
    where t.site_id = ${siteId} group by t.slug order by count(distinct a.language) desc, count(*) desc limit 1
  `.execute(db);
  return rows[0]?.slug ?? '';
}

/** With a picture, if one has. */
async function busiestAuthor(db: Db, siteId: number): Promise<string> {
  const { rows } = await sql<{ slug: string }>`
    select u.slug from author u join story_author w on w.author_id = u.id
    join appearance a on a.story_id = w.story_id and a.site_id = ${siteId} and a.language = 'en' and a.listed
    group by u.id order by u.picture_id is null, count(*) desc limit 1
  `.execute(db);
  return rows[0]?.slug ?? '';
}

/** Its first and one of its parts; not every site has one. */
async function seriesOf(db: Db, siteId: number): Promise<[name: string, path: string][]> {
  const { rows } = await sql<{ slug: string; section: string; part: string }>`
    select e.slug, section.path as section, a.slug as part from series e join series_part own on own.series_id = e.id and own.number = 2
    join appearance a on a.story_id = own.story_id and a.language = 'en' and a.listed join section on section.id = a.section_id
    where e.site_id = ${siteId} order by e.id limit 1
  `.execute(db);
  return rows.flatMap(({ slug, section, part }): [string, string][] => [
    ['series', `/series/${slug}`],
    ['series, light', `/series/${slug}.lite`],
    ['part of a series', `/category/${section}/${part}`],
    ['part of a series, light', `/category/${section}/${part}.lite`],
  ]);
}
