import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { within } from '../../../tests/support/within.ts';
import { followPassage } from './follow-passage.ts';

const follow = (before: string, passage: string, now: string | undefined) =>
  followPassage(before, now, before.indexOf(passage), before.indexOf(passage) + passage.length);

describe('a passage in a later text', () => {
  const before = 'Profit rose by 21 percent, the firm said. The fog came late. It left at nine.';

  test('stands where only what is around it was changed, on both sides', () => {
    const now = 'As ever, profit rose by 12 percent, it said. The fog came late. It left at ten, again.';
    const moved = follow(before, 'The fog came late.', now);
    expect(moved.state).toBe('stands');
    expect(now.slice(moved.start, moved.end)).toBe('The fog came late.');
  });

  test('has changed where one figure did, and reads as it stands now', () => {
    const now = before.replace('21', '12').replace('nine', 'ten');
    expect(follow(before, 'Profit rose by 21 percent', now)).toMatchObject({
      state: 'changed',
      nowReads: 'Profit rose by 12 percent',
    });
    expect(follow(before, '21', now)).toMatchObject({ state: 'changed', nowReads: '12' });
  });

  test('has changed where a “not” came in', () => {
    const now = before.replace('came late', 'did not come late');
    expect(follow(before, 'The fog came late', now).nowReads).toBe('The fog did not come late');
  });

  test('is followed sign by sign where words are not parted', () => {
    const text = '夜行便は霧を待って、九時に出た。島の夜が戻った。';
    const now = '夜行船は、霧を待って十時に出た。島の夜が戻った。';
    expect(follow(text, '島の夜が戻った。', now)).toMatchObject({ state: 'stands' });
    expect(follow(text, '九時に出た', now)).toMatchObject({ state: 'changed', nowReads: '十時に出た' });
  });

  test('is gone with its words or its paragraph', () => {
    expect(follow(before, 'The fog came late.', before.replace(' The fog came late.', '')).state).toBe('gone');
    expect(follow(before, 'The fog came late.', undefined).state).toBe('gone');
  });

  test('never says that other words stand, and never leaves the text', () => {
    const word = fc.constantFrom('fog ', 'came ', 'late', '. ', '霧', 'が', '😀', '\u0301', 'nine ', '21');
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (old, now, a, b) => {
        const [start, end] = [a % (old.length + 1), b % (old.length + 1)].toSorted((x, y) => x - y) as [number, number];
        const moved = followPassage(old, now, start, end);
        if (moved.state === 'stands') expect(now.slice(moved.start, moved.end)).toBe(old.slice(start, end));
        if (moved.state === 'gone') return;
        expect(moved.start).toBeGreaterThanOrEqual(0);
        expect(moved.end).toBeGreaterThanOrEqual(moved.start);
        expect(moved.end).toBeLessThanOrEqual(now.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is found in bounded time in texts that share nothing', () => {
    const long = Array.from({ length: 20_000 }, (_, at) => `a${at}`).join(' ');
    const other = Array.from({ length: 20_000 }, (_, at) => `b${at}`).join(' ');
    expect(within(1_500, () => followPassage(long, other, 100, 200)).state).not.toBe('stands');
  });
});
