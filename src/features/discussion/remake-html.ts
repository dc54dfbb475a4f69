/** The ready-made HTML of comments, made anew when what they quote has changed, or has gone or come back. */
import type { Db } from '../../platform/db/database.ts';
import { commentHtml, htmlVersion } from './comment-html.ts';
import { lockComments } from './comment-queries.ts';
import { commentSources, setCommentHtml } from './quote-queries.ts';

export async function remakeHtml(tx: Db, storyId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  // Read under its lock, or the words of somebody who mends meanwhile would be overwritten with those from before.
  await lockComments(tx, storyId, ids);
  for (const { id, body, ...quoted } of await commentSources(tx, storyId, ids))
    await setCommentHtml(tx, storyId, id, commentHtml(storyId, body, quoted), htmlVersion);
}
