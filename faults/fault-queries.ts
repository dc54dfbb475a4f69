/** What the database has of one thread, from a number on, when all is over; and how it is told to acknowledge too early. */
import { sql } from 'kysely';
import type { Db } from '../src/platform/db/database.ts';
import type { Found } from './journal.ts';

/** In the order of their sessions. */
export async function membersOf(db: Db, sessions: readonly Buffer[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select s.member_id as id from unnest(${sessions}::bytea[]) with ordinality as asked (hash, place)
    join session s on s.hash = asked.hash order by asked.place`.execute(db);
  return rows.map(({ id }) => id);
}

export async function lastNumber(db: Db, storyId: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`select last_id as last from thread where story_id = ${storyId}`.execute(
    db,
  );
  return rows[0]?.last ?? 0;
}

export async function findAll(db: Db, storyId: number, after: number): Promise<Found> {
  const comments = await sql<Found['comments'][number]>`
    select member_id as "memberId", submission, id from comment where story_id = ${storyId} and id > ${after}`.execute(
    db,
  );
  const votes = await sql<Found['votes'][number]>`
    select member_id as "memberId", comment_id as "commentId", value from vote where story_id = ${storyId} and comment_id > ${after}`.execute(
    db,
  );
  const counted = await sql<Found['counted'][number]>`
    select id as "commentId", up, down from comment where story_id = ${storyId} and id > ${after}`.execute(db);
  const thread = await sql<Found['thread']>`
    select last_id as "lastId", visible - (select count(*)::int from comment c where c.story_id = thread.story_id and c.id <= ${after}
      and c.status in ('NONE', 'APPROVED')) as visible
    from thread where story_id = ${storyId}`.execute(db);
  return {
    comments: comments.rows,
    votes: votes.rows,
    counted: counted.rows,
    thread: thread.rows[0] ?? { lastId: 0, visible: 0 },
  };
}

/** For whoever connects from now on; those who are there have to come again. */
export async function acknowledgeTooEarly(db: Db): Promise<void> {
  await sql`alter role current_user set synchronous_commit = off`.execute(db);
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where usename = current_user and datname = current_database() and pid <> pg_backend_pid()
  `.execute(db);
}
