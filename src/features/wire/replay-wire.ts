/**
 * Reads kept bytes anew, as readers and settings are now, and brings stories into line with it. What is to be held back or
 * taken away is; words come in under the desk's edits; nothing is published that waited, unless that is asked for. Done
 * twice, it changes nothing more.
 */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { storyTag } from '../stories/stories.ts';
import type { InLine, ProjectContext } from './chain-line.ts';
import { beginFieldsAnew, countFields } from './field-queries.ts';
import { lockChains } from './chain-queries.ts';
import { bringIntoLine } from './project-chain.ts';
import { profileOf } from './profile-queries.ts';
import { insertWireError } from './provider-health-queries.ts';
import { isAdvisory, missingIn, ofItself } from './publishable.ts';
import { chainsToReplay, rawVersionsOf, rewriteVersion } from './raw-queries.ts';
import { readWireFile } from './read-wire-file.ts';
import type { WireFileItem } from './read-wire-file.ts';
import type { WireDeps } from './wire-deps.ts';
import type { WireProfile } from './wire-profile.ts';
import type { Provider } from './wire-queries.ts';

export interface ReplayOptions {
  /** All of the provider's where it is null. */
  itemKey: string | null;
  since: Date | null;
  /** Whether rules may publish what waits. */
  publish: boolean;
  actor: Actor;
}

export interface ReplayedItem {
  itemKey: string;
  /** What it has come to. */
  state: InLine['chain']['state'];
  storyId: number | null;
  /** Whether its story or its state is another than before. */
  changed: boolean;
  versions: number;
  /** Whose bytes are not kept any more: what was read then holds. */
  without: number;
  notes: string[];
}

export async function replayWire(
  deps: Pick<WireDeps, 'db' | 'network' | 'now' | 'tombstones'>,
  provider: Provider,
  options: ReplayOptions,
  told: (item: ReplayedItem) => void,
): Promise<void> {
  const { db, tombstones, now } = deps;
  const context: ProjectContext = { ...deps, provider, actor: `wire:${provider.key}`, publishes: options.publish };
  // Of a single item they would be counted twice.
  const counts = options.itemKey === null;
  if (counts) await db.transaction().execute((tx) => beginFieldsAnew(tx, provider.id));
  for (const { id, itemKey } of await chainsToReplay(db, provider.id, options)) {
    const { replayed, killed } = await db
      .transaction()
      .execute((tx) => replayChain(tx, context, { id, itemKey, counts }));
    if (killed.length > 0) tombstones.add(killed.map(storyTag), now(), 'kill');
    told(replayed);
  }
  await record(db, options.actor, 'wire.replay', `provider:${provider.id}`, {
    ...{ item: options.itemKey, since: options.since, publish: options.publish },
  });
}

async function replayChain(
  tx: Tx,
  context: ProjectContext,
  { id: chainId, itemKey, counts }: { id: number; itemKey: string; counts: boolean },
): Promise<{ replayed: ReplayedItem; killed: number[] }> {
  const { provider } = context;
  const profile = await profileOf(tx, provider.id);
  const versions = await rawVersionsOf(tx, chainId);
  const notes: string[] = [];
  const read = versions.flatMap(({ id, version, raw, receivedAt: at }) => {
    const found = raw === null ? null : readAgain({ raw, version }, itemKey, profile, notes);
    return found ? [{ id, at, item: ofItself(found.item), fields: counts ? found.fields() : [] }] : [];
  });
  // Whoever was spoken of, then or now.
  const targets = [
    ...versions.map(({ targetKey }) => targetKey),
    ...read.map(({ item }) => item.target?.itemKey ?? null),
  ];
  const chains = await lockChains(tx, provider.id, [...new Set([itemKey, ...targets.filter((key) => key !== null)])]);
  for (const { id, item } of read)
    await rewriteVersion(tx, id, item, {
      advisory: isAdvisory(item, provider),
      complete: missingIn(item, provider).length === 0,
    });
  for (const note of notes) await insertWireError(tx, provider.id, itemKey, note);
  const lines: InLine[] = [];
  for (const chain of chains.values())
    lines.push(
      // Its words are brought in once more, whichever version they are of.
      await bringIntoLine(tx, context, chain.itemKey === itemKey ? { ...chain, wordsVersionId: null } : chain),
    );
  await countFields(tx, provider.id, read);
  const own = lines.find(({ chain }) => chain.itemKey === itemKey);
  if (!own) throw new Error('The chain that was just there is gone.');
  return {
    replayed: {
      ...{ itemKey, state: own.chain.state, storyId: own.chain.storyId, versions: versions.length },
      without: versions.filter(({ raw }) => raw === null).length,
      changed: lines.some(({ changed }) => changed),
      notes: [...notes, ...own.notes],
    },
    killed: lines.flatMap(({ killed }) => killed),
  };
}

/** A file may hold several items: the one of this key, and of this version where there are more of it. */
function readAgain(
  kept: { raw: Buffer; version: string },
  itemKey: string,
  profile: WireProfile,
  notes: string[],
): WireFileItem | null {
  const named = `version ${kept.version}`;
  try {
    const found = readWireFile(kept.raw, profile);
    const items = found.flatMap((result) => ('item' in result ? [result] : []));
    const own = items.filter(({ item }) => item.itemKey === itemKey);
    const again = own.find(({ item }) => item.version === kept.version) ?? own.at(0);
    if (again) return again;
    for (const result of found) if ('error' in result) throw result.error;
    const other = (items.at(0)?.item.itemKey ?? '').slice(0, 200);
    notes.push(`${named} is read as “${other}” now, and stays as it was read then.`);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    notes.push(`${named} cannot be read any more, and stays as it was read then: ${error.message}`);
  }
  return null;
}
