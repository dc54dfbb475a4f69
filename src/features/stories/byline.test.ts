import { describe, expect, test } from 'vitest';
import { bylineParts } from './byline.ts';

const author = (name: string) => ({ name, lang: undefined, href: `/author/${name}` });
const [mio, jun, ann, anna] = ['Mio', 'Jun', 'Ann', 'Anna'].map(author) as [
  ReturnType<typeof author>,
  ReturnType<typeof author>,
  ReturnType<typeof author>,
  ReturnType<typeof author>,
];

describe('a byline', () => {
  test.each([
    ['as it was written, where nobody is known', 'By the readers’ desk', [], 'en', ['By the readers’ desk']],
    ['nothing, where there is nothing', null, [], 'en', []],
    [
      'as it was written, with links',
      'Interview by Mio, drawn by Jun',
      [jun, mio],
      'en',
      ['Interview by ', mio, ', drawn by ', jun],
    ],
    ['a longer name is not taken for a shorter', 'By Anna and Ann', [ann, anna], 'en', ['By ', anna, ' and ', ann]],
    ['made from names, where it names one too few', 'By Mio', [mio, jun], 'en', ['By ', mio, ' and ', jun]],
    ['made from names, where nobody wrote it', null, [mio, jun, ann], 'en', ['By ', mio, ', ', jun, ' and ', ann]],
    ['in Japanese', null, [mio, jun], 'ja', ['文・', mio, '、', jun]],
  ] as const)('is %s', (_what, byline, authors, language, parts) => {
    expect(bylineParts(byline, authors, language)).toEqual(parts);
  });
});
