import { describe, expect, test } from 'vitest';
import {
  cardTime,
  clockTime,
  dayKey,
  fullTime,
  longDay,
  machineTime,
  nextDayStart,
  shortDay,
  updateTime,
} from './dates.ts';

const en = { language: 'en', timeZone: 'Asia/Tokyo' } as const;
const ja = { language: 'ja', timeZone: 'Asia/Tokyo' } as const;
/** 6:10 on Tuesday, November 24, 2026 in Tokyo; still Monday in London. */
const morning = new Date('2026-11-23T21:10:00Z');

describe('a date is printed in the zone and language of its site', () => {
  test('in the masthead', () => {
    expect(longDay(morning, en)).toBe('Tuesday, November 24');
    expect(longDay(morning, ja)).toBe('11月24日（火）');
    expect(shortDay(morning, en)).toEqual({ weekday: 'Tue', day: 'Nov 24' });
    expect(shortDay(morning, ja)).toEqual({ weekday: '火', day: '11月24日' });
  });

  test('above a story', () => {
    expect(fullTime(morning, en)).toBe('Nov 24, 2026, 6:10 a.m. JST');
    expect(fullTime(morning, ja)).toBe('2026年11月24日 6:10');
    expect(fullTime(morning, { language: 'en', timeZone: 'Europe/London' })).toBe('Nov 23, 2026, 9:10 p.m. GMT');
  });

  test('with an update on the same day and on another', () => {
    expect(updateTime(new Date('2026-11-23T23:05:00Z'), morning, en)).toBe('8:05 a.m.');
    expect(updateTime(new Date('2026-11-25T03:00:00Z'), morning, en)).toBe('Nov 25, 2026, 12:00 p.m. JST');
  });

  test('at midnight and at noon', () => {
    expect(clockTime(new Date('2026-11-23T15:05:00Z'), en)).toBe('12:05 a.m.');
    expect(clockTime(new Date('2026-11-23T15:05:00Z'), ja)).toBe('0:05');
    expect(clockTime(new Date('2026-11-24T03:00:00Z'), en)).toBe('12:00 p.m.');
  });
});

describe('a card shows the clock today, then the day, then the year', () => {
  const now = new Date('2026-11-24T01:00:00Z');

  test('by the day of the zone, not by hours', () => {
    expect(cardTime(morning, now, en)).toBe('6:10 a.m.');
    expect(cardTime(new Date('2026-11-23T14:59:00Z'), now, en)).toBe('Nov 23');
    expect(cardTime(new Date('2026-11-23T14:59:00Z'), now, ja)).toBe('11月23日');
    expect(cardTime(new Date('2025-12-31T14:59:00Z'), now, en)).toBe('Dec 31, 2025');
    expect(cardTime(new Date('2025-12-31T14:59:00Z'), now, ja)).toBe('2025年12月31日');
  });

  test('until the next midnight there', () => {
    expect(nextDayStart(now, 'Asia/Tokyo')).toEqual(new Date('2026-11-24T15:00:00Z'));
    expect(nextDayStart(new Date('2026-11-24T15:00:00Z'), 'Asia/Tokyo')).toEqual(new Date('2026-11-25T15:00:00Z'));
    // The day on which the clocks go back has 25 hours.
    expect(nextDayStart(new Date('2026-10-24T23:30:00Z'), 'Europe/London')).toEqual(new Date('2026-10-26T00:00:00Z'));
    expect(dayKey(morning, 'Asia/Tokyo')).toBe('2026-11-24');
  });
});

test('machines read UTC to the minute', () => {
  expect(machineTime(morning)).toBe('2026-11-23T21:10Z');
});
