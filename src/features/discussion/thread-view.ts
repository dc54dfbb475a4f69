/** A thread as a page shows it: the same for everyone. What only one reader sees is laid over it. */
import type { CommentStatus } from './comment.ts';
import type { QuotedRange } from './shared-passages.ts';

export type ThreadSort = 'oldest' | 'newest' | 'top';
export const threadSorts: readonly ThreadSort[] = ['oldest', 'newest', 'top'];

export interface ThreadComment {
  id: number;
  rootId: number | null;
  parentId: number | null;
  status: CommentStatus;
  /** The rule by which it was removed. */
  reason: string | null;
  /** Ready-made of what was written; with marks for the page's words. */
  html: string;
  up: number;
  down: number;
  replies: number;
  createdAt: Date;
  editedAt: Date | null;
  /** Null when the account is gone. */
  author: { slug: string; name: string; staff: boolean } | null;
  /** Whom it answers, where that is not the first of its branch. */
  answers: { id: number; name: string | null } | null;
}

export interface ThreadView {
  storyId: number;
  state: 'open' | 'premod' | 'closed';
  closed: { reason: string | null; at: Date } | null;
  visible: number;
  /** What visible comments quote of the story: the passages that most share, most first. */
  passages: QuotedRange[];
  sort: ThreadSort;
  /** First ones, each followed by the first of its replies. */
  branches: { root: ThreadComment; replies: ThreadComment[] }[];
  /** The cursor of the next page; null on the last. */
  next: string | null;
  /** Not from the beginning. */
  continued: boolean;
  /** Set when one branch is shown whole. */
  branch: number | null;
}

export const rootsAPage = 20;
export const repliesShown = 2;
export const repliesAPage = 50;

/** `12` after number 12; `5.12` after number 12 with score 5. Stable: a page begins after what was read. */
export const cursorForm = /^-?\d{1,7}(\.\d{1,9})?$/;
