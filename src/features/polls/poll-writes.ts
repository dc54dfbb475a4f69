/** The hot verb of polls: a vote, gathered with others into a group commit. */
import type { Db } from '../../platform/db/database.ts';
import { createGroupCommit } from '../../platform/db/group-commit.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { ErrorCode } from '../../platform/http/errors.ts';
import { castPollVotes } from './poll-vote-queries.ts';
import type { PollVote } from './poll-vote-queries.ts';

export interface PollWrites {
  /** One a member, which they may change until it closes. Throws `poll-unknown`, `poll-closed` and what keeps a member from it. */
  castVote(vote: PollVote): Promise<void>;
}

export function createPollWrites(db: Db): PollWrites {
  const votes = createGroupCommit<PollVote, string>({ write: (rows) => castPollVotes(db, rows) });
  return {
    async castVote(vote) {
      const outcome = await votes.submit(vote);
      if (outcome !== 'done') throw new KnownError(outcome as ErrorCode);
    },
  };
}
