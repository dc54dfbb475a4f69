/** Where a comment stands: the page of its thread that has it. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { isShown } from './status-queries.ts';
import { repliesAPage, repliesShown, rootsAPage } from './thread-view.ts';

/**
 * On which page a comment stands. Pages are counted from the first only so far: in a longer thread its page begins a few
 * comments before it, so that finding it costs the same in a thread of any length.
 */
export async function commentPlace(
  db: Db,
  storyId: number,
  id: number,
): Promise<{ after: string | null; branch: number | null; repliesAfter: string | null } | undefined> {
  const { rows } = await sql<{ rootId: number | null; before: number; place: number }>`
    select c.root_id as "rootId",
      (select count(*)::int from (select from comment r where r.story_id = c.story_id and r.placed
        and r.id < coalesce(c.root_id, c.id) limit ${mostCounted}) counted) as before,
      (select count(*)::int from (select from comment r where r.story_id = c.story_id and r.root_id = c.root_id and ${isShown('r')}
        and r.id < c.id limit ${mostCounted}) counted) as place
    from comment c where c.story_id = ${storyId} and c.id = ${id} and (c.placed or ${isShown('c')})
  `.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const { rootId, before, place } = row;
  // Shown under its root only if it is among the first; else the branch is shown whole.
  if (rootId !== null && place >= repliesShown) {
    const repliesAfter = await cursorTo(db, { storyId, rootId, id }, place, repliesAPage);
    return { after: null, branch: rootId, repliesAfter };
  }
  const after = await cursorTo(db, { storyId, rootId: null, id: rootId ?? id }, before, rootsAPage);
  return { after, branch: null, repliesAfter: null };
}

const mostCounted = 1_000;
/** How many stand before it where pages are not counted. */
const fewBefore = 5;

/** What its page begins after: null for the first. */
async function cursorTo(
  db: Db,
  at: { storyId: number; rootId: number | null; id: number },
  before: number,
  perPage: number,
): Promise<string | null> {
  if (before >= mostCounted) return idBefore(db, at, fewBefore);
  const onPage = before % perPage;
  return before === onPage ? null : idBefore(db, at, onPage);
}

/** The number of what stands so many places before it, and one more. */
async function idBefore(
  db: Db,
  { storyId, rootId, id }: { storyId: number; rootId: number | null; id: number },
  places: number,
): Promise<string> {
  const { rows } = await sql<{ id: number }>`
    select c.id from comment c where c.story_id = ${storyId} and c.id < ${id}
      and ${rootId === null ? sql`c.placed` : sql`c.root_id = ${rootId} and ${isShown('c')}`}
    order by c.id desc offset ${places} limit 1
  `.execute(db);
  return String(rows[0]?.id ?? 0);
}
