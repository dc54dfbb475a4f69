import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedPassages } from './shared-passages.ts';
import type { QuotedRange } from './shared-passages.ts';

const text = 'Profit rose by 21 percent, the firm said. The fog came late. It left at nine.';
let comments = 0;
const quoted = (passage: string, count = 1): QuotedRange => {
  const start = text.indexOf(passage);
  comments += count;
  return { blockId: 'b1', start, end: start + passage.length, comments: count, first: comments, text: passage };
};
const shared = (...ranges: QuotedRange[]): [string, number][] => {
  return sharedPassages(ranges).map((passage) => [passage.text, passage.comments]);
};

describe('of what is quoted of a paragraph', () => {
  test('a sentence is one passage, with its full stop or without, and counts who quote the paragraph', () => {
    expect(shared(quoted(text), quoted('The fog came late.', 2), quoted('The fog came late'))).toEqual([
      ['The fog came late.', 4],
    ]);
  });

  test('two sentences are two, each with its own; the whole is none of both unless it is all there is', () => {
    const [profit, nine] = ['Profit rose by 21 percent, the firm said.', 'It left at nine.'];
    expect(shared(quoted(nine), quoted(profit, 3))).toEqual([
      [profit, 3],
      [nine, 1],
    ]);
    expect(shared(quoted(text))).toEqual([[text, 1]]);
  });

  test('a word that one has marked does not stand for the sentence that most have', () => {
    expect(shared(quoted('fog'), quoted('The fog came late.', 5))).toEqual([
      ['The fog came late.', 5],
      ['fog', 1],
    ]);
  });

  test('every comment is counted once, whatever they have marked, and the first of each passage is one of its own', () => {
    const range = fc.record({ start: fc.nat(40), length: fc.nat(40), comments: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(range, { maxLength: 30 }), fc.nat(3), (made, blocks) => {
        const ranges = made.map(({ start, length, ...rest }, at) => ({
          ...{ ...rest, start, end: start + length, first: at + 1, text: '', blockId: `b${at % (blocks + 1)}` },
        }));
        const passages = sharedPassages(ranges);
        const sum = (all: readonly { comments: number }[]): number =>
          all.reduce((total, one) => total + one.comments, 0);
        expect(sum(passages)).toBe(sum(ranges));
        expect(new Set(passages.map(({ first }) => first)).size).toBe(passages.length);
        expect(passages.map((one) => one.comments)).toEqual(
          passages.map((one) => one.comments).toSorted((a, b) => b - a),
        );
      }),
    );
  });
});
