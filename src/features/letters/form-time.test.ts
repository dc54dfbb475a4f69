import { expect, test } from 'vitest';
import { formTime, isPersonsTime } from './form-time.ts';

const key = Buffer.alloc(32, 1);
const drawn = new Date('2026-11-25T06:00:00Z');
const after = (ms: number): Date => new Date(drawn.getTime() + ms);

test('a form is a person’s from the time in which it can be read to two days later', () => {
  const value = formTime(key, drawn);
  expect([0, 1_000, 2_000, 86_400_000, 3 * 86_400_000].map((ms) => isPersonsTime(key, value, after(ms)))).toEqual([
    ...[false, false, true, true, false],
  ]);
});

test('a time that we have not sealed is nobody’s', () => {
  const [at = '', sealed = ''] = formTime(key, drawn).split('.');
  const earlier = (Number.parseInt(at, 36) - 60_000).toString(36);
  for (const value of [
    '',
    at,
    `${earlier}.${sealed}`,
    `${at}.${sealed.slice(1)}x`,
    formTime(Buffer.alloc(32, 2), drawn),
  ])
    expect([value, isPersonsTime(key, value, after(2_000))]).toEqual([value, false]);
});
