import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCalmPurges } from './calm-purges.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function calm(): { write: () => void; purges: number[]; settle: () => void } {
  const purges: number[] = [];
  const began = Date.now();
  const note = (): void => void purges.push(Date.now() - began);
  const { passing, settle } = createCalmPurges((tag) => tag.startsWith('thread:'), Date.now, note);
  return { write: () => void (passing(['thread:1']).length > 0 && note()), purges, settle };
}

test('a thread that is seldom written is purged at once, each time', () => {
  const { write, purges } = calm();
  for (let at = 0; at < 10; at += 1) {
    write();
    vi.advanceTimersByTime(300);
  }
  expect(purges).toEqual([0, 300, 600, 900, 1_200, 1_500, 1_800, 2_100, 2_400, 2_700]);
});

test('in heat it is purged every 200 ms, and the last write is not forgotten', () => {
  const { write, purges } = calm();
  for (let at = 0; at < 300; at += 1) {
    write();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1_000);
  const late = purges.slice(8);
  expect(purges.length).toBeLessThanOrEqual(28);
  for (const [at, time] of late.entries()) if (at > 0) expect(time - (late[at - 1] ?? 0)).toBeGreaterThanOrEqual(200);
  expect(purges.at(-1)).toBeGreaterThanOrEqual(2_990);
});

test('other tags never wait, and what waits can be settled', () => {
  const purged: string[][] = [];
  const purges = createCalmPurges(
    (tag) => tag.startsWith('thread:'),
    Date.now,
    (tags) => void purged.push(tags),
  );
  for (let at = 0; at < 20; at += 1) expect(purges.passing(['story:1', 'thread:1'])).toContain('story:1');
  expect(purged).toEqual([]);
  purges.settle();
  expect(purged).toEqual([['thread:1']]);
  purges.settle();
  expect(purged).toHaveLength(1);
});
