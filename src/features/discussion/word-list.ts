/** What is read before it is shown: the words that a site or all of them list, and the first comments of a new member. */
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { record } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { wordLook } from './looks-like.ts';
import { deleteWord, putWord, setFirstHeld } from './word-queries.ts';
import type { ListedWord } from './word-queries.ts';

export { listedWords } from './word-queries.ts';

const longest = 60;

/** `siteId` null is for all sites. Replaces what the word did before. Throws `word-unfit`. */
export async function listWord(
  db: Db,
  { word, siteId, action }: { word: string; siteId: number | null; action: ListedWord['action'] },
  actor: Actor,
): Promise<string> {
  const look = fit(word);
  await db.transaction().execute(async (tx) => {
    await putWord(tx, { word: look, siteId, action });
    await record(tx, actor, `word.${action}`, look.trim(), { siteId });
  });
  return look.trim();
}

/** Whether it was there. */
export async function dropWord(db: Db, word: string, siteId: number | null, actor: Actor): Promise<boolean> {
  const look = fit(word);
  return db.transaction().execute(async (tx) => {
    const dropped = await deleteWord(tx, look, siteId);
    if (dropped) await record(tx, actor, 'word.drop', look.trim(), { siteId });
    return dropped;
  });
}

/** How many comments of each new member are read before they are shown; 0 for none. */
export async function readFirst(db: Db, count: number, actor: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await setFirstHeld(tx, count);
    await record(tx, actor, 'discussion.first-held', 'network', { count });
  });
}

function fit(word: string): string {
  const look = wordLook(word.slice(0, 1_000));
  if (look.trim().length < 2 || look.length > longest) throw new KnownError('word-unfit');
  return look;
}
