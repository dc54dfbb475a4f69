/** Which polls of the copy before are the polls of a file that revises it: votes may go on under their own question and answers alone. */
import { KnownError } from '../../platform/http/errors.ts';

/** As a desk's file writes it. */
export interface WrittenPoll {
  question: string;
  answers: readonly string[];
  closesAt?: string | undefined;
  hideUntilVote?: boolean | undefined;
  number?: number | undefined;
}

/** In the words of the copy before. */
export interface FormerPoll {
  id: number;
  question: string;
  answers: readonly string[];
  closesAt: Date;
  hidden: boolean;
}

/**
 * Each former poll is taken once: by its number, else by its question, else by its answers. What is in none is new.
 * Throws `input-invalid` where it cannot be told.
 */
export function matchPolls(
  written: readonly WrittenPoll[],
  before: readonly FormerPoll[],
): Map<WrittenPoll, FormerPoll> {
  const named = new Set(written.map(({ number }) => number));
  const left = new Set(before.filter(({ id }) => !named.has(id)));
  const matched = new Map<WrittenPoll, FormerPoll>();
  const matchBy = (find: (poll: WrittenPoll, among: readonly FormerPoll[]) => FormerPoll | undefined): void => {
    for (const poll of written) {
      const found = poll.number === undefined && !matched.has(poll) && find(poll, [...left]);
      if (!found) continue;
      requirePlaces(poll, found);
      matched.set(poll, found);
      left.delete(found);
    }
  };
  matchBy((poll, among) => among.find((former) => hasQuestion(poll, former) && hasAnswers(poll, former)));
  matchBy(withMendedAnswers);
  matchBy(withMendedQuestion);
  return matched;
}

/** Votes are kept by the places of their answers. Throws `input-invalid`. */
export function requirePlaces({ answers }: WrittenPoll, former: Pick<FormerPoll, 'id' | 'question' | 'answers'>): void {
  if (former.answers.every((answer, index) => answers[index] === answer || !answers.includes(answer))) return;
  throw new KnownError(
    'input-invalid',
    `${named(former)} has the answers ${answersOf(former)}, and votes stay with their places: write them in that order.`,
  );
}

export function named({ id, question }: Pick<FormerPoll, 'id' | 'question'>): string {
  return `poll ${id}, “${question}”,`;
}

export function answersOf({ answers }: Pick<FormerPoll, 'answers'>): string {
  return answers.map((answer, index) => `${index + 1} “${answer}”`).join(', ');
}

function withMendedAnswers(poll: WrittenPoll, among: readonly FormerPoll[]): FormerPoll | undefined {
  const former = among.find((one) => hasQuestion(poll, one) && one.answers.length === poll.answers.length);
  if (!former || former.answers.some((answer) => poll.answers.includes(answer))) return former;
  throw new KnownError(
    'input-invalid',
    `${named(former)} has the answers ${answersOf(former)}, and none of them is left: ${sameOrNew(former)}`,
  );
}

/** A new question may well have the answers of an old one, such as “Yes” and “No”: only one that closes with it is taken for it. */
function withMendedQuestion(poll: WrittenPoll, among: readonly FormerPoll[]): FormerPoll | undefined {
  const alike = among.filter(
    ({ answers }) => answers.length === poll.answers.length && answers.every((answer) => poll.answers.includes(answer)),
  );
  const [former] = alike;
  if (!former || (alike.length === 1 && former.closesAt.getTime() === Date.parse(poll.closesAt ?? ''))) return former;
  throw new KnownError(
    'input-invalid',
    `“${poll.question}” has the answers of ${alike.map(named).join(' and of ')} and another question` +
      `${alike.length === 1 ? ' and another “closesAt”' : ''}: ${sameOrNew(former)}`,
  );
}

function sameOrNew({ id }: FormerPoll): string {
  return `if it is the same poll, say its “number”, such as ${id}, in place of “closesAt”, and its votes stay; if it is a new one, revise the story without it first.`;
}

function hasQuestion(poll: WrittenPoll, { question }: FormerPoll): boolean {
  return poll.question === question;
}

function hasAnswers(poll: WrittenPoll, { answers }: FormerPoll): boolean {
  return answers.length === poll.answers.length && answers.every((answer, index) => answer === poll.answers[index]);
}
