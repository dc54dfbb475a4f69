import { expect, test } from 'vitest';
import { parseMoment } from './moment.ts';

test.each([
  ['2026-11-24T06:10:00+09:00', '2026-11-23T21:10:00.000Z'],
  ['2026-11-24T06:10+0900', '2026-11-23T21:10:00.000Z'],
  ['2026-11-24T06:10:00.25+09', '2026-11-23T21:10:00.250Z'],
  [' 2026-11-23T21:10:00Z ', '2026-11-23T21:10:00.000Z'],
  ['2026-11-23t21:10:00z', '2026-11-23T21:10:00.000Z'],
  ['2026-11-23 21:10:00 +0000', '2026-11-23T21:10:00.000Z'],
  ['20261124T061000+0900', '2026-11-23T21:10:00.000Z'],
  ['20261123T211000Z', '2026-11-23T21:10:00.000Z'],
  ['20261124T061000-00:30', '2026-11-24T06:40:00.000Z'],
  ['Tue, 24 Nov 2026 06:10:00 +0900', '2026-11-23T21:10:00.000Z'],
  ['Monday, 23 November 2026 21:10 GMT', '2026-11-23T21:10:00.000Z'],
  ['23 Nov 2026 16:10:00 EST', '2026-11-23T21:10:00.000Z'],
  ['Tue, 24 Nov 2026 06:10:00 JST', '2026-11-23T21:10:00.000Z'],
])('%s is %s', (said, iso) => {
  expect(parseMoment(said)?.toISOString()).toBe(iso);
});

test.each([
  '2026-11-24T06:10:00',
  '20261124T061000',
  'Tue, 24 Nov 2026 06:10:00',
  '2026-11-24',
  '20261124',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-11-24T24:00:00Z',
  '2026-11-24T06:10:00+9:00',
  '2026-11-24T06:10:00+09:0:0',
  '2026-11-24T06:10:00+25:00',
  '24 Foo 2026 06:10:00 GMT',
  '24 Nov 2026 06:10:00 XST',
  'tomorrow',
  '',
  `2026-11-24T06:10:00Z${' '.repeat(100)}x`,
  1_800_000_000_000,
  null,
  undefined,
])('%j is nobody’s moment', (said) => {
  expect(parseMoment(said)).toBeNull();
});

test('a profile’s zone is meant where none is said; in autumn’s double hour the later one', () => {
  const at = (said: string, zone: string) => parseMoment(said, zone)?.toISOString();
  expect(at('20261124T061000', 'Asia/Tokyo')).toBe('2026-11-23T21:10:00.000Z');
  expect(at('2026-07-24T06:10:00', 'Europe/Oslo')).toBe('2026-07-24T04:10:00.000Z');
  expect(at('2026-10-25T02:30:00', 'Europe/Oslo')).toBe('2026-10-25T01:30:00.000Z');
  expect(at('2026-03-29T02:30:00', 'Europe/Oslo')).toBe('2026-03-29T01:30:00.000Z');
  expect(at('2026-11-24T06:10:00Z', 'Asia/Tokyo')).toBe('2026-11-24T06:10:00.000Z');
  expect(at('2026-11-24', 'Asia/Tokyo')).toBeUndefined();
});
