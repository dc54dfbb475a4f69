/**
 * A person lets a canceled item live again, from a newer version on that its agency calls usable. What was killed stays
 * killed: it gets a new story.
 */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { chainIdOf, insertRevival, lockChains } from './chain-queries.ts';
import { bringIntoLine, decide } from './project-chain.ts';
import type { WireDeps } from './wire-deps.ts';
import type { Provider } from './wire-queries.ts';

export interface Revived {
  version: string;
  /** Null where no rule of the provider takes it. */
  storyId: number | null;
  notes: string[];
}

/** Throws `wire-item-unknown` and `wire-no-revival`. */
export async function reviveItem(
  deps: Pick<WireDeps, 'db' | 'network' | 'now'>,
  provider: Provider,
  itemKey: string,
  actor: Actor,
): Promise<Revived> {
  return deps.db.transaction().execute(async (tx) => {
    if ((await chainIdOf(tx, provider.id, itemKey)) === undefined)
      throw new KnownError('wire-item-unknown', `${provider.key} has sent nothing called “${itemKey}”.`);
    const chain = (await lockChains(tx, provider.id, [itemKey])).get(itemKey);
    if (!chain) throw new Error('The chain that was just there is gone.');
    const { state, revivable, cancels } = await decide(tx, provider.id, chain);
    if (state !== 'canceled') throw new KnownError('wire-no-revival', `It is ${state}, not canceled.`);
    if (!revivable) throw new KnownError('wire-no-revival', 'No usable version is newer than the cancel.');
    await insertRevival(tx, { chainId: chain.id, versionId: revivable.id, over: cancels, actor });
    await record(tx, actor, 'wire.revive', `wire-chain:${chain.id}`, {
      ...{ version: revivable.version, over: cancels, storyBefore: chain.storyId },
    });
    const anew = { ...chain, storyId: null, base: null, wordsVersionId: null };
    const context = { ...deps, provider, actor: `wire:${provider.key}` as const, publishes: true };
    const line = await bringIntoLine(tx, context, anew);
    return { version: revivable.version, storyId: line.chain.storyId, notes: line.notes };
  });
}
