/** A page of a thread, in one statement, by indexes that hold just what is shown. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { editWindowMs, threadTag, visibilityOf } from './comment.ts';
import type { CommentStatus } from './comment.ts';
import { sharedPassages } from './shared-passages.ts';
import type { QuotedRange } from './shared-passages.ts';
import { isShown, isStaff, isVisible } from './status-queries.ts';
import { repliesAPage, repliesShown, rootsAPage } from './thread-view.ts';
import type { ThreadComment, ThreadSort, ThreadView } from './thread-view.ts';

interface ThreadRow {
  state: ThreadView['state'];
  closingReason: string | null;
  closedAt: Date | null;
  visible: number;
  passages: QuotedRange[] | null;
}

interface CommentRow {
  id: number;
  rootId: number | null;
  parentId: number | null;
  status: CommentStatus;
  reason: string | null;
  html: string;
  up: number;
  down: number;
  score: number;
  replies: number;
  createdAt: Date;
  editedAt: Date | null;
  slug: string | null;
  name: string | null;
  staff: boolean;
  answersName: string | null;
}

const shown = isShown('c');
const columns = sql`c.id, c.root_id as "rootId", c.parent_id as "parentId", c.status, c.reason, c.html, c.up, c.down, c.score, c.replies,
  c.created_at as "createdAt", c.edited_at as "editedAt", m.slug, m.name,
  ${isStaff('m')} as staff,
  (select am.name from comment a join member am on am.id = a.member_id where a.story_id = c.story_id and a.id = c.parent_id and c.parent_id <> c.root_id) as "answersName"`;

/**
 * As JSON: the ranges that visible comments quote, how many do, the first of them, and how it reads now; most first, and no more
 * than can be put together while a page is made. Index: comment_quote_pkey.
 */
const quotedRanges = sql`(
  select json_agg(p) from (
    select q.block_id as "blockId", q.start_at as start, q.end_at as "end", count(distinct q.comment_id)::int as comments,
      min(q.comment_id)::int as first, left((array_agg(coalesce(q.now_reads, q.quoted) order by q.comment_id))[1], 200) as text
    from comment_quote q join comment c on c.story_id = q.story_id and c.id = q.comment_id
    where q.story_id = thread.story_id and q.state <> 'gone' and ${isVisible('c')}
    group by q.block_id, q.start_at, q.end_at order by comments desc, first limit 300
  ) p)`;

export interface ThreadAsked {
  storyId: number;
  sort: ThreadSort;
  cursor: string | null;
  /** One branch, whole. */
  branch: number | null;
}

export async function threadPage(db: Db, asked: ThreadAsked): Promise<Tagged<ThreadView>> {
  const { storyId, sort, cursor, branch } = asked;
  const page = branch === null ? firstBranches(storyId, sort, cursor) : wholeBranch(storyId, branch, cursor);
  const { rows } = await sql<ThreadRow & (CommentRow | { id: null })>`
    select t.state, t."closingReason", t."closedAt", t.visible,
      -- With the first row alone: they are the thread's, and long.
      case when row_number() over (order by c.place, c.id) = 1 then t.passages end as passages, c.* from (
      select state, closing_reason as reason, closed_at as "closedAt", visible,
        ${quotedRanges} as passages
      from thread where story_id = ${storyId}
    ) t (state, "closingReason", "closedAt", visible, passages) left join lateral (${page}) c on true
    order by c.place, c.id
  `.execute(db);
  const thread = rows[0] ?? { state: 'open', closingReason: null, closedAt: null, visible: 0, passages: null };
  const comments = rows.filter((row): row is ThreadRow & CommentRow => row.id !== null);
  return {
    value: {
      storyId,
      state: thread.state,
      closed: thread.closedAt === null ? null : { reason: thread.closingReason, at: thread.closedAt },
      visible: thread.visible,
      passages: sharedPassages(thread.passages ?? []),
      sort,
      continued: cursor !== null,
      branch,
      ...(branch === null ? branchesOf(comments, sort) : branchOf(comments)),
    },
    tags: [threadTag(storyId)],
  };
}

type Page = Pick<ThreadView, 'branches' | 'next'>;

/** First ones, in their order, one more than a page; and the first answers of each. Indexes: comment_roots, comment_top, comment_replies. */
function firstBranches(storyId: number, sort: ThreadSort, cursor: string | null): RawBuilder<unknown> {
  return sql`
    with root as materialized (
      select r.*, row_number() over () as place from (
        select ${columns} from comment c left join member m on m.id = c.member_id
        where c.story_id = ${storyId} and c.placed and ${after(sort, cursor)}
        order by ${orders[sort]} limit ${rootsAPage + 1}
      ) r
    )
    select * from root union all
    select reply.*, null from root cross join lateral (
      select ${columns} from comment c left join member m on m.id = c.member_id
      where c.story_id = ${storyId} and c.root_id = root.id and ${shown} order by c.id limit ${repliesShown}
    ) reply where root.replies > 0 and root.place <= ${rootsAPage}`;
}

function branchesOf(comments: CommentRow[], sort: ThreadSort): Page {
  const roots = comments.filter(({ rootId }) => rootId === null);
  const replies = Map.groupBy(comments, ({ rootId }) => rootId);
  const shownRoots = roots.slice(0, rootsAPage);
  const last = shownRoots.at(-1);
  return {
    branches: shownRoots.map((root) => ({
      root: toComment(root),
      replies: (replies.get(root.id) ?? []).map(toComment),
    })),
    next: roots.length > rootsAPage && last ? cursorAfter(sort, last) : null,
  };
}

