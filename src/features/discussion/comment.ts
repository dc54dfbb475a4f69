/** What a comment is: paragraphs and quotes as data, a stored status, and what is derived of it. */

/** Stored; the rest is derived from the ledger. */
export type CommentStatus = 'NONE' | 'APPROVED' | 'REJECTED' | 'PREMOD' | 'SYSTEM_WITHHELD';

export interface Paragraph {
  type: 'paragraph';
  text: string;
}

/** Anchored to a revision of the story: UTF-16 units in the block's plain text, ruby readings left out. */
export interface StoryQuote {
  type: 'quote';
  of: 'story';
  revisionId: number;
  blockId: string;
  start: number;
  end: number;
  text: string;
}

export interface CommentQuote {
  type: 'quote';
  of: 'comment';
  /** Its number in the same thread. */
  comment: number;
  text: string;
}

export type CommentPart = Paragraph | StoryQuote | CommentQuote;
export type CommentBody = CommentPart[];

export type Visibility = 'visible' | 'held' | 'removed';

const visibilities: Readonly<Record<CommentStatus, Visibility>> = {
  NONE: 'visible',
  APPROVED: 'visible',
  REJECTED: 'removed',
  PREMOD: 'held',
  SYSTEM_WITHHELD: 'held',
};

export function visibilityOf(status: CommentStatus): Visibility {
  return visibilities[status];
}

export function statusesThatAre(visibility: Visibility): CommentStatus[] {
  const statuses = Object.keys(visibilities) as CommentStatus[];
  return statuses.filter((status) => visibilities[status] === visibility);
}

/** How long an author may mend what they wrote. */
export const editWindowMs = 300_000;
/** Below this a comment is folded; its words stay one press away. */
export const foldBelow = -5;

/** A comment's public id carries its story: `12-7`. */
export function commentId(storyId: number, id: number): string {
  return `${storyId}-${id}`;
}

/** Undefined for what is no id of ours. */
export function parseCommentId(text: string | null | undefined): { storyId: number; id: number } | undefined {
  const found = /^([1-9]\d{0,14})-([1-9]\d{0,8})$/.exec(text ?? '');
  return found ? { storyId: Number(found[1]), id: Number(found[2]) } : undefined;
}

export function memberTag(slug: string): string {
  return `member:${slug}`;
}

export function threadTag(storyId: number): string {
  return `thread:${storyId}`;
}

/** Written many times a second when many argue. */
export function isThreadTag(tag: string): boolean {
  return tag.startsWith('thread:');
}

/** The rules by which a comment is removed. Their texts are in the catalogue. */
export const moderationRules = [
  'advertising',
  'spam',
  'insult',
  'banned-word',
  'libel',
  'off-topic',
  'impersonation',
  'illegal',
] as const;
export type ModerationRule = (typeof moderationRules)[number];

/** Why a comment is held before anyone has looked at it. */
export type HoldReason = 'links' | 'words' | 'premod' | 'new-member' | 'moderator';

/** What a member says against a comment. */
export interface Report {
  storyId: number;
  id: number;
  memberId: number;
  rule: ModerationRule;
  note: string;
}
