/** Votes: cast many at once, told to their member, taken from whoever is erased, counted again. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface PollVote {
  session: Buffer;
  client: string;
  siteId: number;
  /** The story that shows the poll. */
  storyId: number;
  pollId: number;
  /** Of the answer, from 1. */
  place: number;
}

/** What became of each, in their order (migrations/0052). */
export async function castPollVotes(db: Db, votes: readonly PollVote[]): Promise<string[]> {
  const column = <Key extends keyof PollVote>(key: Key): PollVote[Key][] => votes.map((vote) => vote[key]);
  const { rows } = await sql<{ outcome: string }>`
    select outcome from cast_poll_votes(${Buffer.concat(column('session'), votes.length * 32)}, ${column('client')}::text[],
      ${column('siteId')}::int[], ${column('storyId')}::bigint[], ${column('pollId')}::bigint[], ${column('place')}::smallint[])
  `.execute(db);
  return rows.map(({ outcome }) => outcome);
}

/** The places that a member has voted for, by poll. Index: poll_vote_member. */
export async function ownPollVotes(db: Db, memberId: number, ids: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ pollId: number; place: number }>`
    select poll_id as "pollId", place from poll_vote where poll_id = any (${ids}::bigint[]) and member_id = ${memberId}
  `.execute(db);
  return new Map(rows.map(({ pollId, place }) => [pollId, place]));
}

/** A row of JSON for each. Index: poll_vote_by. */
export async function* exportPollVotes(db: Db, memberId: number): AsyncGenerator<string> {
  const portion = 200;
  let after: number | undefined = 0;
  while (after !== undefined) {
    const { rows }: { rows: { id: number; data: string }[] } = await sql<{ id: number; data: string }>`
      select p.id, json_build_object('poll', p.id, 'question', p.question, 'answer', w.answer, 'at', v.at)::text as data
      from poll_vote v join poll p on p.id = v.poll_id join poll_answer w on w.poll_id = v.poll_id and w.place = v.place
      where v.member_id = ${memberId} and v.poll_id > ${after} order by v.poll_id limit ${portion}
    `.execute(db);
    for (const { data } of rows) yield data;
    after = rows.length === portion ? rows.at(-1)?.id : undefined;
  }
}

/** What they voted for counts on; that it was them is gone. */
export async function forgetPollVoter(tx: Db, memberId: number): Promise<void> {
  await sql`update poll_vote set member_id = null where member_id = ${memberId}`.execute(tx);
}

export interface PollDrift {
  pollId: number;
  place: number;
}

/** Answers whose count is not that of their votes, mended as they are found; a slice of the polls at a time. */
export async function recountPollSlice(
  db: Db,
  afterPoll: number,
  limit: number,
): Promise<{ drift: PollDrift[]; last: number | null }> {
  const { rows: polls } = await sql<{ id: number; off: boolean }>`
    select p.id, exists (
      select from poll_answer w where w.poll_id = p.id
        and w.votes <> (select count(*) from poll_vote v where v.poll_id = w.poll_id and v.place = w.place)
    ) as off
    from poll p where p.id > ${afterPoll} order by p.id limit ${limit}
  `.execute(db);
  const drift: PollDrift[] = [];
  for (const { id } of polls.filter(({ off }) => off)) drift.push(...(await mendPoll(db, id)));
  return { drift, last: polls.length < limit ? null : (polls.at(-1)?.id ?? null) };
}

/** Counted again when nobody else can vote: what was written meanwhile would be overwritten. */
function mendPoll(db: Db, id: number): Promise<PollDrift[]> {
  return db.transaction().execute(async (tx) => {
    await sql`select from poll where id = ${id} for no key update`.execute(tx);
    const { rows } = await sql<PollDrift>`
      update poll_answer w set votes = k.votes from (
        select w.place, count(v.id)::int as votes from poll_answer w
        left join poll_vote v on v.poll_id = w.poll_id and v.place = w.place where w.poll_id = ${id} group by w.place
      ) k where w.poll_id = ${id} and w.place = k.place and w.votes <> k.votes
      returning w.poll_id as "pollId", w.place
    `.execute(tx);
    return rows;
  });
}
