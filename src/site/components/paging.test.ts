import { expect, test } from 'vitest';
import { shownPages } from './paging.tsx';

test('the first, the last and the neighbours are shown; a gap of one page is that page', () => {
  expect(shownPages(1, 1)).toEqual([1]);
  expect(shownPages(1, 12)).toEqual([1, 2, null, 12]);
  expect(shownPages(4, 12)).toEqual([1, 2, 3, 4, 5, null, 12]);
  expect(shownPages(6, 12)).toEqual([1, null, 5, 6, 7, null, 12]);
  expect(shownPages(12, 12)).toEqual([1, null, 11, 12]);
});
