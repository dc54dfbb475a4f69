/** What one member has written, voted and reported, for themselves: in portions, since nobody knows how much it is. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

interface Exported {
  storyId: number;
  id: number;
  /** Ready JSON: it is only passed on. */
  data: string;
}

const portion = 200;

/** Each comment with every text that it has had. Index: comment_member. */
export async function* exportComments(db: Db, memberId: number): AsyncGenerator<string> {
  yield* portions((after) =>
    sql<Exported>`
      select c.story_id as "storyId", c.id, json_build_object(
        'story', c.story_id, 'number', c.id, 'status', c.status, 'reason', c.reason, 'created_at', c.created_at, 'edited_at', c.edited_at,
        'up', c.up, 'down', c.down,
        'texts', (select json_agg(json_build_object('version', v.version, 'at', v.at, 'body', v.body) order by v.version)
          from comment_version v where v.story_id = c.story_id and v.comment_id = c.id),
        'quotes', (select json_agg(json_build_object('text', q.quoted) order by q.position)
          from comment_quote q where q.story_id = c.story_id and q.comment_id = c.id),
        'network', (select o.network from comment_origin o where o.story_id = c.story_id and o.comment_id = c.id))::text as data
      from comment c where c.member_id = ${memberId} and (c.story_id, c.id) > (${after.storyId}, ${after.id})
      order by c.story_id, c.id limit ${portion}
    `.execute(db),
  );
}

/** Index: vote_member. */
export async function* exportVotes(db: Db, memberId: number): AsyncGenerator<string> {
  yield* portions((after) =>
    sql<Exported>`
      select v.story_id as "storyId", v.comment_id as id,
        json_build_object('story', v.story_id, 'comment', v.comment_id, 'value', v.value, 'at', v.at)::text as data
      from vote v where v.member_id = ${memberId} and (v.story_id, v.comment_id) > (${after.storyId}, ${after.id})
      order by v.story_id, v.comment_id limit ${portion}
    `.execute(db),
  );
}

/** What they said against comments. Index: report_member. */
export async function* exportReports(db: Db, memberId: number): AsyncGenerator<string> {
  yield* portions((after) =>
    sql<Exported>`
      select r.story_id as "storyId", r.comment_id as id, json_build_object(
        'story', r.story_id, 'comment', r.comment_id, 'version', r.version, 'rule', r.rule, 'note', r.note, 'at', r.at)::text as data
      from report r where r.member_id = ${memberId} and (r.story_id, r.comment_id) > (${after.storyId}, ${after.id})
      order by r.story_id, r.comment_id limit ${portion}
    `.execute(db),
  );
}

async function* portions(
  ask: (after: { storyId: number; id: number }) => Promise<{ rows: Exported[] }>,
): AsyncGenerator<string> {
  let after: { storyId: number; id: number } | undefined = { storyId: 0, id: 0 };
  while (after !== undefined) {
    const { rows }: { rows: Exported[] } = await ask(after);
    for (const { data } of rows) yield data;
    after = rows.length === portion ? rows.at(-1) : undefined;
  }
}
