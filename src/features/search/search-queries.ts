/** Documents of the search, as they are written and asked. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Phrase } from './parse-query.ts';
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
  `.execute(tx);
}

export async function dropDocument(tx: Db, storyId: number): Promise<void> {
  await sql`delete from search_document where story_id = ${storyId}`.execute(tx);
}

/** Stories that readers see and nobody can find. */
export async function withoutDocument(db: Db, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select s.id from story s where s.state = 'live' and not exists (select from search_document d where d.story_id = s.id)
    order by s.id desc limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

export interface Wanted {
  siteId: number;
  language: string;
  territory: string | null;
  phrases: readonly Phrase[];
  /** Of a section and those below it; null for all. */
  sectionIds: readonly number[] | null;
  since: Date | null;
  order: 'best' | 'newest';
  limit: number;
  offset: number;
}

/** Among so many of the newest the best are looked for: what is older is asked for by more words. */
const mostRanked = 1_000;
/** A word that so many of so many of the newest have is common: the index of words would name half the archive. */
const newestLookedAt = 3_000;
const common = 200;

export interface Found {
  ids: number[];
  /** How many there are; `mostRanked` says that there may be more. */
  count: number;
}

/**
 * The newest that have all words, then the best of them: `ts_rank` reads every document that it ranks, so it ranks few.
 * Common words are found by going through the newest, rare ones by their index. Words that say nothing, such as “the”,
 * are left out of the question.
 */
export async function find(db: Db, wanted: Wanted): Promise<Found> {
  const question = await questionOf(db, wanted.phrases);
  if (question === null) return { ids: [], count: 0 };
  const { siteId, language, since } = wanted;
  const ofSite = sql`d.site_id = ${siteId} and d.language = ${language} and (${since}::timestamptz is null or d.published_at >= ${since})`;
  const newest = sql`(
    select d.* from search_document d where ${ofSite} order by d.published_at desc, d.appearance_id desc limit ${newestLookedAt}
  )`;
  const near = await pageOf(db, wanted, question, newest);
  if (near.count >= common) return near;
  return pageOf(
    db,
    wanted,
    question,
    sql`(select d.* from search_document d where ${ofSite} and d.words @@ ${question}::tsquery)`,
  );
}

/** Of documents, those that have the words and may be shown; one page of them in their order. */
async function pageOf(db: Db, wanted: Wanted, question: string, documents: RawBuilder<unknown>): Promise<Found> {
  const { territory, sectionIds, limit, offset } = wanted;
  const order =
    wanted.order === 'newest' ? sql`published_at desc, id desc` : sql`rank desc, published_at desc, id desc`;
  const { rows } = await sql<{ id: number | null; count: number }>`
    with newest as materialized (
      select d.story_id as id, d.published_at, d.words from ${documents} d
      join appearance a on a.id = d.appearance_id and a.listed
      join story s on s.id = d.story_id
      where d.words @@ ${question}::tsquery and (${sectionIds}::int[] is null or a.section_id = any (${sectionIds}::int[]))
        and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at) and may_enter(s.only_in, s.not_in, ${territory})
      order by d.published_at desc, d.appearance_id desc limit ${mostRanked}
    )
    select page.id, counted.count from (select count(*)::int as count from newest) counted left join lateral (
      select id, published_at, ${ranked(wanted.order, question)} as rank from newest order by ${order} limit ${limit} offset ${offset}
    ) page on true
  `.execute(db);
  return { ids: rows.flatMap(({ id }) => (id === null ? [] : [id])), count: rows[0]?.count ?? 0 };
}

/** Words near each other and in the headline count for more; a long text for no more than a short one. A story of a year ago has half. */
function ranked(order: Wanted['order'], question: string): RawBuilder<unknown> {
  if (order === 'newest') return sql`0`;
  return sql`ts_rank(words, ${question}::tsquery, 1) / (1 + extract(epoch from now() - published_at) / 31536000)`;
}

/** As PostgreSQL reads it; null where nothing is left to be asked. */
async function questionOf(db: Db, phrases: readonly Phrase[]): Promise<string | null> {
  const terms = phrases.flat();
  if (terms.length === 0) return null;
  const { rows } = await sql<{ lexeme: string | null }>`
    select case when t.latin then (ts_lexize('english_stem', t.word))[1] else t.word end as lexeme
    from unnest(${terms.map(({ word }) => word)}::text[], ${terms.map(({ latin }) => latin)}::boolean[]) with ordinality as t (word, latin, place) order by t.place
  `.execute(db);
  let at = 0;
  const asked = phrases
    .map((phrase) => inOrder(phrase.map(() => rows[at++]?.lexeme ?? null)))
    .filter((part) => part !== '');
  return asked.length === 0 ? null : asked.join(' & ');
}

/** A word that says nothing leaves its place open. */
function inOrder(lexemes: readonly (string | null)[]): string {
  let [question, gap] = ['', 1];
  for (const lexeme of lexemes) {
    if (lexeme === null) gap += 1;
    else {
      const quoted = `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
      question = question === '' ? quoted : `${question} <${gap}> ${quoted}`;
      gap = 1;
    }
  }
  return question === '' ? '' : `(${question})`;
}
