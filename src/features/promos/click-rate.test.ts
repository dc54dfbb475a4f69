import { expect, test } from 'vitest';
import { clickRate } from './click-rate.ts';

test('a rate is as sure as there is much of it', () => {
  // Worked by hand from the formula.
  expect(clickRate(5, 100)).toMatchObject({
    rate: 0.05,
    from: expect.closeTo(0.0215, 3),
    to: expect.closeTo(0.1118, 3),
  });
  expect(clickRate(0, 10)).toMatchObject({ rate: 0, from: 0, to: expect.closeTo(0.2775, 3) });
  expect(clickRate(0, 0)).toBeNull();
  const many = clickRate(500, 10_000)!;
  expect(many.to - many.from).toBeLessThan(0.01);
});
