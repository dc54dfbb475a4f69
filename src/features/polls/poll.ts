/** What a poll is: a question that is open until a moment, with the votes for each of its answers. */

export interface Poll {
  id: number;
  question: string;
  /** By their places, from 1. */
  answers: { place: number; answer: string; votes: number }[];
  closesAt: Date;
  /** Counts are shown to whoever has voted, and to all once it is closed. */
  hidden: boolean;
}

export function isOpen({ closesAt }: Pick<Poll, 'closesAt'>, now: Date): boolean {
  return closesAt > now;
}

export function votesIn({ answers }: Poll): number {
  return answers.reduce((sum, { votes }) => sum + votes, 0);
}

export function pollTag(id: number): string {
  return `poll:${id}`;
}

/** Written many times a second when many vote. */
export function isPollTag(tag: string): boolean {
  return tag.startsWith('poll:');
}
