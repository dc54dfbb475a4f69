/** Documents of the search, as they are asked. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Phrase } from './parse-query.ts';
import { keysOf, questionOf } from './question-queries.ts';
import type { Question } from './question-queries.ts';

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

/** Among so many of the newest that have the words the best are looked for: what is older is asked for by more words. */
const mostRanked = 1_000;
/** By so many of the newest it is told how common the words are. */
const sample = 300;
/** What half of all have is found soonest by reading on from there, without an index. */
const common = 0.5;
const readOn = 3 * mostRanked;
/** To where the index of times still spares more than it costs. */
const nearest = 10 * mostRanked;

export interface Found {
  ids: number[];
  /** How many there are; `mostRanked` says that there may be more. */
  count: number;
}

/** The newest that have all words, then the best of them. */
export async function find(db: Db, wanted: Wanted): Promise<Found> {
  const question = await questionOf(db, wanted.phrases);
  let found: Found = { ids: [], count: 0 };
  if (question === null) return found;
  const share = await shareOf(db, wanted, question);
  for (const candidates of waysTo(wanted, question, share)) {
    found = await pageOf(db, wanted, question, candidates);
    if (found.count >= mostRanked) break;
  }
  return found;
}

/** How many of the newest have the words, of 1. */
async function shareOf(db: Db, { siteId, language }: Wanted, question: Question): Promise<number> {
  const { rows } = await sql<{ share: number }>`
    select count(*)::int / ${sample}::float as share from (
      select d.words from search_document d where d.site_id = ${siteId} and d.language = ${language}
      order by d.published_at desc, d.appearance_id desc limit ${sample}
    ) d where d.words @@ ${question.text}::tsquery
  `.execute(db);
  return rows[0]?.share ?? 0;
}

/** Documents that might have the words, in such numbers that enough of them will; the last are all there are. */
function waysTo({ siteId, language, since }: Wanted, question: Question, share: number): RawBuilder<unknown>[] {
  const columns = sql`d.ctid as place, d.appearance_id, d.story_id, d.published_at from search_document d`;
  const ofSite = sql`d.site_id = ${siteId} and d.language = ${language} and (${since}::timestamptz is null or d.published_at >= ${since})`;
  // Of keys that come from a subquery the plan expects few documents, however common they are, and so it takes their index.
  const byKeys = sql`search_keys(d.words) @> (select ${keysOf(question)})`;
  // The index of times would give nearly all of the site, and is hidden from the plan.
  const all = sql`select ${columns} where d.site_id + 0 = ${siteId} and d.language || '' = ${language}
    and (${since}::timestamptz is null or d.published_at >= ${since}) and ${byKeys}`;
  if (share >= common)
    return [
      sql`select ${columns} where ${ofSite} order by d.published_at desc, d.appearance_id desc limit ${readOn}`,
      all,
    ];
  const expected = Math.ceil((1.5 * mostRanked) / share);
  if (expected > nearest) return [all];
  // Between two moments, of which it knows neither, the plan expects few as well, and so it takes this index, too.
  const near = sql`select ${columns} where ${ofSite} and d.published_at between coalesce((
    select d.published_at from search_document d where ${ofSite} order by d.published_at desc offset ${expected} limit 1
  ), '-infinity') and 'infinity' and ${byKeys}`;
  return [near, all];
}

/**
 * Of candidates, those that have the words and may be shown; one page of them in their order. Their words are read newest first and
 * until there are enough: to read those of all would take far longer than all else.
 */
async function pageOf(db: Db, wanted: Wanted, question: Question, candidates: RawBuilder<unknown>): Promise<Found> {
  const { territory, sectionIds, limit, offset } = wanted;
  const order =
    wanted.order === 'newest' ? sql`published_at desc, id desc` : sql`rank desc, published_at desc, id desc`;
  const { rows } = await sql<{ id: number | null; count: number }>`
    with newest as materialized (
      select d.story_id as id, d.published_at, ${ranked(wanted.order, question)} as rank
      from (select * from (${candidates}) d order by d.published_at desc, d.appearance_id desc offset 0) d
      -- No weight is set. But the copy is at hand for each that asks for it, where the original is brought in each time.
      cross join lateral (select setweight(words, 'A', '{}') as words from search_document where ctid = d.place offset 0) text
      join appearance a on a.id = d.appearance_id and a.listed
      join story s on s.id = d.story_id
      where text.words @@ ${question.text}::tsquery and (${sectionIds}::int[] is null or a.section_id = any (${sectionIds}::int[]))
        and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at) and may_enter(s.only_in, s.not_in, ${territory})
      order by d.published_at desc, d.appearance_id desc limit ${mostRanked}
    )
    select page.id, counted.count from (select count(*)::int as count from newest) counted left join lateral (
      select id, published_at, rank / (1 + extract(epoch from now() - published_at) / 31536000) as rank from newest order by ${order} limit ${limit} offset ${offset}
    ) page on true
  `.execute(db);
  return { ids: rows.flatMap(({ id }) => (id === null ? [] : [id])), count: rows[0]?.count ?? 0 };
}

/** Words near each other and in the headline count for more; a long text for no more than a short one. A story of a year ago has half. */
function ranked(order: Wanted['order'], question: Question): RawBuilder<unknown> {
  return order === 'newest' ? sql`0` : sql`ts_rank(text.words, ${question.text}::tsquery, 1)`;
}
