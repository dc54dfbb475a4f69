/** A vote and a comment the plain way: a statement with one row each, its own transaction, through the same pool. */
import type pg from 'pg';

const vote = `with put as (
    insert into vote (story_id, comment_id, member_id, value) values ($1, $2, $3, $4)
    on conflict (story_id, comment_id, member_id) do update set value = excluded.value returning value
  ) update comment set up = up + case when $4 = 1 then 1 else -1 end, down = down + case when $4 = 1 then -1 else 1 end
    where story_id = $1 and id = $2 returning up, down`;

export function oneRowVote(pool: pg.Pool, storyId: number, commentId: number, memberId: number, value: 1 | -1) {
  return pool.query({ name: 'one-row-vote', text: vote, values: [storyId, commentId, memberId, value] });
}

const comment = `with numbered as (update thread set last_id = last_id + 1, visible = visible + 1 where story_id = $1 returning last_id)
  insert into comment (story_id, id, site_id, member_id, status, body, html, html_version, submission)
  select $1, last_id, $2, $3, 'NONE', $4, $5, 1, gen_random_uuid() from numbered returning id`;

export function oneRowComment(pool: pg.Pool, storyId: number, siteId: number, memberId: number, text: string) {
  const body = JSON.stringify([{ type: 'paragraph', text }]);
  return pool.query({
    name: 'one-row-comment',
    text: comment,
    values: [storyId, siteId, memberId, body, `<p>${text}</p>`],
  });
}
