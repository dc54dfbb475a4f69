import { expect, test } from 'vitest';
import { bytesInWords, spanInWords, stateFrom, worst } from './finding.ts';

test('figures become words', () => {
  expect([0, 1, 59, 60, 3_599, 7_200, 86_400 * 2].map(spanInWords)).toEqual([
    ...['0 seconds', '1 second', '59 seconds', '1 minute', '59 minutes', '2 hours', '2 days'],
  ]);
  expect([1_000_000, 999_999_999, 1_500_000_000].map(bytesInWords)).toEqual(['1 MB', '1000 MB', '1.5 GB']);
});

test('the worst of all is what counts', () => {
  expect([1, 5, 9].map((figure) => stateFrom(figure, 5, 9))).toEqual(['fine', 'look', 'act']);
  const found = (state: 'fine' | 'look' | 'act') => ({ key: '', name: '', says: '', runbook: '', state });
  expect(worst([])).toBe('fine');
  expect(worst([found('fine'), found('look')])).toBe('look');
  expect(worst([found('act'), found('look'), found('fine')])).toBe('act');
});
