/** Which version of a chain decides, and what it makes of the story. Pure. */
import type { WireItem, WireStatus } from './wire-item.ts';

export type ChainState = 'held' | 'usable' | 'withheld' | 'canceled';

export interface DecidingVersion {
  version: string;
  versionCreated: Date | null;
  status: WireStatus;
}

/**
 * Newer, older or equal: by number where both versions are numbers, else by when they were made. Equal versions with
 * different bytes are told apart by when they were made too; the later one corrects the earlier.
 */
export function compareVersions(
  a: Pick<DecidingVersion, 'version' | 'versionCreated'>,
  b: Pick<DecidingVersion, 'version' | 'versionCreated'>,
): number {
  const number = /^\d{1,30}$/;
  if (number.test(a.version) && number.test(b.version) && a.version !== b.version)
    return BigInt(a.version) < BigInt(b.version) ? -1 : 1;
  const made = (a.versionCreated?.getTime() ?? 0) - (b.versionCreated?.getTime() ?? 0);
  if (made !== 0) return Math.sign(made);
  return a.version === b.version ? 0 : a.version < b.version ? -1 : 1;
}

export type Verdict =
  /** An older or the same version: kept, changes nothing. */
  | { kind: 'late' }
  /** After a cancel, a newer version says usable: a person has to say so too. */
  | { kind: 'revival' }
  | { kind: 'decides'; state: ChainState };

export function judge(
  current: { state: ChainState; deciding: DecidingVersion } | null,
  item: Pick<WireItem, 'version' | 'versionCreated' | 'status' | 'embargo'>,
): Verdict {
  // A cancel counts whenever it comes, so that the order of arrival makes no difference to what readers see.
  if (item.status === 'canceled' && current?.state !== 'canceled') return { kind: 'decides', state: 'canceled' };
  if (current && compareVersions(current.deciding, item) >= 0) return { kind: 'late' };
  if (current?.state === 'canceled' && item.status !== 'canceled') return { kind: 'revival' };
  return { kind: 'decides', state: stateOf(item) };
}

function stateOf(item: Pick<WireItem, 'status' | 'embargo'>): ChainState {
  switch (item.status) {
    case 'canceled':
      return 'canceled';
    case 'withheld':
      return 'withheld';
    case 'embargoed':
      return item.embargo === 'unknown' || item.embargo === null ? 'held' : 'usable';
    case 'usable':
      return 'usable';
  }
}
