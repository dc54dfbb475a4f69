/**
 * What decides about a comment before a person does: phases in order, the first that answers ends it. What only the
 * database knows (the session, bans, the thread's state, what was said before) is asked in the statement that writes.
 */
import { ownText, maxLength } from './comment-body.ts';
import type { CommentBody, CommentStatus, HoldReason } from './comment.ts';
import { countLinks } from './comment-html.ts';
import { looksLike } from './looks-like.ts';

export type Refusal = 'empty' | 'too-long' | 'too-little';

export type Phased =
  | { kind: 'refused'; why: Refusal }
  | { kind: 'taken'; status: CommentStatus; reason: HoldReason | null };

export interface PhaseInput {
  body: CommentBody;
  text: string;
  /** As they look; see `looksLike`. */
  heldWords: readonly string[];
}

type Phase = (input: PhaseInput) => Phased | null;

const maxLinks = 3;
/** What says that somebody was here, and nothing else. */
const banal = /^(?:\+1|me too|this|first|bump|lol|同意|それな)[.!。！\s]*$/i;

const phases: readonly Phase[] = [
  // Its own words are there, and not more than anyone reads.
  ({ text }) => (text.trim() === '' ? { kind: 'refused', why: 'empty' } : null),
  ({ text }) => (Array.from(text).length > maxLength ? { kind: 'refused', why: 'too-long' } : null),
  // A vote says that better.
  ({ text }) =>
    banal.test(text.trim()) || !/[\p{L}\p{N}]/u.test(text) ? { kind: 'refused', why: 'too-little' } : null,
  // Words that this site wants to see first, however they are dressed up.
  ({ text, heldWords }) =>
    heldWords.some((word) => looksLike(text).includes(word))
      ? { kind: 'taken', status: 'SYSTEM_WITHHELD', reason: 'words' }
      : null,
  // Many links are more often an advertisement than an argument.
  ({ text }) => (countLinks(text) > maxLinks ? { kind: 'taken', status: 'SYSTEM_WITHHELD', reason: 'links' } : null),
];

export function runPhases(body: CommentBody, heldWords: readonly string[]): Phased {
  const input = { body, text: ownText(body), heldWords };
  for (const phase of phases) {
    const answer = phase(input);
    if (answer !== null) return answer;
  }
  return { kind: 'taken', status: 'NONE', reason: null };
}
