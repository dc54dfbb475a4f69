/** A chain on its way to its story: what is decided, and what comes of it. */
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Chain } from './chain-queries.ts';
import type { ChainState, Release } from './chain.ts';
import type { WireDeps } from './wire-deps.ts';
import type { Provider } from './wire-queries.ts';

export interface ProjectContext extends Pick<WireDeps, 'network' | 'now'> {
  provider: Provider;
  actor: Actor;
  /** Whether rules may publish what waits. */
  publishes: boolean;
}

export interface Decided {
  state: ChainState;
  /** Version numbers. */
  deciding: number | null;
  words: number | null;
  /** Those for publication, newest first. */
  publishable: number[];
  release: Release;
  revivable: { id: number; version: string } | null;
  /** What a revival would be over. */
  cancels: number[];
}

export interface InLine {
  before: Chain;
  chain: Chain;
  decision: Decided;
  /** Whether anything is another than before: the state, the story, its words, its times. */
  changed: boolean;
  /** Stories that are gone for good since now: their tags belong into the local tombstones once this is committed. */
  killed: number[];
  /** What the desk should know. */
  notes: string[];
}
