/** Passages that comments quote, and the texts that they quote from. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Body } from '../stories/stories.ts';
import type { Quoted } from './comment-html.ts';
import type { CommentBody } from './comment.ts';
import { isVisible } from './status-queries.ts';

/** A revision of a story, by story_revision_pkey; undefined if it is none of that story's. */
export async function revisionBody(db: Db, storyId: number, revisionId: number): Promise<Body | undefined> {
  const { rows } = await sql<{ body: Body }>`
    select body from story_revision where id = ${revisionId} and story_id = ${storyId}
  `.execute(db);
  return rows[0]?.body;
}

export interface RevisionsForQuote {
  currentId: number;
  current: Body;
  named: Body;
}

/** What a reader had before them, and what readers have now. By the primary keys. */
export async function revisionsForQuote(
  db: Db,
  storyId: number,
  named: number,
): Promise<RevisionsForQuote | undefined> {
  const { rows } = await sql<RevisionsForQuote>`
    select s.revision_id as "currentId", now.body as current, named.body as named
    from story s join story_revision now on now.id = s.revision_id
    join story_revision named on named.id = ${named} and named.story_id = s.id
    where s.id = ${storyId}
  `.execute(db);
  return rows[0];
}

export async function currentRevision(db: Db, storyId: number): Promise<{ id: number; body: Body } | undefined> {
  const { rows } = await sql<{ id: number; body: Body }>`
    select r.id, r.body from story s join story_revision r on r.id = s.revision_id where s.id = ${storyId}
  `.execute(db);
  return rows[0];
}

/** A text that came while a comment on the one before it was on its way: what follows quotes has been there already, and comes again. */
export async function followIfRevised(db: Db, storyId: number, revisionId: number): Promise<void> {
  await sql`
    select graphile_worker.add_job('stories.revised', json_build_object('storyId', id), job_key => 'revised ' || id, max_attempts => 10)
    from story where id = ${storyId} and revision_id <> ${revisionId}
  `.execute(db);
}

export interface AnchoredQuote {
  commentId: number;
  position: number;
  revisionId: number;
  blockId: string;
  start: number;
  end: number;
  quoted: string;
  state: 'stands' | 'changed' | 'gone';
}

export async function quotesOfStory(db: Db, storyId: number): Promise<AnchoredQuote[]> {
  const { rows } = await sql<AnchoredQuote>`
    select comment_id as "commentId", position, revision_id as "revisionId", block_id as "blockId", start_at as start, end_at as "end", quoted, state
    from comment_quote where story_id = ${storyId} order by comment_id, position
  `.execute(db);
  return rows;
}

export async function moveQuote(tx: Db, storyId: number, quote: AnchoredQuote, nowReads: string | null): Promise<void> {
  await sql`
    update comment_quote set revision_id = ${quote.revisionId}, start_at = ${quote.start}, end_at = ${quote.end},
      state = ${quote.state}, now_reads = ${nowReads}
    where story_id = ${storyId} and comment_id = ${quote.commentId} and position = ${quote.position}
  `.execute(tx);
}

export interface CommentSource extends Quoted {
  id: number;
  body: CommentBody;
}

/** What is needed to make their HTML anew. The caller holds their locks, in the order of their numbers. */
export async function commentSources(tx: Db, storyId: number, ids: readonly number[]): Promise<CommentSource[]> {
  const { rows } = await sql<CommentSource>`
    select c.id, c.body,
      coalesce((select json_agg(json_build_object('position', q.position, 'state', q.state, 'nowReads', q.now_reads))
        from comment_quote q where q.story_id = c.story_id and q.comment_id = c.id), '[]') as passages,
      coalesce((select json_agg(q.id) from jsonb_array_elements(c.body) part
        join comment q on q.story_id = c.story_id and q.id = (part ->> 'comment')::int
        where part ->> 'of' = 'comment' and not (${isVisible('q')})), '[]') as hidden
    from comment c where c.story_id = ${storyId} and c.id = any (${ids}::int[]) order by c.id
  `.execute(tx);
  return rows;
}

export async function setCommentHtml(
  tx: Db,
  storyId: number,
  id: number,
  html: string,
  version: number,
): Promise<void> {
  await sql`
    update comment set html = ${html}, html_version = ${version} where story_id = ${storyId} and id = ${id}
  `.execute(tx);
}
