/** What a reader asks, as PostgreSQL reads it and as the index of documents has it. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Phrase } from './parse-query.ts';

export interface Question {
  /** A tsquery. */
  text: string;
  lexemes: string[];
  pairs: Pair[];
}

interface Pair {
  before: string;
  gap: number;
  after: string;
}

/** Which pairs of words have numbers: see search_keys in migrations/0045. */
const widestGap = 3;
const behindLatin = '\u0250';

/** Null where nothing is left to be asked: words that say nothing, such as “the”, are left out, and their place stays open. */
export async function questionOf(db: Db, phrases: readonly Phrase[]): Promise<Question | null> {
  const terms = phrases.flatMap((phrase) => phrase.terms);
  if (terms.length === 0) return null;
  const { rows } = await sql<{ lexeme: string | null }>`
    select case when t.latin then (ts_lexize('english_stem', t.word))[1] else t.word end as lexeme
    from unnest(${terms.map(({ word }) => word)}::text[], ${terms.map(({ latin }) => latin)}::boolean[]) with ordinality as t (word, latin, place) order by t.place
  `.execute(db);
  let next = 0;
  const question: Question = { text: '', lexemes: [], pairs: [] };
  for (const phrase of phrases) {
    const places = phrase.terms.map(({ at }) => ({ at, lexeme: rows[next++]?.lexeme ?? null }));
    const said = places.filter((place): place is Said => place.lexeme !== null);
    if (said.length === 0) continue;
    question.text += `${question.text === '' ? '' : ' & '}(${inOrder(said)})`;
    question.lexemes.push(...said.map(({ lexeme }) => lexeme));
    question.pairs.push(...pairsOf(said, said.length < places.length));
  }
  return question.lexemes.length === 0 ? null : question;
}

/** The numbers by which search_document_keys has all of a question; without them no document is found by it. */
export function keysOf({ lexemes, pairs }: Question): RawBuilder<unknown> {
  return sql`array(
    select hashtext(lexeme) from unnest(${lexemes}::text[]) lexeme
    union all select search_pair(before, gap, after)
    from unnest(${pairs.map(({ before }) => before)}::text[], ${pairs.map(({ gap }) => gap)}::int[], ${pairs.map(({ after }) => after)}::text[]) as pair (before, gap, after)
  )`;
}

interface Said {
  lexeme: string;
  at: number;
}

function inOrder(said: readonly Said[]): string {
  return said
    .map(({ lexeme, at }, place) => {
      const quoted = `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
      const before = said[place - 1];
      return before === undefined ? quoted : `<${at - before.at}> ${quoted}`;
    })
    .join(' ');
}

/** Between words that are not Latin the index has no pair where another stands, which may stand where a small one is asked. */
function pairsOf(said: readonly Said[], smallWords: boolean): Pair[] {
  return said.flatMap(({ lexeme: after, at }, place) => {
    const { lexeme: before, at: from } = said[place - 1] ?? { lexeme: '', at: Number.NEGATIVE_INFINITY };
    const gap = at - from;
    const isKnown = gap === 1 || !smallWords || (before < behindLatin && after < behindLatin);
    return gap <= widestGap && isKnown ? [{ before, gap, after }] : [];
  });
}
