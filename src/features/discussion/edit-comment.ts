/**
 * An author mends what they wrote, within five minutes. It goes through the same phases as a new one, and is marked. Rare,
 * so it has a transaction of its own.
 */
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { toParagraphs } from './comment-body.ts';
import { runPhases } from './comment-phases.ts';
import { insertVerdict, lockComment, mendFacts, setBody, setStatus } from './comment-queries.ts';
import { editWindowMs, threadTag, visibilityOf } from './comment.ts';
import { heldWords } from './comment-write-queries.ts';
import { remakeHtml } from './remake-html.ts';

export async function editComment(
  db: Db,
  wanted: { storyId: number; id: number; text: string; memberId: number },
  now: Date,
): Promise<void> {
  const { storyId, id, memberId } = wanted;
  await db.transaction().execute(async (tx) => {
    const locked = await lockComment(tx, storyId, id);
    if (!locked || locked.comment.memberId !== memberId) throw new KnownError('comment-unknown');
    const { comment } = locked;
    if (comment.status === 'REJECTED') throw new KnownError('comment-unknown');
    if (now.getTime() - comment.createdAt.getTime() > editWindowMs) throw new KnownError('edit-over');
    const { state, banned, justEdited } = await mendFacts(tx, comment);
    if (banned) throw new KnownError('banned');
    if (state === 'closed') throw new KnownError('thread-closed');
    if (justEdited) throw new KnownError('too-fast');
    // What it quotes stays; its own words are new.
    const body = [...comment.body.filter((part) => part.type === 'quote'), ...toParagraphs(wanted.text)];
    const phased = runPhases(body, await heldWords(tx, comment.siteId));
    if (phased.kind === 'refused') throw new KnownError(`comment-${phased.why}`);
    const version = comment.version + 1;
    await setBody(tx, comment, { body, version });
    await remakeHtml(tx, storyId, [id]);
    // One that is held stays so: its new text has not been seen either. An approved one is new again.
    const stays = visibilityOf(comment.status) === 'held';
    const readFirst = state === 'premod' && phased.status === 'NONE';
    const status = stays ? comment.status : readFirst ? 'PREMOD' : phased.status;
    if (status !== comment.status) {
      const rule = readFirst ? 'premod' : phased.reason;
      const actor = `member:${memberId}`;
      await insertVerdict(tx, { storyId, id, version, actor, action: 'mend', status, rule, note: '' });
      await setStatus(tx, comment, status, rule);
    }
    const hides = visibilityOf(comment.status) === 'visible' && visibilityOf(status) !== 'visible';
    if (hides) await remakeHtml(tx, storyId, locked.quoters);
    await announce(tx, [threadTag(storyId)], hides ? { withdrawn: [threadTag(storyId)] } : {});
  });
}
