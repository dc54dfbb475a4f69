/** Polls that a desk's file writes: opened, or found again in the copy that came before. */
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { changePollWithin } from './change-poll.ts';
import { matchPolls } from './match-polls.ts';
import type { FormerPoll, WrittenPoll } from './match-polls.ts';
import { requireNamedPoll } from './named-poll.ts';
import { openPollWithin } from './open-poll.ts';
import { findPolls } from './poll-queries.ts';

export interface FilePolls {
  /** All that the file writes: which is which is told from all of them. */
  written: readonly WrittenPoll[];
  /** As blocks of the copy before have them. */
  before: readonly { poll: number; question: string; answers: readonly string[] }[];
}

/** Gives the number of the poll that each of those written then is. Throws `poll-unknown`, `input-invalid`. */
export async function pollLookUp(
  tx: Db,
  { written, before }: FilePolls,
  actor: Actor,
  now: Date,
): Promise<(poll: WrittenPoll) => Promise<number>> {
  const matched = matchPolls(written, await withRules(tx, before));
  return async (poll) => {
    if (poll.number !== undefined) {
      await requireNamedPoll(tx, poll.number, poll);
      return poll.number;
    }
    const former = matched.get(poll);
    if (former) {
      await changePollWithin(tx, former, poll, actor, now);
      return former.id;
    }
    const { question, answers, closesAt, hideUntilVote } = poll;
    const closing = new Date(closesAt ?? 0);
    return openPollWithin(tx, { question, answers, closesAt: closing, hidden: hideUntilVote ?? false }, actor, now);
  };
}

async function withRules(tx: Db, before: FilePolls['before']): Promise<FormerPoll[]> {
  const kept = new Map(
    (
      await findPolls(
        tx,
        before.map(({ poll }) => poll),
      )
    ).map((poll) => [poll.id, poll]),
  );
  return before.flatMap(({ poll: id, question, answers }) => {
    const poll = kept.get(id);
    return poll ? [{ id, question, answers, closesAt: poll.closesAt, hidden: poll.hidden }] : [];
  });
}
