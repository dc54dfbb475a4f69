/** Documents of the search, as they are written. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Token } from './tokens.ts';

export type Weight = 'A' | 'B' | 'C' | 'D';

export interface WeighedToken extends Token {
  weight: Weight;
}

/** PostgreSQL keeps no place beyond it. */
const lastPlace = 16_383;
/** Nor more places of one word. */
const mostPlaces = 255;

/** In the place of what was there; words of Latin letters by their stem, the commonest of them not at all. */
export async function putDocument(tx: Db, storyId: number, tokens: readonly WeighedToken[]): Promise<void> {
  await sql`
    with given as (
      select case when t.latin then (ts_lexize('english_stem', t.word))[1] else t.word end as lexeme, t.place, t.weight
      from unnest(${tokens.map(({ word }) => word)}::text[], ${tokens.map(({ latin }) => latin)}::boolean[],
        ${tokens.map(({ at }) => Math.min(at, lastPlace))}::int[], ${tokens.map(({ weight }) => weight)}::text[]) as t (word, latin, place, weight)
    ), words as (
      select coalesce(string_agg(quoted || ':' || places, ' '), '')::tsvector as words from (
        select '''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || '''' as quoted, string_agg(place || weight, ',' order by place) as places
        from (select distinct on (lexeme, place) lexeme, place, weight, row_number() over (partition by lexeme order by place) as nth from given
          where lexeme is not null order by lexeme, place, weight) one
        where nth <= ${mostPlaces} group by lexeme
      ) lexemes
    )
    insert into search_document (appearance_id, story_id, site_id, language, published_at, words)
    select a.id, a.story_id, a.site_id, a.language, a.published_at, words.words
    from appearance a, words where a.story_id = ${storyId} and a.published_at is not null
    on conflict (appearance_id) do update set published_at = excluded.published_at, words = excluded.words
      where (search_document.published_at, search_document.words) is distinct from (excluded.published_at, excluded.words)
  `.execute(tx);
}

export async function dropDocument(tx: Db, storyId: number): Promise<void> {
  await sql`delete from search_document where story_id = ${storyId}`.execute(tx);
}

/** Stories that readers see and nobody can find. */
export async function withoutDocument(db: Db, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select s.id from story s where s.state = 'live' and s.first_published_at is not null and not exists (select from search_document d where d.story_id = s.id)
    order by s.id desc limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}
