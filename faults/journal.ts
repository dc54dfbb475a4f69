/** What the writers sent and were told, kept outside of all that is killed: in our memory and in a file beside DATA_DIR. */
import { appendFileSync } from 'node:fs';

interface Sent {
  memberId: number;
  storyId: number;
  /** Milliseconds since the run began. */
  sentAt: number;
  /** Null: nobody said that it was done, so it may be there or not. */
  answeredAt: number | null;
}

export interface SentComment extends Sent {
  kind: 'comment';
  submission: string;
  /** No two are the same. */
  text: string;
  parentId: number | null;
  /** The number that the answer named. */
  given: number | null;
}

export interface SentVote extends Sent {
  kind: 'vote';
  commentId: number;
  /** 0 takes a vote back. */
  value: -1 | 0 | 1;
}

export type Entry = SentComment | SentVote;

export interface Journal {
  /** In the order in which they were sent; those of one member one after another. */
  entries: Entry[];
  /** Those of them that nobody waits for any more, and that are not in the file yet. */
  over: Entry[];
  /** Answers that nobody should have got: what was refused, was an error of ours, or took too long. */
  complaints: string[];
  counts: { acknowledged: number; unavailable: number; cutOff: number; longestMs: number };
}

export function emptyJournal(): Journal {
  return {
    entries: [],
    over: [],
    complaints: [],
    counts: { acknowledged: 0, unavailable: 0, cutOff: 0, longestMs: 0 },
  };
}

/** Appends what is over since the last time. */
export function keepJournal(journal: Journal, file: string): void {
  const over = journal.over.splice(0);
  if (over.length > 0) appendFileSync(file, `${over.map((entry) => JSON.stringify(entry)).join('\n')}\n`);
}
