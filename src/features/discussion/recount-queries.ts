/** Counts beside what they count: where one is not its fold, it is named and counted again. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { isHeld, isVisible } from './status-queries.ts';

export interface Drift {
  storyId: number;
  what: string;
}

interface Suspect {
  kind: 'thread' | 'votes' | 'answers';
  storyId: number;
  /** 0 for a thread. */
  commentId: number;
}

/** Counts that are not what they count, mended as they are found; a slice of the threads at a time. */
export async function recountThreads(
  db: Db,
  afterStory: number,
  limit: number,
): Promise<{ drift: Drift[]; last: number | null }> {
  const { rows } = await sql<Suspect | { kind: 'slice'; storyId: number }>`
    with slice as (
      select story_id, visible, held, last_id from thread where story_id > ${afterStory} order by story_id limit ${limit}
    ), counted as (
      select s.story_id, count(c.id) filter (where ${isVisible('c')})::int as visible,
        count(c.id) filter (where ${isHeld('c')})::int as held, coalesce(max(c.id), 0) as last_id
      from slice s left join comment c on c.story_id = s.story_id group by s.story_id
    ), voted as (
      select c.story_id, c.id, c.up, c.down, count(*) filter (where v.value = 1)::int as ups, count(*) filter (where v.value = -1)::int as downs
      from slice s join comment c on c.story_id = s.story_id
      left join vote v on v.story_id = c.story_id and v.comment_id = c.id group by c.story_id, c.id
    ), answered as (
      select r.story_id, r.id, r.replies, count(c.id)::int as below from slice s join comment r on r.story_id = s.story_id
      left join comment c on c.story_id = r.story_id and c.root_id = r.id and ${isVisible('c')} group by r.story_id, r.id
    )
    select story_id as "storyId", 0 as "commentId", 'slice' as kind from slice
    union all select t.story_id, 0, 'thread' from slice t join counted k using (story_id)
      where t.visible <> k.visible or t.held <> k.held or t.last_id < k.last_id
    union all select story_id, id, 'votes' from voted where up <> ups or down <> downs
    union all select story_id, id, 'answers' from answered where replies <> below
  `.execute(db);
  const drift: Drift[] = [];
  for (const suspect of rows.filter((row) => row.kind !== 'slice'))
    if (await mended(db, suspect))
      drift.push({
        storyId: suspect.storyId,
        what: suspect.kind === 'thread' ? 'thread' : `${suspect.kind} of ${suspect.commentId}`,
      });
  const stories = rows.filter(({ kind }) => kind === 'slice').map((row) => row.storyId);
  return { drift, last: stories.length < limit ? null : Math.max(...stories) };
}

/**
 * Whether it is off indeed: counted again by a statement that begins when nobody else can write the row any more, or
 * what was written meanwhile would be overwritten. One row is locked at a time, so it cannot stand in anybody's circle.
 */
function mended(db: Db, { kind, storyId, commentId }: Suspect): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (kind === 'thread') await sql`select from thread where story_id = ${storyId} for update`.execute(tx);
    else await sql`select from comment where story_id = ${storyId} and id = ${commentId} for update`.execute(tx);
    return mends[kind](tx, storyId, commentId);
  });
}

const mends: Record<Suspect['kind'], (tx: Db, storyId: number, id: number) => Promise<boolean>> = {
  thread: mendThread,
  votes: mendVotes,
  answers: mendAnswers,
};

/** Cards that print the count are told by `changed_at`. */
async function mendThread(tx: Db, storyId: number): Promise<boolean> {
  const { rows } = await sql`
    update thread t set visible = k.visible, held = k.held, last_id = greatest(t.last_id, k.last_id), changed_at = clock_timestamp() from (
      select count(*) filter (where ${isVisible('c')})::int as visible,
        count(*) filter (where ${isHeld('c')})::int as held, coalesce(max(c.id), 0) as last_id
      from comment c where c.story_id = ${storyId}
    ) k where t.story_id = ${storyId} and (t.visible <> k.visible or t.held <> k.held or t.last_id < k.last_id)
    returning 1
  `.execute(tx);
  return rows.length > 0;
}

async function mendVotes(tx: Db, storyId: number, id: number): Promise<boolean> {
  const { rows } = await sql`
    update comment c set up = k.up, down = k.down from (
      select count(*) filter (where v.value = 1)::int as up, count(*) filter (where v.value = -1)::int as down
      from vote v where v.story_id = ${storyId} and v.comment_id = ${id}
    ) k where c.story_id = ${storyId} and c.id = ${id} and (c.up <> k.up or c.down <> k.down)
    returning 1
  `.execute(tx);
  return rows.length > 0;
}

/** Whoever adds an answer, holds one or shows one has the lock of the first of its branch. Index: comment_replies. */
async function mendAnswers(tx: Db, storyId: number, id: number): Promise<boolean> {
  const { rows } = await sql`
    update comment c set replies = k.below from (
      select count(*)::int as below from comment r
      where r.story_id = ${storyId} and r.root_id = ${id} and ${isVisible('r')}
    ) k where c.story_id = ${storyId} and c.id = ${id} and c.replies <> k.below
    returning 1
  `.execute(tx);
  return rows.length > 0;
}
