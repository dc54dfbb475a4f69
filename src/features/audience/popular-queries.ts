/** What is read and discussed most on a site: by distinct readers, and by distinct members who speak. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { isVisible } from '../discussion/discussion.ts';
import { storiesByIds } from '../stories/stories.ts';
import type { OnSite, StoryCard } from '../stories/stories.ts';
import { popularTag, spans } from './popular-list.ts';
import type { PopularKind, Span } from './popular-list.ts';

export interface ListOf {
  siteId: number;
  language: string;
  kind: PopularKind;
  span: Span;
}

/** Distinct readers; whoever came at the beginning of the span weighs half of who comes now. */
export async function mostReadIds(
  db: Db,
  { siteId, language, span }: ListOf,
  now: Date,
  limit: number,
): Promise<number[]> {
  const hours = spans[span];
  const { rows } = await sql<{ id: number }>`
    select h.story_id as id
    from read_hour h join appearance a on a.story_id = h.story_id and a.site_id = h.site_id and a.language = ${language} and a.listed
    join story s on s.id = h.story_id and s.sponsor is null and not s.sensitive
    where h.site_id = ${siteId} and h.hour > ${now}::timestamptz - make_interval(hours => ${hours})
    group by h.story_id
    order by sum(h.reads * power(0.5, extract(epoch from ${now}::timestamptz - h.hour)::float8 / 3600 / ${hours})) desc, h.story_id desc
    limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Distinct members; closed threads are over. */
export async function mostDiscussedIds(
  db: Db,
  { siteId, language, span }: ListOf,
  now: Date,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select c.story_id as id from comment c
    join appearance a on a.story_id = c.story_id and a.site_id = c.site_id and a.language = ${language} and a.listed and a.thread = 'shared'
    join thread t on t.story_id = c.story_id and t.state <> 'closed'
    where c.site_id = ${siteId} and ${isVisible('c')} and c.created_at > ${now}::timestamptz - make_interval(hours => ${spans[span]})
    group by c.story_id order by count(distinct c.member_id) desc, max(c.created_at) desc, c.story_id desc limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Whether it is another list than before. */
export async function putList(tx: Db, list: ListOf, ids: readonly number[], now: Date): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    with former as (
      select story_ids from popular_list where site_id = ${list.siteId} and language = ${list.language} and kind = ${list.kind} and span = ${list.span}
    ), put as (
      insert into popular_list (site_id, language, kind, span, story_ids, computed_at)
      values (${list.siteId}, ${list.language}, ${list.kind}, ${list.span}, ${ids}::bigint[], ${now})
      on conflict (site_id, language, kind, span) do update set story_ids = excluded.story_ids, computed_at = excluded.computed_at
    )
    select coalesce((select story_ids = ${ids}::bigint[] from former), ${ids.length} = 0) as same
  `.execute(tx);
  return rows[0]?.same !== true;
}

/** As of a minute ago; only what may be read. */
export async function popularStories(
  db: Db,
  on: OnSite,
  kind: PopularKind,
  span: Span,
  limit: number,
): Promise<Tagged<StoryCard[]>> {
  const { rows } = await sql<{ ids: number[] }>`
    select story_ids as ids from popular_list
    where site_id = ${on.site.id} and language = ${on.language} and kind = ${kind} and span = ${span}
  `.execute(db);
  const tag = popularTag(on.site.id);
  const ids = rows[0]?.ids ?? [];
  if (ids.length === 0) return { value: [], tags: [tag] };
  const { value, tags, expiresAt } = await storiesByIds(db, on, ids, { calm: true });
  return { value: value.slice(0, limit), tags: [tag, ...tags], expiresAt: expiresAt ?? null };
}
