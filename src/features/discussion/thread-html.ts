/**
 * A thread as HTML. Written as strings, for it is most of a page: the words of each comment are ready-made and only the
 * votes and the page's own words are filled in.
 */
import { escapeHtml } from '../../platform/html/escape.ts';
import type { Html } from '../../platform/html/raw.ts';
import { dateStyle, fullTime, machineTime } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import { changedMark, commentMark, goneMark, storyMark } from './comment-html.ts';
import { foldBelow, visibilityOf } from './comment.ts';
import type { HoldReason, ModerationRule } from './comment.ts';
import { discussionStrings } from './strings/catalogue.ts';
import { repliesShown, threadSorts } from './thread-view.ts';
import type { ThreadComment, ThreadSort, ThreadView } from './thread-view.ts';
import type { Overlay } from './thread-queries.ts';
import { isRule } from './moderation-rules.ts';

export interface ThreadPlace {
  page: PageContext;
  /** The story's own address. */
  storyHref: string;
  /** The language's prefix: `/ja`, or nothing. */
  prefix: string;
  /** What one reader sees over it, on a page that is theirs. */
  overlay?: Overlay;
}

/** The list with its order and its next page; heading and form are the page's. */
export function threadHtml(view: ThreadView, place: ThreadPlace): Html {
  const words = discussionStrings(place.page.language);
  const list = view.branches.map((branch) => branchHtml(view, branch, place)).join('');
  const { storyHref } = place;
  const first = view.continued || view.branch !== null;
  const back = first
    ? `<p class="more"><a href="${escapeHtml(storyHref)}#comments">${view.branch === null ? words.fromTheBeginning : words.wholeThread}</a></p>`
    : '';
  const sorts = view.visible > 1 && view.branch === null ? sortsHtml(view.sort, place) : '';
  const next =
    view.next === null
      ? ''
      : `<p class="more"><a rel="nofollow" href="${escapeHtml(threadHref(place, view, view.next))}#comments">${words.nextComments}</a></p>`;
  return `${symbols}${sorts}${back}<div class="branches">${list}</div>${next}<div class="branches" data-own>${place.overlay ? ownCommentsHtml(place.overlay, place) : ''}</div>` as Html;
}

/** Drawn once, used by each. */
const symbols =
  '<svg class="symbols"><symbol id="up" viewBox="0 0 24 24"><path d="M7 10v11H3V10zM7 10l5-8a3 3 0 0 1 3 4l-1 3h6a2 2 0 0 1 2 2.500l-2 8A2 2 0 0 1 18 21H7"/></symbol><symbol id="down" viewBox="0 0 24 24"><path d="M17 14V3h4v11zM17 14l-5 8a3 3 0 0 1-3-4l1-3H4a2 2 0 0 1-2-2.500l2-8A2 2 0 0 1 6 3h11"/></symbol></svg>';

function threadHref({ storyHref }: ThreadPlace, view: ThreadView, cursor: string): string {
  const query = [
    ...(view.branch === null ? [] : [`thread=${view.branch}`]),
    ...(view.sort === 'oldest' || view.branch !== null ? [] : [`sort=${view.sort}`]),
    `after=${cursor}`,
  ];
  return `${storyHref}?${query.join('&')}`;
}

function sortsHtml(current: ThreadSort, { page, storyHref }: ThreadPlace): string {
  const words = discussionStrings(page.language);
  const links = threadSorts.map((sort) => {
    const href = escapeHtml(sort === 'oldest' ? storyHref : `${storyHref}?sort=${sort}`);
    return `<a rel="nofollow" href="${href}#comments"${sort === current ? ' aria-current="true"' : ''}>${words.sorts[sort]}</a>`;
  });
  return `<nav class="sorts" aria-label="${words.sortBy}">${links.join('')}</nav>`;
}

function branchHtml(view: ThreadView, { root, replies }: ThreadView['branches'][number], place: ThreadPlace): string {
  const words = discussionStrings(place.page.language);
  const below = replies.map((reply) => commentHtml(view, reply, place)).join('');
  // All that a page shows of a branch; a removed one among the first is shown and not counted.
  const shown = replies.filter((reply) => visibilityOf(reply.status) === 'visible').length;
  const missing = root.replies - shown;
  const more =
    view.branch === null && replies.length >= repliesShown && missing > 0
      ? `<p class="more"><a rel="nofollow" href="${escapeHtml(place.storyHref)}?thread=${root.id}#c${root.id}">${words.moreReplies(missing)}</a></p>`
      : '';
  return `${commentHtml(view, root, place)}${below || more ? `<div class="replies">${below}${more}</div>` : ''}`;
}

