/** What became of a kill: where it stood until then, and when each node showed it no more. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../../platform/db/database.ts';
import { answersOf } from '../../platform/nodes/node-queries.ts';
import type { NodeAnswer } from '../../platform/nodes/node-queries.ts';
import { tombstonesOf } from './story-desk-queries.ts';
import { storyTag } from './story-tags.ts';

export interface KillReceipt {
  kind: string;
  goneAt: Date;
  nodes: NodeAnswer[];
  /** Every node that was there has answered. */
  whole: boolean;
}

/** Longer than a kill may take. */
const patienceMs = 5_000;
const everyMs = 20;

/** Undefined for a story that is not gone. */
export async function killReceipt(db: Db, storyId: number): Promise<KillReceipt | undefined> {
  const tag = storyTag(storyId);
  const stone = (await tombstonesOf(db, [tag])).at(-1);
  if (!stone) return undefined;
  const nodes = await answersOf(db, tag, stone.at);
  return { kind: stone.kind, goneAt: stone.at, nodes, whole: nodes.every(({ afterMs }) => afterMs !== null) };
}

/** As soon as it is whole; after five seconds as it is. */
export async function awaitReceipt(db: Db, storyId: number): Promise<KillReceipt | undefined> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const receipt = await killReceipt(db, storyId);
    if (!receipt || receipt.whole || performance.now() > until) return receipt;
    await sleep(everyMs);
  }
}
