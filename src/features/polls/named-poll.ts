/** A poll that a desk's file names by its number: it has to be there, and its votes have to fit the answers that are written. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { answersOf, named, requirePlaces } from './match-polls.ts';
import type { WrittenPoll } from './match-polls.ts';
import { findPolls, newestPolls } from './poll-queries.ts';

const mostNamed = 5;

/** The words may be others, as in another language. Throws `poll-unknown`, `input-invalid`. */
export async function requireNamedPoll(db: Db, number: number, written: WrittenPoll): Promise<void> {
  const [found] = await findPolls(db, [number]);
  if (!found) throw new KnownError('poll-unknown', `Number ${number}: ${await whatThereIs(db)}`);
  const poll = { ...found, answers: found.answers.map(({ answer }) => answer) };
  if (poll.answers.length !== written.answers.length)
    throw new KnownError(
      'input-invalid',
      `${named(poll)} has the answers ${answersOf(poll)}: write as many, each in the place of what it stands for.`,
    );
  requirePlaces(written, poll);
}

async function whatThereIs(db: Db): Promise<string> {
  const polls = await newestPolls(db, mostNamed);
  if (polls.length === 0) return 'there is none yet; say “closesAt” instead, and one is opened.';
  return `the newest are ${polls.map(({ id, question }) => `${id} “${question}”`).join(', ')}; \`poll list\` shows more.`;
}
