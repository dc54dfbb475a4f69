/** The lists of words, and how many first comments are held. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface ListedWord {
  /** As it looks; see `looksLike`. */
  word: string;
  action: 'hold' | 'refuse';
  siteId: number | null;
}

export async function listedWords(db: Db): Promise<ListedWord[]> {
  const { rows } = await sql<ListedWord>`
    select word, action, site_id as "siteId" from held_word order by site_id nulls first, word
  `.execute(db);
  return rows;
}

export async function putWord(tx: Db, { word, action, siteId }: ListedWord): Promise<void> {
  await sql`
    insert into held_word (site_id, word, action) values (${siteId}, ${word}, ${action})
    on conflict (site_id, word) do update set action = excluded.action
  `.execute(tx);
}

export async function deleteWord(tx: Db, word: string, siteId: number | null): Promise<boolean> {
  const { rows } = await sql`
    delete from held_word where word = ${word} and site_id is not distinct from ${siteId} returning 1
  `.execute(tx);
  return rows.length > 0;
}

export async function setFirstHeld(tx: Db, count: number): Promise<void> {
  await sql`
    insert into discussion_setting (first_held) values (${count})
    on conflict (one) do update set first_held = excluded.first_held
  `.execute(tx);
}
