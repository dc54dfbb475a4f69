/** All that one member has written, where it is told of or taken away. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { memberTag, threadTag } from './comment.ts';

/** The tags of every page on which a member's name stands: their own, and the threads in which they speak. */
export async function tagsOfMember(tx: Db, memberId: number, slug: string): Promise<string[]> {
  const { rows } = await sql<{ storyId: number }>`
    select distinct story_id as "storyId" from comment where member_id = ${memberId}
  `.execute(tx);
  return [memberTag(slug), ...rows.map(({ storyId }) => threadTag(storyId))];
}

/** Their name leaves their comments; with `words` the comments go too. Returns the stories whose threads have changed. */
export async function eraseFromDiscussion(tx: Db, memberId: number, words: boolean): Promise<number[]> {
  const { rows } = await sql<{ storyId: number }>`
    select distinct story_id as "storyId" from comment where member_id = ${memberId}
  `.execute(tx);
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
  await sql`update comment set member_id = null where member_id = ${memberId}`.execute(tx);
  return rows.map((row) => row.storyId);
}
