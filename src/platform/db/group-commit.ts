/**
 * Group commit: writes of one kind are gathered for as long as the commit under way takes, and written together. Each
 * caller is answered when its own row is durable. Under load a commit costs what it costs, whoever shares it.
 */
import { KnownError } from '../http/errors.ts';
import { isDatabaseDown } from './database.ts';

export interface GroupCommit<Item, Result> {
  /** Resolves when the item's own row is durable; throws `busy` when too many wait. */
  submit(item: Item): Promise<Result>;
}

export interface GroupCommitOptions<Item, Result> {
  /** Writes all of them in one transaction: as many results as items, in their order. */
  write: (items: Item[]) => Promise<Result[]>;
  /** How many may wait. */
  maxWaiting?: number;
  maxBatch?: number;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

export function createGroupCommit<Item, Result>(options: GroupCommitOptions<Item, Result>): GroupCommit<Item, Result> {
  const { write, maxWaiting = 2_000, maxBatch = 256 } = options;
  let waiting: Waiting<Item, Result>[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    writing = true;
    // Whoever comes in the same turn of the loop is taken along.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxBatch);
      waiting = waiting.slice(batch.length);
      await writeBatch(batch);
    }
    writing = false;
  }

  /** One bad row fails alone: a batch that fails is halved until it stands by itself. */
  async function writeBatch(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await write(batch.map(({ item }) => item));
      for (const [at, { resolve, reject }] of batch.entries()) {
        const result = results[at];
        if (result === undefined) reject(new Error('A row of a batch got no answer.'));
        else resolve(result);
      }
    } catch (error) {
      if (batch.length === 1 || isDatabaseDown(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await writeBatch(batch.slice(0, half));
      await writeBatch(batch.slice(half));
    }
  }

  return {
    submit(item) {
      if (waiting.length >= maxWaiting) return Promise.reject(new KnownError('busy'));
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (!writing) void writeAll();
      });
    },
  };
}
