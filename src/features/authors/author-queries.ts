/** Authors as readers ask for them. One without a story that may be read on a site is not there. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { picturesByIds } from '../media/media.ts';
import type { Language } from '../network/network.ts';
import { authorListTag, authorNameTag, frontTag, pictureTag, listedStory, storiesByIds } from '../stories/stories.ts';
import type { OnSite, StoryCard } from '../stories/stories.ts';
import { authorsTag } from './author.ts';
import type { Author, AuthorView } from './author.ts';

const columns = sql`u.id, u.slug, u.name, u.role, u.bio`;

/** A picture that a killed story keeps, or that may not be shown in the site’s territory, is left out. By author_slug_key. */
export async function authorAt(db: Db, on: OnSite, slug: string): Promise<Tagged<AuthorView | undefined>> {
  const { rows } = await sql<Author & { pictureId: number | null; keptPictureId: number | null }>`
    select ${columns}, case when u.picture_id is not null and not picture_is_barred(u.picture_id, ${on.site.territory}) then u.picture_id end as "pictureId",
      u.picture_id as "keptPictureId"
    from author u where u.slug = ${slug}
  `.execute(db);
  const [row] = rows;
  if (!row) return { value: undefined, tags: [] };
  const { pictureId, keptPictureId, ...author } = row;
  const [picture] = pictureId === null ? [] : await picturesByIds(db, [pictureId]);
  // One without a rendition is not there yet.
  const shown = picture && picture.renditions.length > 0 ? picture : null;
  return {
    value: { ...author, picture: shown },
    expiresAt: shown?.expiresAt ?? null,
    tags: [authorNameTag(row.id), ...(keptPictureId === null ? [] : [pictureTag(keptPictureId)])],
  };
}

/** On this site, the newest first. Index: story_author_newest. */
export async function storiesByAuthor(
  db: Db,
  on: OnSite,
  authorId: number,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<Tagged<StoryCard[]>> {
  const { rows } = await sql<{ id: number }>`
    select w.story_id as id ${writtenOn(on)} and w.author_id = ${authorId}
    order by w.published_at desc, w.story_id desc limit ${limit} offset ${offset}
  `.execute(db);
  const cards = await storiesByIds(
    db,
    on,
    rows.map(({ id }) => id),
  );
  return { ...cards, tags: [...cards.tags, authorListTag(authorId)] };
}

export async function countByAuthor(db: Db, on: OnSite, authorId: number): Promise<Tagged<number>> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count ${writtenOn(on)} and w.author_id = ${authorId}
  `.execute(db);
  return { value: rows[0]?.count ?? 0, tags: [authorListTag(authorId)] };
}

/** Where one has stories that may be read. */
export async function placesOfAuthor(
  db: Db,
  authorId: number,
): Promise<Tagged<{ siteId: number; language: Language }[]>> {
  const { rows } = await sql<{ siteId: number; language: Language }>`
    select distinct a.site_id as "siteId", a.language from story_author w join story s on s.id = w.story_id
    join appearance a on a.story_id = s.id and a.listed
    where w.author_id = ${authorId} and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at) order by 1, 2
  `.execute(db);
  return { value: rows, tags: [authorListTag(authorId)] };
}

/** More than that nobody reads in a sitemap. */
const mostListed = 5_000;

/** Those that have a story here in this language, by their slugs. */
export async function authorsWithStories(db: Db, on: OnSite): Promise<Tagged<Author[]>> {
  const { rows } = await sql<Author>`
    select ${columns} from author u where exists (select ${writtenOn(on)} and w.author_id = u.id)
    order by u.slug limit ${mostListed}
  `.execute(db);
  return { value: rows, tags: [frontTag(on.site.id), authorsTag] };
}

/** Rows of `story_author w` whose stories may be read here, in the language of the page. */
function writtenOn(on: OnSite): RawBuilder<unknown> {
  return sql`from story_author w ${listedStory(sql.ref('w.story_id'), on)}`;
}
