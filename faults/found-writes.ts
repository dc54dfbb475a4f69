/** What the database holds when all is over. The recount is ours and not the program's, which could be wrong with it. */
import { sql } from 'kysely';
import type { Db } from '../src/platform/db/database.ts';
import type { Found, FoundComment, FoundVote } from './check-writes.ts';

export async function foundWrites(db: Db): Promise<Found> {
  const comments = await sql<FoundComment>`
    select story_id as "storyId", id, member_id as "memberId", parent_id as "parentId", submission::text, body -> 0 ->> 'text' as text
    from comment order by story_id, id
  `.execute(db);
  const votes = await sql<FoundVote>`
    select story_id as "storyId", comment_id as "commentId", member_id as "memberId", value from vote
  `.execute(db);
  const drift = await sql<{ words: string }>`
    select format('comment %s-%s says %s for and %s against, and has %s and %s', c.story_id, c.id, c.up, c.down, v.ups, v.downs) as words
    from comment c cross join lateral (
      select count(*) filter (where value = 1) as ups, count(*) filter (where value = -1) as downs
      from vote where story_id = c.story_id and comment_id = c.id
    ) v where c.up <> v.ups or c.down <> v.downs
    union all
    select format('comment %s-%s says %s answers, and has %s', c.story_id, c.id, c.replies, r.answers)
    from comment c join (
      select story_id, root_id, count(*) as answers from comment where root_id is not null group by story_id, root_id
    ) r on r.story_id = c.story_id and r.root_id = c.id where c.replies <> r.answers
    union all
    select format('thread %s says %s comments up to number %s, and has %s up to %s', t.story_id, t.visible, t.last_id, c.visible, c.newest)
    from thread t cross join lateral (
      select count(*) as visible, coalesce(max(id), 0) as newest from comment where story_id = t.story_id
    ) c where t.visible <> c.visible or t.last_id < c.newest
  `.execute(db);
  return { comments: comments.rows, votes: votes.rows, drift: drift.rows.map(({ words }) => words) };
}
