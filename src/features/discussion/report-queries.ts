/** What members say against comments. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Report } from './comment.ts';

/**
 * Reports on comment `c` that nobody has decided about: newer than the last verdict that lets it stand or removes it. One that
 * holds it puts that off, and what its author or the phases do to a new text is nobody's word on it. Index: verdict_comment.
 */
const open: RawBuilder<unknown> = sql`
  r.story_id = c.story_id and r.comment_id = c.id
  and r.at > coalesce((select max(v.at) from verdict v where v.story_id = c.story_id and v.comment_id = c.id
    and v.action in ('approve', 'reject')), '-infinity')`;

export const hasOpenReports: RawBuilder<boolean> = sql`exists (select from report r where ${open})`;

/** As JSON: rule and note of each, the first ones. */
export const openReports: RawBuilder<unknown> = sql`
  coalesce((select json_agg(json_build_object('rule', o.rule, 'note', o.note) order by o.at)
    from (select r.rule, r.note, r.at from report r where ${open} order by r.at limit 20) o), '[]')`;

export async function isBannedFrom(db: Db, memberId: number, siteId: number): Promise<boolean> {
  const { rows } = await sql<{ banned: boolean }>`select ban_holds(${memberId}, ${siteId}) as banned`.execute(db);
  return rows[0]?.banned ?? true;
}

export async function insertReport(db: Db, report: Report & { version: number }): Promise<void> {
  await sql`
    insert into report (story_id, comment_id, member_id, version, rule, note)
    values (${report.storyId}, ${report.id}, ${report.memberId}, ${report.version}, ${report.rule}, ${report.note})
    on conflict (story_id, comment_id, member_id)
      do update set version = excluded.version, rule = excluded.rule, note = excluded.note, at = clock_timestamp()
  `.execute(db);
}
