import { expect, test } from 'vitest';
import { splitCredit, toMedia } from './to-media.ts';
import type { SaidMedia, SaidRendition } from './reader.ts';

test.each([
  ['Snow fell. (AP Photo/Rin Okabe)', 'Snow fell.', 'AP Photo/Rin Okabe'],
  ['Snow fell. (Kaikyo Press)', 'Snow fell.', 'Kaikyo Press'],
  ['Snow fell (Photo by Rin Okabe/Kaikyo)', 'Snow fell', 'Photo by Rin Okabe/Kaikyo'],
  ['“Snow,” she said.” (Kaikyo, File)', '“Snow,” she said.”', 'Kaikyo, File'],
  ['Snow fell. (Kaikyo Press).', 'Snow fell.', 'Kaikyo Press'],
  ['雪が降った。（撮影・岡部凛）', '雪が降った。', '撮影・岡部凛'],
  ['Snow fell. Foto: Rin Okabe / Kaikyo', 'Snow fell.', 'Foto: Rin Okabe / Kaikyo'],
])('of “%s” the credit is split off', (whole, caption, credit) => {
  expect(splitCredit(whole)).toEqual({ caption, credit });
});

test.each([
  'Snow fell on the town (population 300)',
  'The harbour master (left)',
  'Snow fell. (2026)',
  'Snow fell. (It had been forecast.)',
  'Snow (wet and deep) fell.',
  'Snow fell.',
  '(Kaikyo Press)',
])('“%s” is a caption and nothing else', (caption) => {
  expect(splitCredit(caption)).toEqual({ caption, credit: null });
});

const rendition = (parts: Partial<SaidRendition>): SaidRendition => ({
  name: null,
  href: 'a.jpg',
  type: null,
  width: null,
  ...parts,
});
const picture = (parts: Partial<SaidMedia>): SaidMedia => ({
  ...{ picture: true, caption: null, credit: null, alt: null, renditions: [rendition({})] },
  ...parts,
});

test('an explicit credit wins over the one in parentheses, which goes all the same', () => {
  const { pictures } = toMedia([picture({ caption: 'Snow fell. (Kaikyo)', credit: 'Rin Okabe' })], []);
  expect(pictures).toEqual([{ href: 'a.jpg', caption: 'Snow fell.', credit: 'Rin Okabe', alt: null }]);
});

test.each<[string, Partial<SaidRendition>[], string]>([
  ['the widest', [{ href: 's.jpg', width: 200 }, { href: 'l.jpg', width: 2_000 }, { href: 'm.jpg' }], 'l.jpg'],
  [
    'one that can be read',
    [
      { href: 'a.tif', type: 'image/tiff', width: 9_000 },
      { href: 'b.jpg', type: 'image/jpeg', width: 90 },
    ],
    'b.jpg',
  ],
  [
    'no thumbnail',
    [
      { name: 'thumbnail', href: 't.jpg', width: 160 },
      { name: 'main', href: 'm.jpg' },
    ],
    'm.jpg',
  ],
  [
    'no film',
    [
      { href: 'v.mp4', type: 'video/mp4', width: 4_000 },
      { href: 'p.jpg', type: 'image/jpeg' },
    ],
    'p.jpg',
  ],
  ['beside the item', [{ href: './b.jpg' }], 'b.jpg'],
])('a picture’s best rendition is %s', (_what, renditions, href) => {
  const found = toMedia([picture({ renditions: renditions.map(rendition) })], []);
  expect(found.pictures).toMatchObject([{ href }]);
  expect(found.media).toHaveLength(renditions.length);
});

test('words that no picture has are left out and said', () => {
  const problems: string[] = [];
  const found = toMedia(
    [picture({ caption: 'a'.repeat(4_001), alt: 'a'.repeat(1_001) }), picture({ renditions: [] })],
    problems,
  );
  expect(found.pictures).toEqual([{ href: 'a.jpg', caption: null, credit: null, alt: null }]);
  expect(problems).toEqual([
    'A picture’s caption has more than 4000 characters and is left out.',
    'A picture’s alt has more than 1000 characters and is left out.',
    'A picture has no rendition.',
  ]);
});
