/** Telling words of stories, and which stories share them. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { storiesByIds } from '../stories/stories.ts';
import type { OnSite, StoryCard } from '../stories/stories.ts';

/** Of the list beside a story. */
export function relatedTag(storyId: number): string {
  return `related:${storyId}`;
}

/** A word that so many stories have says too little of each to be looked up. */
const tooCommon = 300;
const kept = 12;
/** Two rare words or four that are less so; found by looking at what it lets through (tests/related.test.ts). */
const leastScore = 3.2;

/** Returns the stories in whose lists it stood, or that stood in its own. */
export async function forgetTerms(tx: Db, storyId: number): Promise<number[]> {
  await sql`delete from story_term where story_id = ${storyId}`.execute(tx);
  const { rows } = await sql<{ id: number }>`
    with own as (delete from story_related where story_id = ${storyId} returning other_id as id),
      others as (delete from story_related where other_id = ${storyId} returning story_id as id)
    select id from own union select id from others
  `.execute(tx);
  return rows.map(({ id }) => id);
}

export async function putTerms(
  tx: Db,
  storyId: number,
  language: string,
  terms: ReadonlyMap<string, number>,
): Promise<void> {
  await sql`
    insert into story_term (language, term, story_id, weight)
    select ${language}, term, ${storyId}, weight from unnest(${[...terms.keys()]}::text[], ${[...terms.values()]}::real[]) as t (term, weight)
    order by term
  `.execute(tx);
}

/** Stories that readers see and nobody has looked at. */
export async function withoutTerms(db: Db, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select s.id from story s where s.state = 'live' and not exists (select from story_term t where t.story_id = s.id)
    order by s.id desc limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

export interface Alike {
  storyId: number;
  score: number;
}

/** Those that share at least two telling words with it; a word tells more, the fewer have it. */
export async function alike(tx: Db, storyId: number): Promise<Alike[]> {
  const { rows } = await sql<Alike>`
    with mine as (
      select t.language, t.term, t.weight, (select count(*) from (
        select from story_term o where o.language = t.language and o.term = t.term limit ${tooCommon + 1}) found) as stories
      from story_term t where t.story_id = ${storyId}
    )
    select o.story_id as "storyId", sum(least(m.weight, o.weight) / ln(1 + m.stories))::real as score
    from mine m join story_term o on o.language = m.language and o.term = m.term and o.story_id <> ${storyId}
    where m.stories between 2 and ${tooCommon}
    group by o.story_id having count(*) >= 2 and sum(least(m.weight, o.weight) / ln(1 + m.stories)) >= ${leastScore}
    order by score desc, o.story_id desc limit ${kept}
  `.execute(tx);
  return rows;
}

/** On both sides; a list of the others that grows too long loses its last. */
export async function putRelated(tx: Db, storyId: number, found: readonly Alike[]): Promise<void> {
  await sql`
    insert into story_related (story_id, other_id, score)
    select s, o, score from (
      select ${storyId}::bigint, id, score from unnest(${found.map((one) => one.storyId)}::bigint[], ${found.map((one) => one.score)}::real[]) as f (id, score)
      union all
      select id, ${storyId}::bigint, score from unnest(${found.map((one) => one.storyId)}::bigint[], ${found.map((one) => one.score)}::real[]) as f (id, score)
    ) pairs (s, o, score) order by s, o
    on conflict (story_id, other_id) do update set score = excluded.score
  `.execute(tx);
  await sql`
    delete from story_related r using (
      select story_id, other_id, row_number() over (partition by story_id order by score desc, other_id desc) as place
      from story_related where story_id = any (${found.map((one) => one.storyId)}::bigint[])
    ) ranked where ranked.place > ${kept} and r.story_id = ranked.story_id and r.other_id = ranked.other_id
  `.execute(tx);
}

/** That may be read on this site, the most alike first. */
export async function relatedStories(db: Db, on: OnSite, storyId: number, limit: number): Promise<Tagged<StoryCard[]>> {
  const { rows } = await sql<{ id: number }>`
    select other_id as id from story_related where story_id = ${storyId} order by score desc, other_id desc
  `.execute(db);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return { value: [], tags: [relatedTag(storyId)] };
  const { value, tags, expiresAt } = await storiesByIds(db, on, ids);
  return {
    value: value.filter(({ sponsor }) => sponsor === null).slice(0, limit),
    tags: [relatedTag(storyId), ...tags],
    expiresAt: expiresAt ?? null,
  };
}
