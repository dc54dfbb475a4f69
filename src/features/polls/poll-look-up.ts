/** Polls that a desk's file writes: opened, or found again in the copy that came before. */
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { openPollWithin } from './open-poll.ts';

/** As blocks of bodies have it. */
interface PollWords {
  question: string;
  answers: readonly string[];
}

interface Written extends PollWords {
  closesAt?: string | undefined;
  hideUntilVote?: boolean | undefined;
}

/**
 * The number of the poll of the copy before with as many answers, and with the same question or the same answers: the
 * desk has mended a word, and the votes stay. Else of a new one.
 */
export function pollLookUp(tx: Db, before: readonly (PollWords & { poll: number })[], actor: Actor, now: Date) {
  return async ({ question, answers, closesAt, hideUntilVote }: Written): Promise<number> => {
    const same = before.find(
      (poll) =>
        poll.answers.length === answers.length &&
        (poll.question === question || poll.answers.every((answer, index) => answer === answers[index])),
    );
    if (same) return same.poll;
    const closing = new Date(closesAt ?? 0);
    return openPollWithin(tx, { question, answers, closesAt: closing, hidden: hideUntilVote ?? false }, actor, now);
  };
}
