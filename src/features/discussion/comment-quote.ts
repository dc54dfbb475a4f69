/** The beginning of another comment, quoted. It is linked, and goes when that one goes. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { ownText } from './comment-body.ts';
import { visibilityOf } from './comment.ts';
import type { CommentQuote } from './comment.ts';
import { commentById } from './comment-queries.ts';
import { cutAtWord } from './cut-at-word.ts';

const maxQuoted = 300;

export async function commentQuote(db: Db, storyId: number, id: number): Promise<CommentQuote> {
  const comment = await commentById(db, storyId, id);
  if (!comment || visibilityOf(comment.status) !== 'visible') throw new KnownError('comment-unknown');
  const text = ownText(comment.body).replaceAll(/\s+/g, ' ');
  return { type: 'quote', of: 'comment', comment: id, text: cutAtWord(text, maxQuoted) };
}
