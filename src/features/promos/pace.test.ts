import { describe, expect, test } from 'vitest';
import { urgency } from './pace.ts';

const startsAt = new Date('2026-11-22T00:00:00Z'); // a Sunday
const after = (hours: number): Date => new Date(startsAt.getTime() + hours * 3_600_000);
const flight = { goal: 700, delivered: 0, startsAt, endsAt: after(7 * 24) };
const flat: number[] = Array.from({ length: 168 }, () => 0);

describe('a flight with a goal', () => {
  test('is as urgent as it is hours behind, up to five, and not at all when it is ahead', () => {
    expect(urgency(flight, flat, after(0))).toBe(0);
    expect(urgency(flight, flat, after(2))).toBeCloseTo(2);
    expect(urgency({ ...flight, delivered: 100 }, flat, after(24))).toBeCloseTo(0);
    expect(urgency({ ...flight, delivered: 101 }, flat, after(24))).toBe(0);
    expect(urgency(flight, flat, after(100))).toBe(5);
  });

  test('without one is shown as its weight says', () => {
    expect(urgency({ ...flight, goal: null }, flat, after(3))).toBe(1);
  });

  test('follows the readers: nothing is due while they sleep, much while they read', () => {
    // All of them come from noon to midnight.
    const evenings = flat.map((_, hour) => (hour % 24 >= 12 ? 100 : 0));
    expect(urgency(flight, evenings, after(12))).toBe(0);
    // 700 in seven days, 100 a day: at 18:00 half of the first hundred is due, an hour of the flight is worth 4.17.
    expect(urgency({ ...flight, delivered: 40 }, evenings, after(18))).toBeCloseTo(10 / (700 / 168));
    // The next week is as this one.
    const later = { ...flight, startsAt: after(168), endsAt: after(336) };
    expect(urgency({ ...later, delivered: 40 }, evenings, after(168 + 18))).toBeCloseTo(10 / (700 / 168));
  });
});
