/** Takes one version in: kept with its bytes, and whatever it speaks of brought into line, all at once or not at all. */
import { createHash } from 'node:crypto';
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { storyTag } from '../stories/stories.ts';
import { insertVersion, lockChains } from './chain-queries.ts';
import type { Chain } from './chain-queries.ts';
import type { ChainState } from './chain.ts';
import { isItemGone } from './erase-item.ts';
import { countFields } from './field-queries.ts';
import type { FieldRead } from './fields-read.ts';
import { bringIntoLine } from './project-chain.ts';
import type { InLine } from './chain-line.ts';
import { isAdvisory, missingIn, ofItself } from './publishable.ts';
import type { Provider } from './wire-queries.ts';
import type { WireItem } from './wire-item.ts';
import type { WireDeps } from './wire-deps.ts';
import { takePicture } from './wire-picture.ts';

export interface Ingested {
  /**
   * `decides`: the story follows it · `late`: an older or the same version, kept, changes nothing · `repeat`: these very
   * bytes were there · `revival`: usable after a cancel, a person has to say so too · `advisory`: for editors · `gone`: its
   * story was taken down, and nothing of it is kept.
   */
  verdict: 'decides' | 'late' | 'repeat' | 'revival' | 'advisory' | 'gone';
  storyId: number | null;
  /** The other item that it speaks of, and what that has come to. */
  target?: { itemKey: string; state: ChainState; storyId: number | null };
}

/**
 * `folder` is where the item's pictures lie beside it; `fields` is what its source held. What goes wrong in part is added to
 * the item's problems.
 */
export async function ingestItem(
  deps: WireDeps,
  provider: Provider,
  received: WireItem,
  raw: Buffer,
  folder: string,
  fields: readonly FieldRead[] = [],
): Promise<Ingested> {
  if (await isItemGone(deps.db, provider.key, received.itemKey)) return { verdict: 'gone', storyId: null };
  const item = ofItself(received);
  if (item.target && (await isItemGone(deps.db, provider.key, item.target.itemKey))) item.target = null;
  const { itemKey, target } = item;
  const actor: Actor = `wire:${provider.key}`;
  const taken = await takePicture(deps, provider, item.status === 'canceled' ? [] : item.pictures, folder);
  if (taken.problem !== null) item.problems.push(taken.problem);
  const missing = missingIn(item, provider);
  const version = {
    ...{ item, raw, sha256: createHash('sha256').update(raw).digest() },
    ...{ advisory: isAdvisory(item, provider), complete: missing.length === 0 },
    ...{ picture: taken.picture, pictureProblem: taken.problem },
  };
  const context = { ...deps, provider, actor, publishes: true };
  const { ingested, killed } = await deps.db.transaction().execute(async (tx) => {
    const chains = await lockChains(tx, provider.id, target ? [itemKey, target.itemKey] : [itemKey]);
    const chain = locked(chains, itemKey);
    const versionId = await insertVersion(tx, chain.id, version);
    if (versionId === undefined)
      return { ingested: { verdict: 'repeat', storyId: chain.storyId } satisfies Ingested, killed: [] };
    const own = await bringIntoLine(tx, context, chain);
    const other = target && (await bringIntoLine(tx, context, locked(chains, target.itemKey)));
    item.problems.push(...own.notes, ...noteOnMissing(own, versionId, version.advisory ? [] : missing));
    const result: Ingested = {
      verdict: version.advisory ? 'advisory' : verdictOn(own, versionId),
      storyId: own.chain.storyId,
      ...(other && target ? { target: { itemKey: target.itemKey, ...stateOf(other) } } : {}),
    };
    await record(tx, actor, `wire.${result.verdict}`, `wire-chain:${chain.id}`, {
      ...{ version: item.version, status: item.status, problems: item.problems },
      ...(result.target ? { target: result.target } : {}),
    });
    await countFields(tx, provider.id, [{ fields, at: deps.now() }]);
    return { ingested: result, killed: [own, other].flatMap((line) => line?.killed ?? []) };
  });
  if (killed.length > 0) deps.tombstones.add(killed.map(storyTag), deps.now(), 'kill');
  return ingested;
}

function locked(chains: ReadonlyMap<string, Chain>, itemKey: string): Chain {
  const chain = chains.get(itemKey);
  if (!chain) throw new Error('The chain that was just made is not there.');
  return chain;
}

function verdictOn({ chain, before, decision }: InLine, versionId: number): Ingested['verdict'] {
  if (decision.revivable?.id === versionId) return 'revival';
  const changed = (['state', 'versionId', 'wordsVersionId', 'storyId'] as const).some(
    (name) => chain[name] !== before[name],
  );
  return changed ? 'decides' : 'late';
}

function stateOf({ chain }: InLine): { state: ChainState; storyId: number | null } {
  return { state: chain.state, storyId: chain.storyId };
}

/** Blanks are never filled in: what lacks something waits for the desk, or leaves the copy before it. */
function noteOnMissing({ chain, decision }: InLine, versionId: number, missing: readonly string[]): string[] {
  if (missing.length === 0 || decision.state === 'canceled' || decision.publishable[0] !== versionId) return [];
  const [start, list] = [chain.wordsVersionId === versionId, missing.join(', ')];
  return [start ? `It is held for the desk. Missing: ${list}.` : `The copy before it stays. Missing: ${list}.`];
}
