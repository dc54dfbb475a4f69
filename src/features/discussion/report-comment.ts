/** A member says that a comment breaks a rule; a moderator looks at it. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { commentById, storyPlace } from './comment-queries.ts';
import type { StoredComment } from './comment-queries.ts';
import { visibilityOf } from './comment.ts';
import type { Report } from './comment.ts';
import { insertReport, isBannedFrom } from './report-queries.ts';

export interface Reporting {
  storyId: number;
  id: number;
  memberId: number;
  /** Where they read it. */
  siteId: number;
}

/**
 * The comment as its reporter sees it. Throws `comment-unknown` where nobody sees it, or its story, any more; `own-comment`; and
 * `banned` for whoever may not take part where it was written, wherever they read it.
 */
export async function commentToReport(db: Db, reporting: Reporting, now: Date): Promise<StoredComment> {
  const { storyId, id, memberId, siteId } = reporting;
  const comment = await commentById(db, storyId, id);
  if (!comment || visibilityOf(comment.status) !== 'visible') throw new KnownError('comment-unknown');
  if (!(await storyPlace(db, storyId, siteId, now))) throw new KnownError('comment-unknown');
  if (comment.memberId === memberId) throw new KnownError('own-comment');
  if (await isBannedFrom(db, memberId, comment.siteId)) throw new KnownError('banned');
  return comment;
}

/** Again replaces what the member said before. Throws what `commentToReport` does. */
export async function reportComment(db: Db, report: Report & Reporting, now: Date): Promise<void> {
  const { version } = await commentToReport(db, report, now);
  const note = report.note.replaceAll(/\s+/gu, ' ').trim().slice(0, 500).toWellFormed();
  await insertReport(db, { ...report, note, version });
}
