import { expect, test } from 'vitest';
import { createStoryShare } from './story-share.ts';

const day = 86_400_000;

test('one network is a few readers of a story by itself, and a tenth of all where many read', () => {
  const share = createStoryShare();
  const counted = (network: string, visitors: number, from = 0, ms = 0): number =>
    Array.from({ length: visitors }, (_, at) => share.allows('s', network, `${network} ${from + at}`, ms)).filter(
      Boolean,
    ).length;
  expect(counted('machine', 1_000)).toBe(3);
  // It is none of another story's business, nor of another day's.
  expect(share.allows('other', 'machine', 'machine 0', 0)).toBe(true);
  for (let home = 0; home < 1_000; home += 1) expect(counted(`home ${home}`, 1)).toBe(1);
  // Of more than a thousand a carrier may be some hundred.
  const carrier = counted('carrier', 1_000);
  expect(carrier).toBeGreaterThan(100);
  expect(carrier).toBeLessThan(130);
  expect(counted('machine', 1_000, 0, day)).toBe(3);
});

test('the machine itself is not judged: whoever tries the program out has no other network', () => {
  const share = createStoryShare();
  for (let at = 0; at < 50; at += 1)
    for (const network of ['127.0.0.0/24', '0:0:0::/48']) expect(share.allows('s', network, String(at), 0)).toBe(true);
});

test('whoever has been counted may tell that they stayed', () => {
  const share = createStoryShare();
  for (let at = 0; at < 20; at += 1) share.allows('s', 'n', String(at), 0);
  expect(share.allows('s', 'n', '2', 0)).toBe(true);
  expect(share.allows('s', 'n', '19', 0)).toBe(false);
});

test('many more than may between two writes are a storm; as many over a day are an office', () => {
  const share = createStoryShare();
  const open = (people: number, from: number): void => {
    for (let at = 0; at < people; at += 1) share.allows('s', 'n', String(from + at), 0);
  };
  open(9, 0);
  expect([share.isStorm('s', 'n'), share.isStorm('s', 'm'), share.isStorm('t', 'n')]).toEqual([true, false, false]);
  share.written();
  for (let morning = 0; morning < 5; morning += 1) {
    open(5, 10 + morning * 5);
    expect(share.isStorm('s', 'n')).toBe(false);
    share.written();
  }
});
