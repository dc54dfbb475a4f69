/** Polls by command: how they stand, and when they close. */
import { machineTime } from '../features/network/network.ts';
import { closePoll, findPolls, isOpen, newestPolls, votesIn } from '../features/polls/polls.ts';
import type { Poll } from '../features/polls/polls.ts';
import { KnownError } from '../platform/http/errors.ts';
import { wholeNumber } from '../platform/http/whole-number.ts';
import { toMoment } from './to-moment.ts';
import { needed } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const mostListed = 30;

export const pollVerbs: Record<string, Verb> = {
  'poll list': {
    usage: 'poll list',
    help: 'The newest polls, one a line: number, whether it is open, votes, closing time, question.',
    run: (context) =>
      withDesk(context, async ({ db }) => {
        const polls = await newestPolls(db, mostListed);
        for (const poll of polls) context.result(poll, lineOf(poll, context.now()));
        if (polls.length === 0) context.say('There is no poll.');
      }),
  },
  'poll show': {
    usage: 'poll show NUMBER',
    help: 'What was voted so far.',
    takes: 1,
    run: (context, [named]) =>
      withDesk(context, async ({ db }) => {
        const [poll] = await findPolls(db, [numberOf(named)]);
        if (!poll) throw new KnownError('poll-unknown', `Number ${named ?? ''}.`);
        const answers = poll.answers.map(({ answer, votes }) => `${String(votes).padStart(6)}  ${answer}`);
        context.result(poll, [lineOf(poll, context.now()), ...answers].join('\n'));
      }),
  },
  'poll close': {
    usage: 'poll close NUMBER [--at TIME]',
    help: 'Closes it now, or at another time than it was to be. What was voted stays.',
    takes: 1,
    options: { at: { type: 'string' } },
    run: (context, [named], { at }) =>
      withDesk(context, async ({ db }) => {
        const poll = numberOf(named);
        const closesAt = typeof at === 'string' ? toMoment('--at', at) : context.now();
        await closePoll(db, poll, closesAt, 'desk:cli');
        context.result({ poll, closesAt }, `poll ${poll} closes ${machineTime(closesAt)}`);
      }),
  },
};

function numberOf(named: string | undefined): number {
  const number = wholeNumber(needed(named, 'NUMBER'), 'bigint');
  if (number === null) throw new KnownError('poll-unknown', `“${named ?? ''}” is no number.`);
  return number;
}

function lineOf(poll: Poll, now: Date): string {
  const state = isOpen(poll, now) ? 'open' : 'closed';
  const votes = `${votesIn(poll)} votes`;
  return `${String(poll.id).padStart(6)}  ${state.padEnd(6)}  ${votes.padEnd(12)}  ${machineTime(poll.closesAt)}  ${poll.question}`;
}
