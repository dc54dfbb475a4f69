/**
 * What decides about a comment before a person does: phases in order, the first that answers ends it. What only the
 * database knows (the session, bans, the thread's state, what was said before) is asked in the statement that writes.
 */
import { ownText, maxLength } from './comment-body.ts';
import type { CommentBody, CommentStatus, HoldReason } from './comment.ts';
import { countLinks } from './comment-html.ts';
import type { HeldWord } from './comment-write-queries.ts';
import { looksLike } from './looks-like.ts';

export type Refusal = 'empty' | 'too-long' | 'too-little' | 'word';

export type Phased =
  | { kind: 'refused'; why: Refusal }
  | { kind: 'taken'; status: CommentStatus; reason: HoldReason | null };

export interface PhaseInput {
  body: CommentBody;
  text: string;
  words: readonly HeldWord[];
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
  // Words that are not for here, however they are dressed up: there are others.
  (input) => (holdsWord(input, 'refuse') ? { kind: 'refused', why: 'word' } : null),
  // Words that this site wants to see first.
  (input) => (holdsWord(input, 'hold') ? { kind: 'taken', status: 'SYSTEM_WITHHELD', reason: 'words' } : null),
  // Many links are more often an advertisement than an argument.
  ({ text }) => (countLinks(text) > maxLinks ? { kind: 'taken', status: 'SYSTEM_WITHHELD', reason: 'links' } : null),
];

function holdsWord({ text, words }: PhaseInput, action: HeldWord['action']): boolean {
  const listed = words.filter((word) => word.action === action);
  if (listed.length === 0) return false;
  const look = looksLike(text);
  return listed.some(({ word }) => look.includes(word));
}

/** Then, in the statement: session, address, ban, story, thread, parent, pace, repetition; a thread read first; a new member. */
export function runPhases(body: CommentBody, words: readonly HeldWord[]): Phased {
  const input = { body, text: ownText(body), words };
  for (const phase of phases) {
    const answer = phase(input);
    if (answer !== null) return answer;
  }
  return { kind: 'taken', status: 'NONE', reason: null };
}
