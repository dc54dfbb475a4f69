import { describe, expect, test } from 'vitest';
import { pairsOf, partsForPeople, standsIn } from './words-for-people.ts';

test.each([
  ['harbour', 'one word'],
  ['urn:kaikyo:2026:kp-041187', 'an id'],
  ['https://kaikyo.example/ports/bollard here', 'an address'],
  ['ports@kaikyo.example', 'an address of mail'],
  ['Tue, 24 Nov 2026 06:10:00 GMT', 'a date'],
  ['Monday, 3 February, 6:10 p.m.', 'a date in words'],
  ['2026年11月24日午前6時10分', 'a date in Japanese'],
  ['image/jpeg; charset=utf-8', 'a type'],
  ['-//IPTC//DTD NITF 3.6//EN', 'a name of a standard'],
  ['1200 x 800', 'a size'],
  ['drol:caption hld:sub', 'codes'],
  ['KP-041187 v2.1', 'numbers'],
  ['灯台', 'two characters'],
  ['1,204', 'a number'],
])('“%s” is nothing for people: %s', (text) => {
  expect(partsForPeople(text)).toEqual([]);
});

test.each([
  ['Mio Aramaki', ['Mio Aramaki']],
  ['By MIO ARAMAKI', ['MIO ARAMAKI']],
  ['It’s mild.', ['It’s mild']],
  ['古い電球', ['古い電球']],
  ['The old lamp stays. (Meridian/Rin Okabe)', ['The old lamp stays']],
  [
    '<p>One <em>fine</em> day.</p><p>&amp; two of them</p><style>p { all red }</style>',
    ['One fine day', '& two of them'],
  ],
  ['Photo: Rin Okabe', ['Rin Okabe']],
])('of “%s” people read %j', (text, parts) => {
  expect(partsForPeople(text)).toEqual(parts);
});

describe('words stand in others', () => {
  const pairs = pairsOf([
    'The lamp of 1931 stays, until the plug is here!',
    '鳥ヶ沢の灯台は今年も使う。',
    'NEW YORK, Nov. 24',
  ]);

  test.each(['the LAMP of — 1931 — stays', '灯台は今年', 'New York', 'ｔｈｅ ｌａｍｐ'])('%s', (part) => {
    expect(standsIn(part, pairs)).toBe(true);
  });

  test.each(['lamp stays here', '灯台の電球', 'York, the lamp', 'a plug was new'])('but not %s', (part) => {
    expect(standsIn(part, pairs)).toBe(false);
  });

  test('one pair in five may be gone: a place or a title is often taken away', () => {
    expect(standsIn('of stays until the plug is here today', pairs)).toBe(true);
    expect(standsIn('stays until a plug is there', pairs)).toBe(false);
  });
});
