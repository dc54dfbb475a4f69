import { describe, expect, test } from 'vitest';
import { createGroupCommit } from './group-commit.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a group commit', () => {
  test('writes what comes meanwhile together, and answers each with its own', async () => {
    const batches: number[][] = [];
    const group = createGroupCommit<number, number>({
      async write(items) {
        batches.push(items);
        await turn();
        return items.map((item) => item * 10);
      },
    });
    const first = group.submit(1);
    await turn();
    const others = [2, 3, 4].map((item) => group.submit(item));
    expect(await Promise.all([first, ...others])).toEqual([10, 20, 30, 40]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  test('fails a bad row alone', async () => {
    const group = createGroupCommit<number, number>({
      async write(items) {
        if (items.includes(7)) throw new Error('seven');
        return items;
      },
    });
    const outcomes = await Promise.allSettled([1, 2, 7, 3, 4].map((item) => group.submit(item)));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
  });

  test('does not try a database that is down once for every row', async () => {
    let tries = 0;
    const group = createGroupCommit<number, number>({
      async write() {
        tries += 1;
        throw Object.assign(new Error('down'), { code: '57P01' });
      },
    });
    await Promise.allSettled([1, 2, 3, 4].map((item) => group.submit(item)));
    expect(tries).toBe(1);
  });

  test('refuses when too many wait, and takes again when they are through', async () => {
    const group = createGroupCommit<number, number>({ write: async (items) => items, maxWaiting: 3 });
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map((item) => group.submit(item)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(await group.submit(5)).toBe(5);
  });
});
