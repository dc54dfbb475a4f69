/** An author mends what they wrote, within five minutes. It goes through the same phases as a new one, and is marked. */
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { toParagraphs } from './comment-body.ts';
import { commentHtml, htmlVersion } from './comment-html.ts';
import { runPhases } from './comment-phases.ts';
import { lockComment, setBody, setStatus } from './comment-queries.ts';
import { editWindowMs, threadTag, visibilityOf } from './comment.ts';
import { heldWords } from './comment-write-queries.ts';

export async function editComment(
  db: Db,
  wanted: { storyId: number; id: number; text: string; memberId: number },
  now: Date,
): Promise<void> {
  const { storyId, id } = wanted;
  await db.transaction().execute(async (tx) => {
    const comment = await lockComment(tx, storyId, id);
    if (!comment || comment.memberId !== wanted.memberId) throw new KnownError('comment-unknown');
    if (comment.status === 'REJECTED') throw new KnownError('comment-unknown');
    if (now.getTime() - comment.createdAt.getTime() > editWindowMs) throw new KnownError('edit-over');
    // What it quotes stays; its own words are new.
    const body = [...comment.body.filter((part) => part.type === 'quote'), ...toParagraphs(wanted.text)];
    const phased = runPhases(body, await heldWords(tx, comment.siteId));
    if (phased.kind === 'refused') throw new KnownError(`comment-${phased.why}`);
    const html = commentHtml(storyId, body);
    await setBody(tx, comment, { body, html, htmlVersion, version: comment.version + 1, edited: true });
    // One that is held stays so: its new text has not been seen either. An approved one is new again.
    const stays = visibilityOf(comment.status) === 'held';
    const status = stays ? comment.status : phased.status;
    if (status !== comment.status) await setStatus(tx, comment, status, phased.reason);
    const hides = visibilityOf(comment.status) === 'visible' && visibilityOf(status) !== 'visible';
    await announce(tx, [threadTag(storyId)], hides ? { withdrawn: [threadTag(storyId)] } : {});
  });
}
