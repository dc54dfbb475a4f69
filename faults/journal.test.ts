import { expect, test } from 'vitest';
import { compare } from './journal.ts';
import type { Found, Journal } from './journal.ts';

const journal: Journal = {
  comments: [
    { kind: 'comment', memberId: 1, submission: 'a', text: '', acknowledged: 1 },
    { kind: 'comment', memberId: 2, submission: 'b', text: '', acknowledged: null },
  ],
  votes: [
    { kind: 'vote', memberId: 1, commentId: 1, value: 1, acknowledged: true },
    { kind: 'vote', memberId: 1, commentId: 1, value: -1, acknowledged: true },
    { kind: 'vote', memberId: 1, commentId: 1, value: 1, acknowledged: false },
  ],
};
const right: Found = {
  comments: [
    { memberId: 1, submission: 'a', id: 1 },
    { memberId: 2, submission: 'b', id: 2 },
  ],
  votes: [{ memberId: 1, commentId: 1, value: -1 }],
  counted: [
    { commentId: 1, up: 0, down: 1 },
    { commentId: 2, up: 0, down: 0 },
  ],
  thread: { lastId: 2, visible: 2 },
};

test('what was promised and is so, is well; what was not promised may be there or not', () => {
  expect(compare(journal, right)).toEqual([]);
  const later = {
    ...right,
    votes: [{ memberId: 1, commentId: 1, value: 1 }],
    counted: [{ commentId: 1, up: 1, down: 0 }],
  };
  expect(compare(journal, later)).toEqual([]);
  expect(
    compare(journal, { ...right, comments: right.comments.slice(0, 1), thread: { lastId: 1, visible: 1 } }),
  ).toEqual([]);
});

test.each<[string, Partial<Found>, RegExp]>([
  [
    'a lost comment',
    { comments: right.comments.slice(1), thread: { lastId: 2, visible: 1 } },
    /comment 1 was acknowledged and is lost/,
  ],
  [
    'one that is there twice',
    { comments: [...right.comments, { memberId: 1, submission: 'a', id: 3 }], thread: { lastId: 3, visible: 3 } },
    /there 2 times/,
  ],
  [
    'one with another number',
    { comments: [{ memberId: 1, submission: 'a', id: 9 }, right.comments[1]!], thread: { lastId: 9, visible: 2 } },
    /is number 9 now/,
  ],
  [
    'one that nobody wrote',
    { comments: [...right.comments, { memberId: 5, submission: 'x', id: 3 }], thread: { lastId: 3, visible: 3 } },
    /nobody asked for comment 3/,
  ],
  ['a lost vote', { votes: [], counted: [{ commentId: 1, up: 0, down: 0 }] }, /is lost and was acknowledged/],
  ['a vote counted twice', { counted: [{ commentId: 1, up: 0, down: 2 }] }, /counts \+0 -2 for \+0 -1/],
  ['a thread that counts wrongly', { thread: { lastId: 2, visible: 3 } }, /the thread counts 3 of 2/],
])('%s is found', (_name, changed, words) => {
  expect(compare(journal, { ...right, ...changed }).join('\n')).toMatch(words);
});

test('a vote from before the last acknowledged one is found', () => {
  const votes = journal.votes.slice(0, 2);
  const former = {
    ...right,
    votes: [{ memberId: 1, commentId: 1, value: 1 }],
    counted: [{ commentId: 1, up: 1, down: 0 }],
  };
  expect(compare({ ...journal, votes }, former)).toEqual(['the vote of 1 on 1 is 1 and was acknowledged as -1']);
});
