import { describe, expect, test } from 'vitest';
import { draw } from './draw.ts';
import type { Candidate } from './draw.ts';

const one = (over: Partial<Candidate> & { name: string }): Candidate & { name: string } => ({
  ...{ tier: 'paid', weight: 10, startsMs: 0, endsMs: 1_000, path: null },
  ...over,
});
/** The same numbers at every run. */
function numbers(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
const options = { now: 500, houseShare: 10, path: '/here', random: numbers() };

function shares(candidates: readonly (Candidate & { name: string })[], over: Partial<typeof options> = {}) {
  const counts = new Map<string, number>();
  const drawn = 20_000;
  for (let turn = 0; turn < drawn; turn += 1) {
    const name = draw(candidates, { ...options, ...over })?.name ?? 'none';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (name: string): number => (counts.get(name) ?? 0) / drawn;
}

describe('what is shown', () => {
  test('is paid for, but for the house’s share; within each by weight', () => {
    const share = shares([
      one({ name: 'large', weight: 30 }),
      one({ name: 'small', weight: 10 }),
      one({ name: 'house', tier: 'house', weight: 1 }),
    ]);
    expect(share('house')).toBeCloseTo(0.1, 1);
    expect(share('large')).toBeCloseTo(0.675, 1);
    expect(share('small')).toBeCloseTo(0.225, 1);
  });

  test('is the house’s where nothing paid is due, and all paid where the house wants nothing', () => {
    const idle = [one({ name: 'ahead', weight: 0 }), one({ name: 'house', tier: 'house' })];
    expect(shares(idle)('house')).toBe(1);
    const both = [one({ name: 'paid' }), one({ name: 'house', tier: 'house' })];
    expect(shares(both, { houseShare: 0 })('paid')).toBe(1);
    expect(shares(both, { houseShare: 100 })('house')).toBe(1);
  });

  test('stands now, and leads elsewhere', () => {
    expect(draw([one({ name: 'not yet', startsMs: 501 })], options)).toBeNull();
    expect(draw([one({ name: 'over', endsMs: 500 })], options)).toBeNull();
    expect(draw([one({ name: 'here', path: '/here' })], options)).toBeNull();
    expect(draw([one({ name: 'begins', startsMs: 500 })], options)?.name).toBe('begins');
    expect(draw([], options)).toBeNull();
  });

  test('has no share at a border of two', () => {
    const pair = [one({ name: 'first', weight: 1 }), one({ name: 'second', weight: 1 })];
    expect(draw(pair, { ...options, houseShare: 0, random: () => 0.5 })?.name).toBe('second');
    expect(draw(pair, { ...options, houseShare: 0, random: () => 0 })?.name).toBe('first');
  });
});