function commentHtml(view: ThreadView, comment: ThreadComment, place: ThreadPlace): string {
  const words = discussionStrings(place.page.language);
  const { id, author, createdAt } = comment;
  const visibility = visibilityOf(comment.status);
  // Here only where others have answered it.
  if (visibility === 'held') return `<p class="comment removed" id="c${id}">${words.heldHere}</p>`;
  if (visibility === 'removed')
    return `<p class="comment removed" id="c${id}">${words.removed(ruleText(comment.reason, place))}</p>`;
  const name = escapeHtml(author?.name ?? words.formerMember);
  const head = author
    ? `<a href="${place.prefix}/member/${escapeHtml(author.slug)}">${name}</a>${author.staff ? ` <span class="badge">${words.staff}</span>` : ''}`
    : name;
  const time = `<a class="when" href="/c/${view.storyId}-${id}"><time datetime="${machineTime(createdAt)}">${escapeHtml(fullTime(createdAt, dateStyle(place.page)))}</time></a>`;
  const edited = comment.editedAt === null ? '' : ` <span class="when">${words.edited}</span>`;
  const answers = comment.answers
    ? `<p class="answers">${words.inReplyTo} <a href="/c/${view.storyId}-${comment.answers.id}">${escapeHtml(comment.answers.name ?? words.formerMember)}</a></p>`
    : '';
  const said = `<div class="said">${withWords(comment.html, place)}</div>`;
  const folded = comment.up - comment.down < foldBelow;
  const report = isMine(id, place)
    ? ''
    : `<a class="act report" rel="nofollow" href="${place.prefix}/c/${view.storyId}-${id}/report">${words.report}</a>`;
  return (
    `<article class="comment" id="c${id}"><h3>${head} ${time}${edited}</h3>${answers}` +
    (folded ? `<details><summary>${words.folded}</summary>${said}</details>` : said) +
    `<div class="acts">${votesHtml(view, comment, name, place)}${replyLink(view, id, place)}${report}</div></article>`
  );
}

/** Where it can be voted, two buttons of one form; where not, the string alone. */
function votesHtml(view: ThreadView, { id, up, down }: ThreadComment, name: string, place: ThreadPlace): string {
  const { page, prefix, overlay } = place;
  const words = discussionStrings(page.language);
  const string = `<span class="votes"><b>${up - down}</b> ( +${up} / -${down} )</span>`;
  if (view.state === 'closed' || isMine(id, place)) return string;
  const own = overlay?.votes[id];
  const pressed = (value: number): string => (own === value ? ' aria-pressed="true"' : '');
  return (
    `<form class="vote" method="post" action="${prefix}/c/${view.storyId}-${id}/vote">` +
    `<button type="submit" name="value" value="${own === 1 ? 0 : 1}"${pressed(1)} aria-label="${words.agree(name, up)}"><svg aria-hidden="true"><use href="#up"/></svg></button>${string}` +
    `<button type="submit" name="value" value="${own === -1 ? 0 : -1}"${pressed(-1)} aria-label="${words.disagree(name, down)}"><svg aria-hidden="true"><use href="#down"/></svg></button></form>`
  );
}

function isMine(id: number, { overlay }: ThreadPlace): boolean {
  return overlay?.mine.includes(id) ?? false;
}

function replyLink(view: ThreadView, id: number, { page, storyHref, overlay }: ThreadPlace): string {
  if (view.state === 'closed') return '';
  const words = discussionStrings(page.language);
  const edit = overlay?.editable.includes(id)
    ? `<a class="act" href="${escapeHtml(storyHref)}?edit=${id}#write">${words.edit}</a>`
    : '';
  return `${edit}<a class="act" rel="nofollow" href="${escapeHtml(storyHref)}?reply=${id}#write">${words.reply}</a>`;
}

/** A member's own ones that nobody else sees, with why. Where the thread has its place, that has its number. */
export function ownCommentsHtml(overlay: Overlay, place: Pick<ThreadPlace, 'page' | 'storyHref'>): Html {
  const words = discussionStrings(place.page.language);
  return overlay.own
    .map(({ id, status, reason, note, html, placed }) => {
      const removed = visibilityOf(status) === 'removed';
      const why = removed ? words.removedFromYou(ruleText(reason, place)) : (words.heldWhy[reason as HoldReason] ?? '');
      const edit = overlay.editable.includes(id)
        ? `<a class="act" href="${escapeHtml(place.storyHref)}?edit=${id}#write">${words.edit}</a>`
        : '';
      return `<article class="comment own" id="${placed ? 'own-' : ''}c${id}"><p class="why"><b>${removed ? '' : `${words.held}. `}</b>${why} ${escapeHtml(note)} ${words.onlyYou}</p><div class="said">${withWords(html, place)}</div>${edit}</article>`;
    })
    .join('') as Html;
}

/** A comment's words alone, for pages that show it elsewhere. */
export function saidHtml(html: string, page: PageContext): Html {
  return withWords(html, { page }) as Html;
}

/** The marks that ready-made HTML holds, in the page's language. */
function withWords(html: string, { page }: Pick<ThreadPlace, 'page'>): string {
  const words = discussionStrings(page.language);
  return html
    .replaceAll(storyMark, words.fromTheStory)
    .replaceAll(commentMark, words.fromAComment)
    .replaceAll(changedMark, words.passageChanged)
    .replaceAll(goneMark, words.passageGone);
}

function ruleText(reason: string | null, { page }: Pick<ThreadPlace, 'page'>): string {
  const { rules } = discussionStrings(page.language);
  return isRule(reason) ? rules[reason] : rules['off-topic' satisfies ModerationRule];
}
