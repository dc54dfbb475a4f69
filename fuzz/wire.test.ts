/** The short form of `npm run fuzz -- wire`: a hundred thousand files are a command of their own. */
import { expect, test } from 'vitest';
import { projectRoot } from '../tests/support/demo-network.ts';
import { fuzzWire } from './wire.ts';

test('2,000 changed wire files are read or refused, none half, none in a second', () => {
  const { failures, ...figures } = fuzzWire(projectRoot, 2_000, Date.now() % 1_000_000_000, () => undefined);
  expect(failures).toEqual([]);
  // Chance reaches readers, refusals of items and refusals of files, or it has tried nothing.
  expect(figures.items).toBeGreaterThan(500);
  expect(figures.refusedItems).toBeGreaterThan(10);
  expect(figures.refusedFiles).toBeGreaterThan(200);
}, 120_000);

test('the same seed makes the same files', () => {
  const run = (seed: number): object => ({ ...fuzzWire(projectRoot, 50, seed, () => undefined), slowestMs: 0 });
  expect(run(7)).toEqual(run(7));
  expect(run(7)).not.toEqual(run(8));
});