const orders: Record<ThreadSort, RawBuilder<unknown>> = {
  oldest: sql`c.id`,
  newest: sql`c.id desc`,
  top: sql`c.score desc, c.id`,
};

function after(sort: ThreadSort, cursor: string | null): RawBuilder<unknown> {
  if (cursor === null) return sql`true`;
  const [first = '0', second = '0'] = cursor.split('.');
  if (sort === 'oldest') return sql`c.id > ${Number(first)}`;
  if (sort === 'newest') return sql`c.id < ${Number(first)}`;
  return sql`(c.score < ${Number(first)} or (c.score = ${Number(first)} and c.id > ${Number(second)}))`;
}

function cursorAfter(sort: ThreadSort, { id, score }: CommentRow): string {
  return sort === 'top' ? `${score}.${id}` : String(id);
}

function wholeBranch(storyId: number, branch: number, cursor: string | null): RawBuilder<unknown> {
  const from = cursor === null ? 0 : Number(cursor.split('.')[0]);
  return sql`
    (select ${columns}, 1::bigint as place from comment c left join member m on m.id = c.member_id
      where c.story_id = ${storyId} and c.id = ${branch} and c.placed)
    union all
    (select ${columns}, null from comment c left join member m on m.id = c.member_id
      where c.story_id = ${storyId} and c.root_id = ${branch} and ${shown} and c.id > ${from} order by c.id limit ${repliesAPage + 1})`;
}

function branchOf(comments: CommentRow[]): Page {
  const [root, ...replies] = comments;
  const page = replies.slice(0, repliesAPage);
  return {
    branches: root?.rootId === null ? [{ root: toComment(root), replies: page.map(toComment) }] : [],
    next: replies.length > repliesAPage ? String(page.at(-1)?.id) : null,
  };
}

function toComment(row: CommentRow): ThreadComment {
  const { id, rootId, parentId, status, reason, html, up, down, replies, createdAt, editedAt } = row;
  const { slug, name, staff, answersName } = row;
  return {
    ...{ id, rootId, parentId, status, reason, html, up, down, replies, createdAt, editedAt },
    author: slug === null || name === null ? null : { slug, name, staff },
    answers: parentId !== null && parentId !== rootId ? { id: parentId, name: answersName } : null,
  };
}

export interface Overlay {
  votes: Record<string, 1 | -1>;
  /** Numbers of their own ones that all see: nobody votes on these, or reports them, themselves. */
  mine: number[];
  /** Own ones that nobody else sees, or not as they were: held, removed; newest last. */
  own: {
    id: number;
    parentId: number | null;
    status: CommentStatus;
    reason: string | null;
    note: string;
    html: string;
    createdAt: Date;
    /** The thread has its number, without its words. */
    placed: boolean;
  }[];
  /** Own ones that may still be mended. */
  editable: number[];
}

const isYoung = sql`c.created_at > now() - make_interval(secs => ${editWindowMs / 1_000})`;

/** What one member sees over the thread that all see. */
export async function viewerOverlay(db: Db, storyId: number, memberId: number): Promise<Overlay> {
  // Nobody has a vote on their own, so that one list holds both.
  const { rows: voted } = await sql<{ id: number; value: 1 | -1 | null }>`
    select comment_id as id, value from vote where story_id = ${storyId} and member_id = ${memberId}
    union all select c.id, null from comment c where c.story_id = ${storyId} and c.member_id = ${memberId} and ${isVisible('c')}
  `.execute(db);
  const { rows: own } = await sql<Overlay['own'][number] & { editable: boolean }>`
    select c.id, c.parent_id as "parentId", c.status, c.reason, c.html, c.created_at as "createdAt", c.placed or c.status = 'REJECTED' as placed,
      coalesce((select v.note from verdict v where v.story_id = c.story_id and v.comment_id = c.id order by v.id desc limit 1), '') as note,
      ${isYoung} and c.status <> 'REJECTED' as editable
    from comment c where c.story_id = ${storyId} and c.member_id = ${memberId}
      and (not ${isVisible('c')} or ${isYoung})
    order by c.id limit 200
  `.execute(db);
  return {
    votes: Object.fromEntries(voted.flatMap(({ id, value }) => (value === null ? [] : [[id, value]]))),
    mine: voted.filter(({ value }) => value === null).map(({ id }) => id),
    own: own
      .filter(({ status }) => visibilityOf(status) !== 'visible')
      .map(({ id, parentId, status, reason, note, html, createdAt, placed }) => ({
        ...{ id, parentId, status, reason, note, html, createdAt, placed },
      })),
    editable: own.filter(({ editable }) => editable).map(({ id }) => id),
  };
}

export interface LastChange {
  storyId: number;
  /** As the database says it, to the microsecond: a Date would be before it, and the same change after it again. */
  changedAt: string;
}

/**
 * Threads that have changed after the last one that was told of, in their order; null begins an hour ago. Those of the last moment
 * are left for the next time: another may be of before it and not committed yet. Index: thread_changed.
 */
export async function threadsChangedSince(db: Db, last: LastChange | null): Promise<LastChange[]> {
  const after =
    last === null
      ? sql`changed_at > now() - interval '1 hour'`
      : sql`(changed_at, story_id) > (${last.changedAt}::timestamptz, ${last.storyId})`;
  const { rows } = await sql<LastChange>`
    select story_id as "storyId", changed_at::text as "changedAt" from thread
    where ${after} and changed_at < now() - interval '2 seconds' order by changed_at, story_id limit 1000
  `.execute(db);
  return rows;
}
