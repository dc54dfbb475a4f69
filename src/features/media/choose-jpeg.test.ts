import { expect, test } from 'vitest';
import { jpegOf, largestJpeg } from './choose-jpeg.ts';
import type { Rendition } from './picture.ts';

test('the narrowest JPEG that is wide enough, else the widest, in whatever order they are named', () => {
  const renditions: Rendition[] = [
    { format: 'jpeg', width: 1_280, sizeBytes: 3 },
    { format: 'jpeg', width: 640, sizeBytes: 1 },
    { format: 'avif', width: 1_920, sizeBytes: 2 },
    { format: 'jpeg', width: 960, sizeBytes: 2 },
  ];
  const widths = [600, 800, 2_000].map((atLeast) => jpegOf({ renditions }, atLeast)?.width);
  expect([...widths, largestJpeg({ renditions })?.width]).toEqual([640, 960, 1_280, 1_280]);
  expect(largestJpeg({ renditions: renditions.filter(({ format }) => format === 'avif') })).toBeUndefined();
});
