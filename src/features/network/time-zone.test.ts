import { expect, test } from 'vitest';
import { isTimeZone, noSuchTimeZone } from './time-zone.ts';

test('a zone is one of the IANA list by its full name, an older name of its city among them', () => {
  for (const name of ['Asia/Tokyo', 'Europe/London', 'America/Argentina/Ushuaia', 'Asia/Kolkata', 'Etc/GMT+9', 'UTC'])
    expect([name, isTimeZone(name)]).toEqual([name, true]);
  for (const name of ['Mars/Base', 'Asia/Nowhere', 'asia/tokyo', 'Asia/tokyo', 'JST', 'EST', '+09:00', 'Japan', ''])
    expect([name, isTimeZone(name)]).toEqual([name, false]);
});

test('who names another is told those of that part of the world, or its parts', () => {
  expect(noSuchTimeZone('asia/tokio')).toMatch(/^“asia\/tokio” is no time zone; there are Asia\/Aden, .*Asia\/Tokyo/);
  expect(noSuchTimeZone('asia/tokio')).not.toContain('Europe/');
  expect(noSuchTimeZone('JST')).toMatch(/spelt as Asia\/Tokyo is, and begin with Africa, America, .* or are UTC$/);
});
