import { describe, expect, test } from 'vitest';
import { readMark, storyOfMark, visitorOf } from './read-mark.ts';
import { isRobot, toldRead } from './told-read.ts';

const [today, yesterday] = [
  { day: '2026-11-26', salt: Buffer.alloc(32, 1) },
  { day: '2026-11-25', salt: Buffer.alloc(32, 2) },
];
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';

describe('a mark', () => {
  test('names its story on its site, today and tomorrow, and nowhere else', () => {
    const mark = readMark(yesterday, 1, 12);
    expect(storyOfMark([today, yesterday], 1, mark)).toBe(12);
    expect(storyOfMark([today], 1, mark)).toBeUndefined();
    expect(storyOfMark([today, yesterday], 2, mark)).toBeUndefined();
    expect(storyOfMark([today, yesterday], 1, mark.replace('12.', '13.'))).toBeUndefined();
    for (const odd of ['', '12', '12.', '12.short', `12.${'='.repeat(12)}`, `-1.${mark.split('.')[1]}`, `${mark}x`])
      expect(storyOfMark([today, yesterday], 1, odd), odd).toBeUndefined();
  });
});

describe('a visitor', () => {
  test('is the same all day on one site, and somebody else on the next day, on another site, with another browser', () => {
    const one = visitorOf(today, 1, '203.0.113.0/24', phone);
    expect(one).toHaveLength(16);
    expect(visitorOf(today, 1, '203.0.113.0/24', phone).equals(one)).toBe(true);
    const others = [
      visitorOf(yesterday, 1, '203.0.113.0/24', phone),
      visitorOf(today, 2, '203.0.113.0/24', phone),
      visitorOf(today, 1, '203.0.114.0/24', phone),
      visitorOf(today, 1, '203.0.113.0/24', `${phone} x`),
    ];
    for (const other of others) expect(other.equals(one)).toBe(false);
  });
});

test('what is told has one form', () => {
  expect(toldRead('12.abcdefghijkl 0 travel.localhost:8080')).toEqual({
    mark: '12.abcdefghijkl',
    engaged: false,
    from: 'travel.localhost:8080',
  });
  expect(toldRead('12.abcdefghijkl 1 ')).toEqual({ mark: '12.abcdefghijkl', engaged: true, from: '' });
  for (const odd of ['', '12.abcdefghijkl', 'a 2 ', 'a 0 <script>', `a 0 ${'x'.repeat(121)}`, 'a  0 ', 'a 0 b c'])
    expect(toldRead(odd), odd).toBeUndefined();
});

test('robots that say so are told from people', () => {
  for (const robot of [
    '',
    'curl/8.5.0',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/153.0',
    'python-requests/2.32 and some more',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GoogleOther) Chrome/153.0.0.0 Safari/537.36',
  ])
    expect(isRobot(robot), robot).toBe(true);
  for (const person of [
    phone,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36',
    'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    // A telephone whose maker's name ends as robots' do.
    'Mozilla/5.0 (Linux; Android 14; CUBOT_X20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Mobile Safari/537.36',
  ])
    expect(isRobot(person), person).toBe(false);
});
