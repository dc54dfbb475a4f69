/** The hot writes, a batch at a time (migrations/0009: post_comments, cast_votes). */
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
    select outcome, up, down from cast_votes(${joined(votes)}, ${array(votes, 'client')}::text[], ${array(votes, 'siteId')}::int[],
      ${array(votes, 'storyId')}::bigint[], ${array(votes, 'commentId')}::int[], ${array(votes, 'value')}::smallint[])
  `.execute(db);
  return rows;
}

/** 32 bytes each, one after the other. */
function joined(rows: readonly { session: Buffer }[]): Buffer {
  return Buffer.concat(
    rows.map((row) => row.session),
    rows.length * 32,
  );
}

/** An array for PostgreSQL, of numbers or the keys of sites. pg quotes each element, which costs more than the vote. */
function array<Key extends string>(rows: readonly Readonly<Record<Key, number | string>>[], key: Key): string {
  return `{${rows.map((row) => row[key]).join(',')}}`;
}

export interface CommentRow {
  session: Buffer;
  client: string;
  siteId: number;
  storyId: number;
  parentId: number | null;
  quotedComment: number | null;
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
      ${joined(comments)}, ${array(comments, 'client')}::text[], ${array(comments, 'siteId')}::int[], ${array(comments, 'storyId')}::bigint[],
      ${column('parentId')}::int[], ${column('quotedComment')}::int[], ${array(comments, 'submission')}::uuid[], ${json(column('body'))}::jsonb[],
      ${column('html')}::text[], ${htmlVersion}::smallint, ${column('status')}::text[], ${column('reason')}::text[],
      ${json(column('quotes'))}::jsonb[], ${column('network')}::text[]
    )
  `.execute(db);
  return rows;
}

export interface HeldWord {
  /** As it looks; see `looksLike`. */
  word: string;
  action: 'hold' | 'refuse';
}

export async function heldWords(db: Db, siteId: number): Promise<HeldWord[]> {
  const { rows } = await sql<HeldWord>`
    select word, action from held_word where site_id is null or site_id = ${siteId} order by word
  `.execute(db);
  return rows;
}
