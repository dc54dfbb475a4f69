import { expect, test } from 'vitest';
import { countedIds } from '../../../tests/support/sample-bodies.ts';
import { bodyFromInput } from './body-from-input.ts';
import { bodyText, countWords, readingMinutes } from './body-text.ts';

const body = (...blocks: Parameters<typeof bodyFromInput>[0]) => bodyFromInput(blocks, countedIds());

test('a body as text has the words of every block, without marks, addresses and readings', () => {
  const all = body(
    'A *small* [boat](https://example.com/) for {夜行便|やこうびん}.',
    { heading: 'Fares' },
    { pullQuote: 'You leave early.', by: 'Nobody' },
    { list: ['one', 'two'] },
    { table: { head: ['', 'Day'], rows: [['Adult', '920 yen']] } },
    { words: [['夜行便', 'やこうびん', 'night service']] },
  );
  expect(bodyText(all)).toBe(
    'A small boat for 夜行便.\n\nFares\n\nYou leave early.\n\none\ntwo\n\n\tDay\nAdult\t920 yen\n\n夜行便 night service',
  );
});

test('reading time is a minute at least, 238 English words or 300 Japanese ones each', () => {
  expect([0, 1, 238, 356, 358, 2_380].map((words) => readingMinutes(words, 'en'))).toEqual([1, 1, 1, 1, 2, 10]);
  expect(readingMinutes(900, 'ja')).toBe(3);
  expect(countWords(body('One boat, two boats — and 3 don’t float.'), 'en')).toBe(8);
  expect(countWords(body('夜の船が島へ帰る。'), 'ja')).toBeGreaterThan(4);
});
