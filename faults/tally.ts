/** Counts an answer, and complains about one that nobody should get, whatever is broken. */
import type { Journal } from './journal.ts';
import type { Reply } from './sender.ts';

const longestAnswerMs = 5_000;

export function tally({ counts, complaints }: Journal, path: string, reply: Reply | null, tookMs: number): void {
  counts.longestMs = Math.max(counts.longestMs, tookMs);
  if (tookMs > longestAnswerMs) complaints.push(`${path} took ${(tookMs / 1_000).toFixed(1)} s`);
  if (reply === null) counts.cutOff += 1;
  else if (reply.status === 503) {
    counts.unavailable += 1;
    if (reply.retryAfter === undefined) complaints.push(`${path} is answered 503 and not told when to come back`);
  } else if (reply.status !== 200) complaints.push(`${path} is answered ${reply.status}: ${reply.text.slice(0, 200)}`);
}
