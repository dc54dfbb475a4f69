/** Counts of polls are folds of their votes; where one is not, that is an alarm and is mended. */
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { recountPollSlice } from './poll-vote-queries.ts';
import type { PollDrift } from './poll-vote-queries.ts';
import { pollTag } from './poll.ts';

const slice = 200;

export async function recountPolls(db: Db): Promise<PollDrift[]> {
  const found: PollDrift[] = [];
  for (let after: number | null = 0; after !== null;) {
    const { drift, last }: { drift: PollDrift[]; last: number | null } = await recountPollSlice(db, after, slice);
    found.push(...drift);
    await announce(
      db,
      drift.map(({ pollId }) => pollTag(pollId)),
    );
    after = last;
  }
  return found;
}
