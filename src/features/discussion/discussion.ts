/** The front door of `discussion`: comments, votes, threads, and what moderators do with them. */
export {
  commentId,
  isThreadTag,
  memberTag,
  moderationRules,
  parseCommentId,
  threadTag,
  visibilityOf,
} from './comment.ts';
export type { CommentBody, StoryQuote } from './comment.ts';
export { commentHtml as htmlOfComment, htmlVersion } from './comment-html.ts';
export { ownText } from './comment-body.ts';
export { commentById, storyPlace } from './comment-queries.ts';
export type { StoredComment, StoryPlace } from './comment-queries.ts';
export { commentQuote } from './comment-quote.ts';
export { createDiscussionWrites } from './discussion-writes.ts';
export type { CommentInput, DiscussionWrites, Writer } from './discussion-writes.ts';
export { editComment } from './edit-comment.ts';
export { followQuotes } from './follow-quotes.ts';
export { exportComments, exportReports, exportVotes } from './discussion-export-queries.ts';
export { eraseFromDiscussion } from './erase-from-discussion.ts';
export { tagsOfMember } from './member-comments-queries.ts';
export { memberCursorForm, memberPage } from './member-page-queries.ts';
export type { MemberComment, MemberPageView } from './member-page-queries.ts';
export { moderateComment } from './moderate-comment.ts';
export type { Verdict } from './moderate-comment.ts';
export { dropWord, listWord, listedWords, readFirst } from './word-list.ts';
export { commentToReport, reportComment } from './report-comment.ts';
export type { Reporting } from './report-comment.ts';
export { forgetOrigins, queuedComments } from './moderation-queries.ts';
export type { QueuedComment, QueueKind } from './moderation-queries.ts';
export { isRule } from './moderation-rules.ts';
export { recountDiscussion } from './recount.ts';
export { startCountAnnouncer } from './announce-counts.ts';
export { changeThread } from './thread-verbs.ts';
export { commentPlace } from './comment-place-queries.ts';
export { cutAtWord } from './cut-at-word.ts';
export { threadPage, viewerOverlay } from './thread-queries.ts';
export type { Overlay } from './thread-queries.ts';
export { cursorForm } from './thread-view.ts';
export type { ThreadSort, ThreadView } from './thread-view.ts';
export { ownCommentsHtml, saidHtml, threadHtml } from './thread-html.ts';
export { passageName, quoteIn, storyQuote } from './story-quote.ts';
export { currentRevision } from './quote-queries.ts';
export { isVisible } from './status-queries.ts';
export { describeIntent, findIntent, intentCookie, intentOfBrowser, intentSeconds, keepIntent } from './intents.ts';
export type { Intent, KeptIntent } from './intents.ts';
export { doIntent } from './do-intent.ts';
export { markIntentDone } from './intent-queries.ts';
export { discussionStrings } from './strings/catalogue.ts';
