/** Tags as readers ask for them. A tag without a story that may be read is as if it were not there. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { frontTag, listedStory, storiesByIds, tagListTag, tagNameTag } from '../stories/stories.ts';
import type { OnSite, StoryCard } from '../stories/stories.ts';
import { tagsOnSite } from './tag.ts';
import type { Tag } from './tag.ts';

const columns = sql`t.id, t.slug, t.name, t.description`;

/** By tag_site_id_slug_key. */
export async function tagAt(db: Db, on: OnSite, slug: string): Promise<Tagged<Tag | undefined>> {
  const { rows } = await sql<Tag>`
    select ${columns} from tag t where t.site_id = ${on.site.id} and t.slug = ${slug}
  `.execute(db);
  return { value: rows[0], tags: rows.map(({ id }) => tagNameTag(id)) };
}

/** The newest first. Index: story_tag_newest. */
export async function storiesWithTag(
  db: Db,
  on: OnSite,
  tagId: number,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<Tagged<StoryCard[]>> {
  const { rows } = await sql<{ id: number }>`
    select st.story_id as id ${taggedOn(on)} and st.tag_id = ${tagId}
    order by st.published_at desc, st.story_id desc limit ${limit} offset ${offset}
  `.execute(db);
  const cards = await storiesByIds(
    db,
    on,
    rows.map(({ id }) => id),
  );
  return { ...cards, tags: [...cards.tags, tagListTag(tagId)] };
}

export async function countWithTag(db: Db, on: OnSite, tagId: number): Promise<Tagged<number>> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count ${taggedOn(on)} and st.tag_id = ${tagId}
  `.execute(db);
  return { value: rows[0]?.count ?? 0, tags: [tagListTag(tagId)] };
}

/** More than that nobody reads in a sitemap. */
const mostListed = 5_000;

/** Those that have a story here in this language, by their slugs. */
export async function tagsWithStories(db: Db, on: OnSite): Promise<Tagged<Tag[]>> {
  const { rows } = await sql<Tag>`
    select ${columns} from tag t where t.site_id = ${on.site.id} and exists (select ${taggedOn(on)} and st.tag_id = t.id)
    order by t.slug limit ${mostListed}
  `.execute(db);
  return { value: rows, tags: [frontTag(on.site.id), tagsOnSite(on.site.id)] };
}

/** Rows of `story_tag st` whose stories may be read at home here, in the language of the page. */
function taggedOn(on: OnSite): RawBuilder<unknown> {
  return sql`from story_tag st ${listedStory(sql.ref('st.story_id'), on)}`;
}
