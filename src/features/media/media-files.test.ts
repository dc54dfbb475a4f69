import { expect, test } from 'vitest';
import { cropWidths, parseRenditionName } from './media-files.ts';

test.each([
  ['4x5', 1_600, 1_067, [480, 854]],
  ['16x9', 1_600, 1_067, [860, 1_600]],
  ['3x2', 2_400, 1_600, [336, 720, 1_440]],
  ['1x1', 500, 900, [480]],
  ['1x1', 300, 900, [300]],
] as const)('a piece of shape %s of %i × %i px is made %j wide', (ratio, width, height, widths) => {
  expect(cropWidths(ratio, { width, height })).toEqual(widths);
});

test('a piece’s file name has one spelling', () => {
  const crop = { ratio: '3x2', x: 0, y: 100 };
  expect(parseRenditionName('abcdefgh-3x2-0-100-720.avif')).toEqual({
    key: 'abcdefgh',
    width: 720,
    format: 'avif',
    crop,
  });
  for (const other of [
    '-3x2-00-100-720',
    '-3x2-0-100-0720',
    '-3x2-0-100',
    '-3x3-0-100-720',
    '-3x2-0-1000-720',
    '-3X2-0-100-720',
  ])
    expect([other, parseRenditionName(`abcdefgh${other}.avif`)]).toEqual([other, undefined]);
});
