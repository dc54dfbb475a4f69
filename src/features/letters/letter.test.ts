import { expect, test } from 'vitest';
import { editionDay, editionSince, isDay, isDue } from './letter.ts';

const tokyo = 'Asia/Tokyo';
/** By Tokyo's clock. */
const at = (time: string): Date => new Date(`${time}:00+09:00`);

test('a letter is due from its hour on, and a morning’s is none in the evening', () => {
  const hours = [6, 7, 12, 13, 20].map((hour) => at(`2026-11-25T${String(hour).padStart(2, '0')}:30`));
  expect(hours.map((now) => isDue({ hour: 7 }, now, tokyo))).toEqual([false, true, true, false, false]);
  expect(isDue({ hour: 7 }, at('2026-11-25T16:30'), 'Europe/London')).toBe(true);
  expect(isDue({ hour: null }, at('2026-11-25T07:30'), tokyo)).toBe(false);
});

test.each([
  ['the first of all covers three days', '2026-11-25T07:00', null, '2026-11-22T07:00'],
  [
    'an edition a day after the last covers a day and what came meanwhile',
    '2026-11-25T07:00',
    '2026-11-24T07:00',
    '2026-11-24T05:00',
  ],
  ['one that was late takes nothing from the next', '2026-11-26T07:00', '2026-11-25T12:30', '2026-11-25T05:00'],
  ['after a day without one, both are covered', '2026-11-26T07:00', '2026-11-24T07:00', '2026-11-24T07:00'],
  ['never more than three days', '2026-11-26T07:00', '2026-11-10T07:00', '2026-11-23T07:00'],
  ['Monday’s covers the weekend', '2026-11-30T07:00', '2026-11-29T07:00', '2026-11-27T07:00'],
])('%s', (_name, now, last, since) => {
  expect(editionSince(at(now), last === null ? null : at(last), tokyo)).toEqual(at(since));
});

test('a day is the same in every zone', () => {
  expect(editionDay('2026-11-24', 'en')).toBe('Tuesday, November 24');
  expect(editionDay('2026-11-24', 'ja')).toBe('11月24日（火）');
  expect(['2026-11-24', '2024-02-29', '2026-02-29', '0000-01-01', '2026-1-1'].map(isDay)).toEqual([
    ...[true, true, false, false, false],
  ]);
});
