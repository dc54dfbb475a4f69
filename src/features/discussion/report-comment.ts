/** A member says that a comment breaks a rule; a moderator looks at it. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { commentById } from './comment-queries.ts';
import { visibilityOf } from './comment.ts';
import type { Report } from './comment.ts';
import { insertReport } from './report-queries.ts';

/** Again replaces what the member said before. Throws `comment-unknown` and `own-comment`. */
export async function reportComment(db: Db, report: Report): Promise<void> {
  const comment = await commentById(db, report.storyId, report.id);
  if (!comment || visibilityOf(comment.status) !== 'visible') throw new KnownError('comment-unknown');
  if (comment.memberId === report.memberId) throw new KnownError('own-comment');
  const note = report.note.replaceAll(/\s+/gu, ' ').trim().slice(0, 500).toWellFormed();
  await insertReport(db, { ...report, note, version: comment.version });
}
