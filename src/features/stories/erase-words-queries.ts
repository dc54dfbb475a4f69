import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';

/** In any of its revisions, as lead, in the body or in fields. */
export async function picturesOfStory(tx: Tx, storyId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select r.picture_id as id from story_revision r where r.story_id = ${storyId} and r.picture_id is not null
    union select b.picture_id from revision_picture b join story_revision r on r.id = b.revision_id where r.story_id = ${storyId}
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** Those that no other story, no promo, no author and no other item of a wire has. */
export async function unusedAmong(tx: Tx, storyId: number, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select p.id from unnest(${ids}::int[]) as p (id)
    where not exists (select from story_revision r where r.picture_id = p.id and r.story_id <> ${storyId})
      and not exists (
        select from revision_picture b join story_revision r on r.id = b.revision_id
        where b.picture_id = p.id and r.story_id <> ${storyId}
      )
      and not exists (select from creative c where c.picture_id = p.id)
      and not exists (select from author a where a.picture_id = p.id)
      and not exists (select from wire_version v where (v.picture ->> 'id')::int = p.id)
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** The words of its polls, unless another story asks them as well. What was voted stays, and says nothing any more. */
export async function blankPolls(tx: Tx, storyId: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select distinct (block -> 'attrs' ->> 'poll')::bigint as id
    from story_revision r, jsonb_array_elements(r.body -> 'content') block
    where r.story_id = ${storyId} and block ->> 'type' = 'poll'
  `.execute(tx);
  for (const { id } of rows) {
    const asked = JSON.stringify({ content: [{ type: 'poll', attrs: { poll: id } }] });
    await sql`
      with own as (
        select ${id}::bigint as id where not exists (
          select from story_revision r where r.story_id <> ${storyId} and r.body @> ${asked}::jsonb
        )
      ), answers as (
        update poll_answer a set answer = '(taken down)' from own where a.poll_id = own.id
      )
      update poll p set question = '(taken down)' from own where p.id = own.id
    `.execute(tx);
  }
}

/** A picture that stays is still named, so that it stays barred where it was. */
export async function blankWords(tx: Tx, storyId: number, unused: readonly number[]): Promise<void> {
  await sql`
    delete from revision_picture b using story_revision r
    where r.id = b.revision_id and r.story_id = ${storyId} and b.picture_id = any (${unused}::int[])
  `.execute(tx);
  await sql`
    update story_revision set headline = '(taken down)', kicker = null, standfirst = null, dateline = null, byline = null,
      body = '{"type": "doc", "content": []}', words = 0, fields = '{}',
      picture_id = case when picture_id = any (${unused}::int[]) then null else picture_id end,
      picture_text = case when picture_id is null or picture_id = any (${unused}::int[]) then null
        else '{"alt": "", "caption": "", "credit": ""}'::jsonb end
    where story_id = ${storyId}
  `.execute(tx);
  await sql`update story set own_notice = null, usage_terms = null where id = ${storyId}`.execute(tx);
  await sql`update appearance set headline = null where story_id = ${storyId}`.execute(tx);
  await sql`
    update comment_quote set quoted = '', now_reads = null, state = 'gone' where story_id = ${storyId}
  `.execute(tx);
  await sql`update correction set note = '(taken down)' where story_id = ${storyId}`.execute(tx);
  await sql`
    update legal_sign_off set note = '(taken down)', correction = null where story_id = ${storyId}
  `.execute(tx);
  for (const table of ['search_document', 'story_term', 'story_tag', 'story_author', 'series_part'])
    await sql`delete from ${sql.table(table)} where story_id = ${storyId}`.execute(tx);
}

/** Their keys. */
export async function dropPictures(tx: Tx, ids: readonly number[]): Promise<string[]> {
  await sql`delete from picture_crop where picture_id = any (${ids}::int[])`.execute(tx);
  const { rows } = await sql<{ key: string }>`
    delete from picture where id = any (${ids}::int[]) returning key
  `.execute(tx);
  return rows.map(({ key }) => key);
}
