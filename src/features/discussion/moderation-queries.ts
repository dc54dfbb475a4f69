/** What moderators see and count. */
import { sql } from 'kysely';
import { hasOpenReports, openReports } from './report-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import type { CommentBody, CommentStatus } from './comment.ts';

export interface QueuedComment {
  storyId: number;
  id: number;
  siteId: number;
  status: CommentStatus;
  reason: string | null;
  version: number;
  body: CommentBody;
  createdAt: Date;
  headline: string;
  author: string | null;
  authorSlug: string | null;
  memberId: number | null;
  /** What is known of the author: comments that stand, and that were removed. */
  standing: number;
  removed: number;
  /** That nobody has looked at yet. */
  reports: { rule: string; note: string }[];
}

export type QueueKind = 'reported' | 'held' | 'new' | 'removed';

const statusesOf: Record<QueueKind, string[]> = {
  reported: ['NONE', 'APPROVED'],
  held: ['PREMOD', 'SYSTEM_WITHHELD'],
  new: ['NONE'],
  removed: ['REJECTED'],
};

/** Oldest first where somebody waits, newest first elsewhere. `siteIds` null: of all sites. */
export async function queuedComments(
  db: Db,
  kind: QueueKind,
  siteIds: readonly number[] | null,
  limit: number,
): Promise<QueuedComment[]> {
  const { rows } = await sql<QueuedComment>`
    select c.story_id as "storyId", c.id, c.site_id as "siteId", c.status, c.reason, c.version, c.body, c.created_at as "createdAt",
      coalesce(r.headline, '') as headline, m.name as author, m.slug as "authorSlug", c.member_id as "memberId",
      (select count(*)::int from comment o where o.member_id = c.member_id and o.status in ('NONE', 'APPROVED')) as standing,
      (select count(*)::int from comment o where o.member_id = c.member_id and o.status = 'REJECTED') as removed,
      ${openReports} as reports
    from comment c join story s on s.id = c.story_id left join story_revision r on r.id = s.revision_id
    left join member m on m.id = c.member_id
    where c.status = any (${statusesOf[kind]}::text[]) and (${kind !== 'reported'} or ${hasOpenReports}) and (${siteIds}::int[] is null or c.site_id = any (${siteIds}::int[]))
    order by case when ${kind === 'held' || kind === 'reported'} then c.created_at end, c.created_at desc limit ${limit}
  `.execute(db);
  return rows;
}

export async function setThreadState(tx: Db, storyId: number, state: string, reason: string | null): Promise<void> {
  await sql`
    insert into thread (story_id, state, closing_reason, closed_at)
    values (${storyId}, ${state}, ${reason}, case when ${state}::text = 'closed' then clock_timestamp() end)
    on conflict (story_id) do update set state = excluded.state, closing_reason = excluded.closing_reason,
      closed_at = excluded.closed_at, changed_at = clock_timestamp()
  `.execute(tx);
}

export interface Drift {
  storyId: number;
  what: string;
}

/** Counts that are not what they count, mended as they are found; a slice of the threads at a time. */
export async function recountThreads(
  db: Db,
  afterStory: number,
  limit: number,
): Promise<{ drift: Drift[]; last: number | null }> {
  const { rows } = await sql<{ storyId: number; commentId: number | null; kind: 'slice' | 'thread' | 'votes' }>`
    with slice as (
      select story_id, visible, held, last_id from thread where story_id > ${afterStory} order by story_id limit ${limit}
    ), counted as (
      select s.story_id, count(c.id) filter (where c.status in ('NONE', 'APPROVED'))::int as visible,
        count(c.id) filter (where c.status in ('PREMOD', 'SYSTEM_WITHHELD'))::int as held, coalesce(max(c.id), 0) as last_id
      from slice s left join comment c on c.story_id = s.story_id group by s.story_id
    ), voted as (
      select c.story_id, c.id, c.up, c.down, count(*) filter (where v.value = 1)::int as ups, count(*) filter (where v.value = -1)::int as downs
      from slice s join comment c on c.story_id = s.story_id
      left join vote v on v.story_id = c.story_id and v.comment_id = c.id group by c.story_id, c.id
    )
    select story_id as "storyId", null::int as "commentId", 'slice' as kind from slice
    union all select t.story_id, null, 'thread' from slice t join counted k using (story_id)
      where t.visible <> k.visible or t.held <> k.held or t.last_id < k.last_id
    union all select story_id, id, 'votes' from voted where up <> ups or down <> downs
  `.execute(db);
  const drift: Drift[] = [];
  for (const { storyId, commentId } of rows.filter(({ kind }) => kind !== 'slice'))
    if (await mendCounts(db, storyId, commentId))
      drift.push({ storyId, what: commentId === null ? 'thread' : `votes of ${commentId}` });
  const stories = rows.filter(({ kind }) => kind === 'slice').map((row) => row.storyId);
  return { drift, last: stories.length < limit ? null : Math.max(...stories) };
}

/**
 * Whether they are off indeed: counted again by a statement that begins when nobody else can write the row any more, or
 * what was written meanwhile would be overwritten. One row is locked at a time, so it cannot stand in anybody's circle.
 */
function mendCounts(db: Db, storyId: number, commentId: number | null): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (commentId === null) {
      await sql`select from thread where story_id = ${storyId} for update`.execute(tx);
      const { rows } = await sql`
        update thread t set visible = k.visible, held = k.held, last_id = greatest(t.last_id, k.last_id) from (
          select count(*) filter (where c.status in ('NONE', 'APPROVED'))::int as visible,
            count(*) filter (where c.status in ('PREMOD', 'SYSTEM_WITHHELD'))::int as held, coalesce(max(c.id), 0) as last_id
          from comment c where c.story_id = ${storyId}
        ) k where t.story_id = ${storyId} and (t.visible <> k.visible or t.held <> k.held or t.last_id < k.last_id)
        returning 1
      `.execute(tx);
      return rows.length > 0;
    }
    await sql`select from comment where story_id = ${storyId} and id = ${commentId} for update`.execute(tx);
    const { rows } = await sql`
      update comment c set up = k.up, down = k.down from (
        select count(*) filter (where v.value = 1)::int as up, count(*) filter (where v.value = -1)::int as down
        from vote v where v.story_id = ${storyId} and v.comment_id = ${commentId}
      ) k where c.story_id = ${storyId} and c.id = ${commentId} and (c.up <> k.up or c.down <> k.down)
      returning 1
    `.execute(tx);
    return rows.length > 0;
  });
}

/** Where comments came from is nobody's business after ninety days. */
export async function forgetOrigins(db: Db): Promise<void> {
  await sql`delete from comment_origin where at < now() - interval '90 days'`.execute(db);
  await sql`delete from intent where expires_at < now()`.execute(db);
}
