/** Opens a poll for the story that is about to show it. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { insertPoll } from './poll-queries.ts';

export interface NewPoll {
  question: string;
  answers: readonly string[];
  closesAt: Date;
  hidden: boolean;
}

/** Inside the transaction that makes the story. Throws `input-invalid` for one that would be closed from the first. */
export async function openPollWithin(tx: Db, poll: NewPoll, actor: Actor, now: Date): Promise<number> {
  if (poll.closesAt <= now)
    throw new KnownError('input-invalid', `“${poll.question}” would be closed already: say a later “closesAt”.`);
  const id = await insertPoll(tx, { ...poll, openedAt: now });
  const { question, closesAt, hidden } = poll;
  await record(tx, actor, 'poll.open', `poll:${id}`, { question, closesAt, hidden });
  return id;
}
