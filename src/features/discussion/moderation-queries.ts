/** What moderators see and count. */
import { sql } from 'kysely';
import { hasOpenReports, openReports } from './report-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { statusesThatAre } from './comment.ts';
import type { CommentBody, CommentStatus } from './comment.ts';
import { isVisible } from './status-queries.ts';

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

const statusesOf: Record<QueueKind, CommentStatus[]> = {
  reported: statusesThatAre('visible'),
  held: statusesThatAre('held'),
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
      (select count(*)::int from comment o where o.member_id = c.member_id and ${isVisible('o')}) as standing,
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

/** Where comments came from is nobody's business after ninety days. */
export async function forgetOrigins(db: Db): Promise<void> {
  await sql`delete from comment_origin where at < now() - interval '90 days'`.execute(db);
  await sql`delete from intent where expires_at < now()`.execute(db);
}
