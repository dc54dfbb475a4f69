/** The hot writes, a batch at a time (migrations/0006: post_comments, cast_votes). */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { CommentBody, CommentStatus, StoryQuote } from './comment.ts';

export interface VoteRow {
  session: Buffer;
  client: string;
  siteId: number;
  storyId: number;
  commentId: number;
  value: -1 | 0 | 1;
}

export interface VoteOutcome {
  outcome: string;
  up: number;
  down: number;
}

export async function castVotes(db: Db, votes: readonly VoteRow[]): Promise<VoteOutcome[]> {
  const { rows } = await sql<VoteOutcome>`
    select outcome, up, down from cast_votes(
      ${votes.map((vote) => vote.session)}::bytea[], ${votes.map((vote) => vote.client)}::text[],
      ${votes.map((vote) => vote.siteId)}::int[], ${votes.map((vote) => vote.storyId)}::bigint[],
      ${votes.map((vote) => vote.commentId)}::int[], ${votes.map((vote) => vote.value)}::smallint[]
    ) order by at
  `.execute(db);
  return rows;
}

export interface CommentRow {
  session: Buffer;
  client: string;
  siteId: number;
  storyId: number;
  parentId: number | null;
  /** A UUID. */
  submission: string;
  body: CommentBody;
  html: string;
  status: CommentStatus;
  reason: string | null;
  quotes: (StoryQuote & { position: number })[];
  network: string;
}

export interface CommentOutcome {
  outcome: string;
  id: number | null;
  status: CommentStatus | null;
  reason: string | null;
}

export async function postComments(
  db: Db,
  htmlVersion: number,
  comments: readonly CommentRow[],
): Promise<CommentOutcome[]> {
  const column = <Key extends keyof CommentRow>(key: Key): CommentRow[Key][] => comments.map((comment) => comment[key]);
  const json = (values: readonly unknown[]): string[] => values.map((value) => JSON.stringify(value));
  const { rows } = await sql<CommentOutcome>`
    select outcome, id, status, reason from post_comments(
      ${column('session')}::bytea[], ${column('client')}::text[], ${column('siteId')}::int[], ${column('storyId')}::bigint[],
      ${column('parentId')}::int[], ${column('submission')}::uuid[], ${json(column('body'))}::jsonb[], ${column('html')}::text[],
      ${htmlVersion}::smallint, ${column('status')}::text[], ${column('reason')}::text[], ${json(column('quotes'))}::jsonb[], ${column('network')}::text[]
    ) order by at
  `.execute(db);
  return rows;
}

export async function heldWords(db: Db, siteId: number): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from held_word where site_id is null or site_id = ${siteId}
  `.execute(db);
  return rows.map((row) => row.word);
}
