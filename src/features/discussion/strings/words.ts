/** The words of the discussion, by language. */
import type { Refusal } from '../comment-phases.ts';
import type { HoldReason, ModerationRule } from '../comment.ts';

export interface DiscussionStrings {
  comments: (count: number) => string;
  firstComment: string;
  noneYet: string;
  sortBy: string;
  sorts: Record<'oldest' | 'newest' | 'top', string>;
  closed: string;
  closedWhy: (reason: string) => string;
  premod: string;
  /** The count last: a vote changes it in place. */
  agree: (name: string, count: number) => string;
  disagree: (name: string, count: number) => string;
  reply: string;
  edit: string;
  edited: string;
  editTitle: string;
  editNote: string;
  save: string;
  inReplyTo: string;
  formerMember: string;
  staff: string;
  folded: string;
  moreReplies: (count: number) => string;
  nextComments: string;
  fromTheBeginning: string;
  wholeThread: string;
  fromTheStory: string;
  fromAComment: string;
  passageChanged: string;
  passageGone: string;
  quotePassage: string;
  quoteInComment: string;
  repliesToPassage: (count: number) => string;
  report: string;
  reportTitle: string;
  reportWhy: string;
  reportNote: string;
  reportThanks: string;
  reportNext: string;
  removed: (rule: string) => string;
  heldHere: string;
  held: string;
  heldWhy: Record<HoldReason, string>;
  onlyYou: string;
  removedFromYou: (rule: string) => string;
  write: string;
  writeReply: (name: string) => string;
  writeLabel: string;
  writeHint: string;
  post: string;
  dropQuote: string;
  quoteThem: (name: string) => string;
  loginFirst: string;
  loginToComment: string;
  oneAccount: string;
  quotedPassages: string;
  /** Behind the number. */
  repliesShort: (count: number) => string;
  unproven: string;
  banned: string;
  refused: Record<Refusal | 'fast' | 'said' | 'closed' | 'passage' | 'comment', string>;
  rules: Record<ModerationRule, string>;
  rejectedMail: (
    site: string,
    headline: string,
    rule: string,
    note: string,
    excerpt: string,
  ) => {
    subject: string;
    paragraphs: string[];
    button: string;
    small: string[];
  };
  approvedMail: (
    site: string,
    headline: string,
    excerpt: string,
  ) => {
    subject: string;
    paragraphs: string[];
    button: string;
    small: string[];
  };
}
