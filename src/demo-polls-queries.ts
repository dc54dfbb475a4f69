/** Votes of the demo's members: most of them have voted, and they do not agree. */
import { sql } from 'kysely';
import type { Tx } from './platform/db/database.ts';

export async function insertDemoPollVotes(tx: Tx): Promise<void> {
  await sql`
    insert into poll_vote (poll_id, place, member_id)
    select p.id, least(n.answers, 1 + (n.answers * power(t.toss, 1.6))::int), m.id
    from poll p cross join member m
    cross join lateral (select count(*)::int as answers from poll_answer w where w.poll_id = p.id) n
    cross join lateral (select ((m.id * 7919 + p.id * 104729) % 997) / 997.0 as toss) t
    where m.id % 6 <> 0 and m.email is not null
  `.execute(tx);
  await sql`
    update poll_answer w set votes = (select count(*) from poll_vote v where v.poll_id = w.poll_id and v.place = w.place)
  `.execute(tx);
}
