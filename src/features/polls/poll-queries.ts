/** Polls with their counts, and how they are opened and closed. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { isOpen, pollTag } from './poll.ts';
import type { Poll } from './poll.ts';

/** Right until the first of them closes. */
export async function pollsByIds(db: Db, ids: readonly number[], now: Date): Promise<Tagged<Map<number, Poll>>> {
  const polls = await findPolls(db, ids);
  const closing = polls.filter((poll) => isOpen(poll, now)).map(({ closesAt }) => closesAt.getTime());
  return {
    value: new Map(polls.map((poll) => [poll.id, poll])),
    tags: ids.map(pollTag),
    expiresAt: closing.length === 0 ? null : new Date(Math.min(...closing)),
  };
}

export async function findPolls(db: Db, ids: readonly number[]): Promise<Poll[]> {
  const { rows } = await sql<Poll>`${poll} where p.id = any (${ids}::bigint[]) order by p.id`.execute(db);
  return rows;
}

/** The newest first. */
export async function newestPolls(db: Db, limit: number): Promise<Poll[]> {
  const { rows } = await sql<Poll>`${poll} order by p.id desc limit ${limit}`.execute(db);
  return rows;
}

const poll = sql`
  select p.id, p.question, p.closes_at as "closesAt", p.hidden, (
    select json_agg(json_build_object('place', w.place, 'answer', w.answer, 'votes', w.votes) order by w.place)
    from poll_answer w where w.poll_id = p.id
  ) as answers
  from poll p`;

export async function insertPoll(
  tx: Db,
  rules: { question: string; answers: readonly string[]; closesAt: Date; hidden: boolean; openedAt: Date },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with opened as (
      insert into poll (question, closes_at, hidden, opened_at)
      values (${rules.question}, ${rules.closesAt}, ${rules.hidden}, ${rules.openedAt}) returning id
    ), answered as (
      insert into poll_answer (poll_id, place, answer)
      select opened.id, said.place, said.answer from opened, unnest(${rules.answers}::text[]) with ordinality as said (answer, place)
    )
    select id from opened
  `.execute(tx);
  const [opened] = rows;
  if (!opened) throw new Error('A poll was not opened.');
  return opened.id;
}

/** False where there is none. */
export async function setClosing(tx: Db, id: number, closesAt: Date): Promise<boolean> {
  const { rows } = await sql`update poll set closes_at = ${closesAt} where id = ${id} returning id`.execute(tx);
  return rows.length > 0;
}

/** Null where it is done; else when it was closed, by `unlessClosedBy`, and nothing is changed. */
export async function setRules(
  tx: Db,
  id: number,
  { closesAt, hidden }: { closesAt: Date; hidden: boolean },
  unlessClosedBy: Date | null,
): Promise<Date | null> {
  const { rows } = await sql<{ closedAt: Date }>`
    with found as (
      select id, closes_at, coalesce(closes_at <= ${unlessClosedBy}::timestamptz, false) as closed
      from poll where id = ${id} for no key update
    ), changed as (
      update poll p set closes_at = ${closesAt}, hidden = ${hidden} from found where p.id = found.id and not found.closed
    )
    select closes_at as "closedAt" from found where closed
  `.execute(tx);
  return rows[0]?.closedAt ?? null;
}
