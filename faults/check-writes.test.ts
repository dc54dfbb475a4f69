import { expect, test } from 'vitest';
import { violationsOf } from './check-writes.ts';
import type { Found, FoundComment } from './check-writes.ts';
import type { Entry, SentComment, SentVote } from './journal.ts';

const at = { storyId: 1, memberId: 7, sentAt: 0 };
const comment = (given: number | null, changed: Partial<SentComment> = {}): SentComment => ({
  ...{ ...at, kind: 'comment', submission: `s-${given}`, text: `Words ${given}.`, parentId: null, given },
  answeredAt: given === null ? null : 1,
  ...changed,
});
const vote = (value: SentVote['value'], answered = true): SentVote => ({
  ...{ ...at, kind: 'vote', commentId: 3, value, answeredAt: answered ? 1 : null },
});
const there = (id: number, changed: Partial<FoundComment> = {}): FoundComment => ({
  ...{ storyId: 1, id, memberId: 7, parentId: null, submission: `s-${id}`, text: `Words ${id}.` },
  ...changed,
});
const kinds = (entries: Entry[], found: Partial<Found>): string[] =>
  violationsOf(entries, { comments: [], votes: [], drift: [], ...found }).map(({ kind }) => kind);
const voted = (value: number): Partial<Found> => ({ votes: [{ storyId: 1, commentId: 3, memberId: 7, value }] });

test('what was acknowledged is there once, as it was sent, under a number of its own', () => {
  expect(kinds([comment(1), comment(2)], { comments: [there(1), there(2)] })).toEqual([]);
  expect(kinds([comment(1)], {})).toEqual(['lost']);
  expect(kinds([comment(1)], { comments: [there(1), there(2, { text: 'Words 1.' })] })).toEqual(['doubled']);
  expect(kinds([comment(1)], { comments: [there(1, { memberId: 8 })] })).toEqual(['changed']);
  expect(kinds([comment(1)], { comments: [there(2, { text: 'Words 1.' })] })).toEqual(['changed']);
  expect(kinds([comment(1), comment(1, { text: 'Others.' })], { comments: [there(1, { text: 'Others.' })] })).toEqual([
    'lost',
    'number given twice',
  ]);
  expect(kinds([], { comments: [there(1)] })).toEqual(['never sent']);
});

test('what nobody answered may be there or not, and not twice', () => {
  const unanswered = comment(null, { text: 'Words 1.' });
  expect(kinds([unanswered], {})).toEqual([]);
  expect(kinds([unanswered], { comments: [there(1)] })).toEqual([]);
  expect(kinds([unanswered], { comments: [there(1), there(2, { text: 'Words 1.' })] })).toEqual(['doubled']);
});

test('a vote is the last that was acknowledged, or a later one that nobody answered', () => {
  expect(kinds([vote(1), vote(-1)], voted(-1))).toEqual([]);
  expect(kinds([vote(1), vote(-1)], voted(1))).toEqual(['lost']);
  expect(kinds([vote(1)], {})).toEqual(['lost']);
  expect(kinds([vote(1), vote(0)], {})).toEqual([]);
  expect(kinds([vote(1), vote(0)], voted(1))).toEqual(['lost']);
  for (const value of [1, -1]) expect(kinds([vote(1), vote(-1, false)], voted(value))).toEqual([]);
  expect(kinds([vote(-1, false), vote(1)], voted(-1))).toEqual(['lost']);
  expect(kinds([vote(-1, false)], {})).toEqual([]);
  expect(kinds([], voted(1))).toEqual(['never sent']);
  expect(kinds([], { drift: ['thread 1'] })).toEqual(['miscounted']);
});
