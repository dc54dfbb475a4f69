/** A member is taken out of what was said; where they wish, their words too, and with these what others quote of them. */
import type { Db } from '../../platform/db/database.ts';
import { emptyQuotesOf, eraseOwnComments, lockCommentsOf } from './member-comments-queries.ts';
import { remakeHtml } from './remake-html.ts';

/** Returns the stories whose threads have changed. */
export async function eraseFromDiscussion(tx: Db, memberId: number, words: boolean): Promise<number[]> {
  const threads = await lockCommentsOf(tx, memberId);
  await eraseOwnComments(tx, memberId, words);
  if (words)
    for (const { storyId, ids, quoters } of threads) {
      await emptyQuotesOf(tx, storyId, ids);
      await remakeHtml(tx, storyId, quoters);
    }
  return threads.map(({ storyId }) => storyId);
}
