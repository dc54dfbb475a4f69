/** Which stories show a picture, and so whether it may leave. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { refusal } from './exit-guard.ts';
import type { ExitFacts } from './exit-guard.ts';
import type { OnSite } from './story-rows.ts';
import { authorNameTag, pictureTag, storyTag } from './story-tags.ts';

/**
 * Whether a picture may leave: some story that shows it may. Of any site, since the network blocks of the others show it.
 * Besides a lead it may not where another story keeps it.
 */
export async function pictureMayLeave(
  db: Db,
  pictureId: number,
  { site, now }: Pick<OnSite, 'site' | 'now'>,
): Promise<Tagged<boolean>> {
  const { rows } = await sql<ExitFacts & { id: number }>`
    select s.id, s.state, s.embargo_open as "embargoOpen", s.embargo_until as "embargoUntil",
      least(s.expires_at, p.expires_at, used.expires_at) as "expiresAt"
    from ${revisionsShowing(pictureId)} used join story s on s.id = used.story_id and s.revision_id = used.id join picture p on p.id = ${pictureId}
    where (used.as_lead or not picture_is_barred(${pictureId}, ${site.territory}))
      and coalesce(least(p.expires_at, used.expires_at) > now(), true)
      and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at) and may_enter(s.only_in, s.not_in, ${site.territory})
    limit 100
  `.execute(db);
  const leaving = rows.filter((row) => refusal(row, now) === null);
  const expiries = leaving.map((row) => row.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...expiries);
  if (rows.length === 0) return authorsPicture(db, pictureId, site.territory);
  return {
    value: leaving.length > 0,
    tags: [pictureTag(pictureId), ...rows.map((row) => storyTag(row.id))],
    expiresAt: leaving.length > 0 && Number.isFinite(last) ? new Date(last) : null,
  };
}

/** One that stands on the page of an author, and in no story that may be read. By author_picture. */
async function authorsPicture(db: Db, pictureId: number, territory: string | null): Promise<Tagged<boolean>> {
  const { rows } = await sql<{ expiresAt: Date | null }>`
    select p.expires_at as "expiresAt" from author u join picture p on p.id = u.picture_id
    where u.picture_id = ${pictureId} and (p.expires_at is null or p.expires_at > now()) and not picture_is_barred(${pictureId}, ${territory})
  `.execute(db);
  return { value: rows.length > 0, tags: [pictureTag(pictureId)], expiresAt: rows[0]?.expiresAt ?? null };
}

/** Pages that show a picture: those of the stories whose revision, fields or body name it, and of the authors who have it. */
export async function tagsOfPicture(db: Db, pictureId: number): Promise<string[]> {
  const { rows } = await sql<{ id: number }>`
    select s.id from ${revisionsShowing(pictureId)} used join story s on s.id = used.story_id and s.revision_id = used.id limit 1000
  `.execute(db);
  const authors = await sql<{ id: number }>`select id from author where picture_id = ${pictureId}`.execute(db);
  return [
    pictureTag(pictureId),
    ...rows.map((row) => storyTag(row.id)),
    ...authors.rows.map(({ id }) => authorNameTag(id)),
  ];
}

/**
 * Ids of the stories that have the picture of the row outside: whatever shows it besides a lead names them all, so that
 * a kill of one is heard there, too. Those that bar it most likely come first. Indexes: as `revisionsShowing`.
 */
export function storiesWith(pictureId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`array(
    select s.id from (
      select r.id, r.story_id from story_revision r where r.picture_id = ${pictureId}
      union select own.id, own.story_id from revision_picture b join story_revision own on own.id = b.revision_id
      where b.picture_id = ${pictureId}
    ) used join story s on s.id = used.story_id and s.revision_id = used.id
    order by s.state = 'live' and s.only_in is null and s.not_in is null, s.id limit 50
  )`;
}

/**
 * As the lead or besides, with the end of the right that the story itself has. By way of the story, since nothing finds
 * one by its revision. Indexes: story_revision_picture, revision_picture_picture, story_revision_pkey.
 */
function revisionsShowing(pictureId: number): RawBuilder<unknown> {
  return sql`(
    select id, story_id, true as as_lead, (picture_text ->> 'expires')::timestamptz as expires_at
    from story_revision where picture_id = ${pictureId}
    union all select own.id, own.story_id, false, null from revision_picture b join story_revision own on own.id = b.revision_id
    where b.picture_id = ${pictureId}
  )`;
}
