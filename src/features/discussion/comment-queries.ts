/** Single comments, as verbs and the desk ask for them. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { refusal } from '../stories/stories.ts';
import type { ExitFacts } from '../stories/stories.ts';
import { visibilityOf } from './comment.ts';
import type { CommentBody, CommentStatus, Visibility } from './comment.ts';

export interface StoredComment {
  storyId: number;
  id: number;
  siteId: number;
  memberId: number | null;
  rootId: number | null;
  parentId: number | null;
  status: CommentStatus;
  reason: string | null;
  version: number;
  body: CommentBody;
  createdAt: Date;
  /** Its author's name; null when the account is gone. */
  author: string | null;
}

const columns = sql`c.story_id as "storyId", c.id, c.site_id as "siteId", c.member_id as "memberId", c.root_id as "rootId",
  c.parent_id as "parentId", c.status, c.reason, c.version, c.body, c.created_at as "createdAt",
  (select name from member where member.id = c.member_id) as author`;

export async function commentById(db: Db, storyId: number, id: number): Promise<StoredComment | undefined> {
  const { rows } = await sql<StoredComment>`
    select ${columns} from comment c where c.story_id = ${storyId} and c.id = ${id}
  `.execute(db);
  return rows[0];
}

export async function lockThread(tx: Db, storyId: number): Promise<void> {
  await sql`select from thread where story_id = ${storyId} for no key update`.execute(tx);
}

/** In the order in which everyone takes them (migrations/0009): whoever has several has them at once. */
export async function lockComments(tx: Db, storyId: number, ids: readonly number[]): Promise<void> {
  await sql`
    select from comment where story_id = ${storyId} and id = any (${ids}::int[]) order by id for no key update
  `.execute(tx);
}

/** With its thread, those that quote it, and the first of its branch, which counts it. */
export async function lockComment(
  tx: Db,
  storyId: number,
  id: number,
): Promise<{ comment: StoredComment; quoters: number[] } | undefined> {
  await lockThread(tx, storyId);
  const quoters = await quotersOf(tx, storyId, id);
  const found = await commentById(tx, storyId, id);
  await lockComments(tx, storyId, [id, ...quoters, ...(found?.rootId ? [found.rootId] : [])]);
  // Again, for it may have been mended while this waited. Nobody can have quoted it: that takes the thread's lock.
  const comment = await commentById(tx, storyId, id);
  return comment && { comment, quoters };
}

/** Comments that quote another one of the thread. */
async function quotersOf(db: Db, storyId: number, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from comment c
    where c.story_id = ${storyId} and c.body @> ${JSON.stringify([{ type: 'quote', of: 'comment', comment: id }])}::jsonb
  `.execute(db);
  return rows.map((row) => row.id);
}

export interface MendFacts {
  state: 'open' | 'premod' | 'closed';
  banned: boolean;
  /** Three seconds between two texts, as between two comments. */
  justEdited: boolean;
}

/** What decides whether the author of a comment may give it a new text, and how that begins. */
export async function mendFacts(
  tx: Db,
  { storyId, id, siteId, memberId }: Pick<StoredComment, 'storyId' | 'id' | 'siteId' | 'memberId'>,
): Promise<MendFacts> {
  const { rows } = await sql<MendFacts>`
    select state, ban_holds(${memberId}, ${siteId}) as banned,
      exists (select from comment c where c.story_id = ${storyId} and c.id = ${id} and c.edited_at > clock_timestamp() - interval '3 seconds') as "justEdited"
    from thread where story_id = ${storyId}
  `.execute(tx);
  return rows[0] ?? { state: 'closed', banned: true, justEdited: false };
}

export async function setBody(
  tx: Db,
  comment: { storyId: number; id: number },
  text: { body: CommentBody; version: number },
): Promise<void> {
  await sql`
    update comment set body = ${JSON.stringify(text.body)}::jsonb, version = ${text.version}, edited_at = clock_timestamp()
    where story_id = ${comment.storyId} and id = ${comment.id}
  `.execute(tx);
  await sql`
    insert into comment_version (story_id, comment_id, version, body)
    values (${comment.storyId}, ${comment.id}, ${text.version}, ${JSON.stringify(text.body)}::jsonb)
  `.execute(tx);
}

/** The status with the counts that are its folds. The caller holds the locks and writes the verdict. */
export async function setStatus(
  tx: Db,
  comment: StoredComment,
  status: CommentStatus,
  reason: string | null,
): Promise<void> {
  const change = (of: Visibility): number =>
    Number(visibilityOf(status) === of) - Number(visibilityOf(comment.status) === of);
  const delta = change('visible');
  await sql`
    update comment set status = ${status}, reason = ${reason} where story_id = ${comment.storyId} and id = ${comment.id}
  `.execute(tx);
  await sql`
    update thread set visible = visible + ${delta}, held = held + ${change('held')}, changed_at = clock_timestamp()
    where story_id = ${comment.storyId}
  `.execute(tx);
  if (delta !== 0 && comment.rootId !== null)
    await sql`
      update comment set replies = replies + ${delta} where story_id = ${comment.storyId} and id = ${comment.rootId}
    `.execute(tx);
}

export async function insertVerdict(
  tx: Db,
  verdict: {
    storyId: number;
    id: number;
    version: number;
    actor: string;
    action: 'hold' | 'approve' | 'reject' | 'mend';
    status: CommentStatus;
    rule: string | null;
    note: string;
  },
): Promise<void> {
  await sql`
    insert into verdict (story_id, comment_id, version, actor, action, status, rule, note)
    values (${verdict.storyId}, ${verdict.id}, ${verdict.version}, ${verdict.actor}, ${verdict.action}, ${verdict.status}, ${verdict.rule}, ${verdict.note})
  `.execute(tx);
}

/** Where a comment's author is written to, and in which language. */
export async function authorOf(
  db: Db,
  memberId: number,
): Promise<{ name: string; email: string | null; language: string } | undefined> {
  const { rows } = await sql<{ name: string; email: string | null; language: string }>`
    select name, email, language from member where id = ${memberId}
  `.execute(db);
  return rows[0];
}

export interface StoryPlace {
  headline: string;
  sectionId: number;
  slug: string;
  language: string;
  siteId: number;
  kind: string;
}

/** A story where it appears on a site, if it may leave by either clock. */
export async function storyPlace(db: Db, storyId: number, siteId: number, now: Date): Promise<StoryPlace | undefined> {
  const { rows } = await sql<StoryPlace & ExitFacts>`
    select coalesce(a.headline, r.headline) as headline, a.section_id as "sectionId", a.slug, a.language, a.site_id as "siteId", a.kind,
      s.state, s.embargo_open as "embargoOpen", s.embargo_until as "embargoUntil", s.expires_at as "expiresAt"
    from appearance a join story s on s.id = a.story_id join story_revision r on r.id = s.revision_id
    where a.story_id = ${storyId} and a.site_id = ${siteId} and a.listed and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at)
  `.execute(db);
  const row = rows[0];
  return row && refusal(row, now) === null ? row : undefined;
}
