import { setImmediate as tick } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { takeTurns } from './take-turns.ts';

test('a long file lets the others have their turn, and what is urgent goes first; never two at once', async () => {
  const turns = takeTurns();
  const done: string[] = [];
  let under = 0;
  const file = (name: string, urgent: boolean, steps: number): Promise<void> =>
    turns.take(urgent, async (pause) => {
      for (let step = 1; step <= steps; step += 1) {
        under += 1;
        await tick();
        expect(under).toBe(1);
        under -= 1;
        done.push(`${name}${step}`);
        await pause();
      }
    });
  const files = [file('long', false, 4), file('next', false, 2), file('other', false, 1), file('cancel', true, 2)];
  await Promise.all(files);
  expect(done).toEqual(['long1', 'cancel1', 'cancel2', 'next1', 'other1', 'long2', 'next2', 'long3', 'long4']);
});

test('no more than eight are begun at once, and one that fails gives its turn on', async () => {
  const turns = takeTurns();
  let [open, most] = [0, 0];
  const files = Array.from({ length: 30 }, (_, number) =>
    turns.take(number % 3 === 0, async (pause) => {
      open += 1;
      most = Math.max(most, open);
      for (let step = 0; step < 3; step += 1) await pause();
      open -= 1;
      if (number % 5 === 0) throw new Error('It fails.');
    }),
  );
  const ends = await Promise.allSettled(files);
  expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(6);
  expect(most).toBe(8);
});
