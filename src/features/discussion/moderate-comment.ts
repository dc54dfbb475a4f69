/** A moderator's verdict on the text that they saw, and on no other. Its author hears of it, with the rule. */
import { announce } from '../../platform/db/announce.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { record } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { mailBodies } from '../../platform/mail/mail-frame.tsx';
import { queueMail } from '../../platform/mail/queue-mail.ts';
import { mailFrom } from '../network/network.ts';
import type { Network } from '../network/network.ts';
import { ownText } from './comment-body.ts';
import { authorOf, insertVerdict, lockComment, setStatus, storyPlace } from './comment-queries.ts';
import type { StoredComment } from './comment-queries.ts';
import { commentId, threadTag, visibilityOf } from './comment.ts';
import type { CommentStatus, ModerationRule } from './comment.ts';
import { remakeHtml } from './remake-html.ts';
import { discussionStrings } from './strings/catalogue.ts';

export type Verdict =
  | { action: 'approve' }
  | { action: 'hold' }
  | { action: 'reject'; rule: ModerationRule; note: string };

export interface Moderation {
  storyId: number;
  id: number;
  /** The text that was seen; null takes the newest, for the command line. */
  version: number | null;
  verdict: Verdict;
  actor: Actor;
}

export interface ModerationDeps {
  network: Network;
  originOf: (site: { host: string }) => string;
  now: Date;
}

const statuses: Record<Verdict['action'], CommentStatus> = {
  approve: 'APPROVED',
  hold: 'PREMOD',
  reject: 'REJECTED',
};

/** Throws `comment-unknown`, and `comment-changed` when there is another text by now. */
export async function moderateComment(db: Db, deps: ModerationDeps, wanted: Moderation): Promise<StoredComment> {
  const { storyId, id, verdict, actor } = wanted;
  return db.transaction().execute(async (tx) => {
    const locked = await lockComment(tx, storyId, id);
    if (!locked) throw new KnownError('comment-unknown');
    const { comment } = locked;
    if (wanted.version !== null && wanted.version !== comment.version) throw new KnownError('comment-changed');
    const status = statuses[verdict.action];
    const [rule, note] = verdict.action === 'reject' ? [verdict.rule, verdict.note.slice(0, 1_000)] : [null, ''];
    await insertVerdict(tx, {
      storyId,
      id,
      version: comment.version,
      actor,
      action: verdict.action,
      status,
      rule,
      note,
    });
    await record(tx, actor, `comment.${verdict.action}`, commentId(storyId, id), { version: comment.version, rule });
    const reason = rule ?? (verdict.action === 'hold' ? 'moderator' : null);
    // The same once more says nothing new; another rule or a note does, to its author and on the page.
    if (status === comment.status && reason === comment.reason && note === '') return comment;
    await setStatus(tx, comment, status, reason);
    const was = visibilityOf(comment.status);
    const hides = was === 'visible' && status !== 'APPROVED';
    // A quote goes with the comment that it is from, and comes back with it; the words around it stay.
    if (was !== visibilityOf(status)) await remakeHtml(tx, storyId, locked.quoters);
    await tellAuthor(tx, deps, comment, verdict);
    // What was taken away may not come back as a stale copy either.
    await announce(tx, [threadTag(storyId)], hides ? { withdrawn: [threadTag(storyId)] } : {});
    return { ...comment, status, reason };
  });
}

async function tellAuthor(tx: Db, deps: ModerationDeps, comment: StoredComment, verdict: Verdict): Promise<void> {
  // One that was never held is approved without a word.
  if (verdict.action === 'hold' || (verdict.action === 'approve' && visibilityOf(comment.status) === 'visible')) return;
  const author = comment.memberId === null ? undefined : await authorOf(tx, comment.memberId);
  const site = deps.network.siteById(comment.siteId);
  const place = await storyPlace(tx, comment.storyId, comment.siteId, deps.now);
  if (!author?.email || !site || !place) return;
  const language = author.language === 'ja' ? 'ja' : 'en';
  const words = discussionStrings(language);
  const excerpt = ownText(comment.body).slice(0, 300).toWellFormed();
  const written =
    verdict.action === 'reject'
      ? words.rejectedMail(site.name, place.headline, words.rules[verdict.rule], verdict.note, excerpt)
      : words.approvedMail(site.name, place.headline, excerpt);
  const href = `${deps.originOf(site)}/c/${commentId(comment.storyId, comment.id)}`;
  const bodies = mailBodies({
    language,
    sender: site.name,
    heading: written.subject,
    paragraphs: written.paragraphs,
    button: { text: written.button, href },
    small: written.small,
  });
  await queueMail(tx, { from: mailFrom(site), to: author.email, subject: written.subject, ...bodies });
}
