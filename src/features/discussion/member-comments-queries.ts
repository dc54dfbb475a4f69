/** All that one member has written, where it is told of or taken away. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { memberTag, threadTag } from './comment.ts';

/** The tags of every page on which a member's name stands: their own, and the threads in which they speak. */
export async function tagsOfMember(tx: Db, memberId: number, slug: string): Promise<string[]> {
  const { rows } = await sql<{ storyId: number }>`
    select distinct story_id as "storyId" from comment where member_id = ${memberId}
  `.execute(tx);
  return [memberTag(slug), ...rows.map(({ storyId }) => threadTag(storyId))];
}

const quotesOf = (ids: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`jsonb_path_exists(body, '$[*] ? (@.of == "comment" && @.comment == $ids[*])', jsonb_build_object('ids', ${ids}))`;

/**
 * A member's comments by thread, and those that quote them, all of them locked in the one order: the threads first, so
 * that nobody quotes meanwhile.
 */
export async function lockCommentsOf(
  tx: Db,
  memberId: number,
): Promise<{ storyId: number; ids: number[]; quoters: number[] }[]> {
  await sql`
    select from thread t where exists (select from comment c where c.member_id = ${memberId} and c.story_id = t.story_id)
    order by story_id for no key update
  `.execute(tx);
  const { rows } = await sql<{ storyId: number; ids: number[]; quoters: number[] }>`
    select own.story_id as "storyId", array_agg(own.id) as ids,
      array(select c.id from comment c where c.story_id = own.story_id and ${quotesOf(sql`to_jsonb(array_agg(own.id))`)}) as quoters
    from comment own where own.member_id = ${memberId} group by own.story_id
  `.execute(tx);
  const all = rows.flatMap(({ storyId, ids, quoters }) => [...ids, ...quoters].map((id) => ({ storyId, id })));
  await sql`
    select from comment where (story_id, id) in (
      select * from unnest(${all.map(({ storyId }) => storyId)}::bigint[], ${all.map(({ id }) => id)}::int[]))
    order by story_id, id for no key update
  `.execute(tx);
  return rows;
}

/** Of what others quote of these comments nothing stays, in no text that there was. */
export async function emptyQuotesOf(tx: Db, storyId: number, ids: readonly number[]): Promise<void> {
  const emptied = sql`(
    select jsonb_agg(case when part ->> 'of' = 'comment' and (part ->> 'comment')::int = any (${ids}::int[])
      then part || '{"text": ""}' else part end order by n) from jsonb_array_elements(body) with ordinality as parts (part, n))`;
  const quoting = sql`story_id = ${storyId} and ${quotesOf(sql`to_jsonb(${ids}::int[])`)}`;
  await sql`update comment set body = ${emptied} where ${quoting}`.execute(tx);
  await sql`update comment_version set body = ${emptied} where ${quoting}`.execute(tx);
}

/** Their name leaves their comments; with `words` what they said goes too. The caller holds the locks. */
export async function eraseOwnComments(tx: Db, memberId: number, words: boolean): Promise<void> {
  await sql`
    delete from comment_origin o using comment c
    where c.story_id = o.story_id and c.id = o.comment_id and c.member_id = ${memberId}
  `.execute(tx);
  if (words) {
    // Others may have answered: the place stays, the words go, from every text that there was.
    await sql`
      update comment_version v set body = '[]' from comment c
      where c.story_id = v.story_id and c.id = v.comment_id and c.member_id = ${memberId}
    `.execute(tx);
    await sql`
      delete from comment_quote q using comment c
      where c.story_id = q.story_id and c.id = q.comment_id and c.member_id = ${memberId}
    `.execute(tx);
    await sql`update comment set body = '[]', html = '' where member_id = ${memberId}`.execute(tx);
  }
  await sql`delete from report where member_id = ${memberId}`.execute(tx);
  await sql`update comment set member_id = null where member_id = ${memberId}`.execute(tx);
}
