/** Compares what was acknowledged with what is there. */
import type { Entry, SentComment } from './journal.ts';

export interface FoundComment {
  storyId: number;
  id: number;
  memberId: number | null;
  parentId: number | null;
  submission: string;
  text: string;
}

export interface FoundVote {
  storyId: number;
  commentId: number;
  memberId: number;
  value: number;
}

export interface Found {
  comments: FoundComment[];
  votes: FoundVote[];
  /** Counts that are not what they count. */
  drift: string[];
}

export interface Violation {
  kind: 'lost' | 'doubled' | 'changed' | 'number given twice' | 'never sent' | 'miscounted' | 'ill answered';
  detail: string;
}

export function violationsOf(entries: readonly Entry[], found: Found): Violation[] {
  return [
    ...commentViolations(
      entries.filter((entry) => entry.kind === 'comment'),
      found.comments,
    ),
    ...voteViolations(entries, found.votes),
    ...found.drift.map((detail): Violation => ({ kind: 'miscounted', detail })),
  ];
}

function commentViolations(sent: readonly SentComment[], found: readonly FoundComment[]): Violation[] {
  const violations: Violation[] = [];
  // By their words and not by their submission, which the database itself keeps from coming twice.
  const byText = Map.groupBy(found, ({ text }) => text);
  const given = new Map<string, SentComment>();
  for (const entry of sent) {
    const there = byText.get(entry.text) ?? [];
    const name = `“${entry.text}” of member ${entry.memberId}`;
    if (there.length > 1)
      violations.push({ kind: 'doubled', detail: `${name}: ${there.map(commentName).join(' and ')}` });
    byText.delete(entry.text);
    if (entry.answeredAt === null || entry.given === null) continue;
    const number = `${entry.storyId}-${entry.given}`;
    const other = given.get(number);
    if (other) violations.push({ kind: 'number given twice', detail: `${number}: ${name} and “${other.text}”` });
    given.set(number, entry);
    if (there.length === 0) violations.push({ kind: 'lost', detail: `${number}, ${name}` });
    else if (!there.some((comment) => isSame(comment, entry)))
      violations.push({ kind: 'changed', detail: `${number}, ${name}: it is ${there.map(commentName).join(' and ')}` });
  }
  for (const comment of [...byText.values()].flat())
    violations.push({ kind: 'never sent', detail: `${commentName(comment)} “${comment.text}”` });
  return violations;
}

function isSame(comment: FoundComment, entry: SentComment): boolean {
  return (
    comment.storyId === entry.storyId &&
    comment.id === entry.given &&
    comment.memberId === entry.memberId &&
    comment.parentId === entry.parentId &&
    comment.submission === entry.submission
  );
}

function commentName({ storyId, id }: FoundComment): string {
  return `comment ${storyId}-${id}`;
}

/** A member's vote is the last that was acknowledged, or one of those after it that nobody answered. */
function voteViolations(entries: readonly Entry[], found: readonly FoundVote[]): Violation[] {
  const allowed = new Map<string, number[]>();
  for (const entry of entries) {
    if (entry.kind !== 'vote') continue;
    const name = voteName(entry);
    if (entry.answeredAt === null) allowed.set(name, [...(allowed.get(name) ?? [0]), entry.value]);
    else allowed.set(name, [entry.value]);
  }
  const values = new Map(found.map((vote) => [voteName(vote), vote.value]));
  const violations: Violation[] = [];
  for (const [name, may] of allowed) {
    const value = values.get(name) ?? 0;
    values.delete(name);
    if (!may.includes(value))
      violations.push({ kind: 'lost', detail: `${name} is ${value} and not ${may.join(' or ')}` });
  }
  for (const [name, value] of values) violations.push({ kind: 'never sent', detail: `${name}, ${value}` });
  return violations;
}

function voteName(vote: { storyId: number; commentId: number; memberId: number }): string {
  return `vote of member ${vote.memberId} on ${vote.storyId}-${vote.commentId}`;
}
