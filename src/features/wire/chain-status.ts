/** What has become of chains, for whoever asks: `wire status`, and `story show` of a story that came from one. */
import type { Db } from '../../platform/db/database.ts';
import { standingOf } from './chain.ts';
import { chainsOfStory, newestChainRows } from './chain-status-queries.ts';
import type { ChainRow } from './chain-status-queries.ts';
import { whyGone } from './gone-story.ts';
import { decide } from './project-chain.ts';
import type { ChainStatus } from './wire-queries.ts';

/** Those that changed last. */
export async function newestChains(db: Db, limit: number, now: Date): Promise<ChainStatus[]> {
  return statusesOf(db, await newestChainRows(db, limit), now);
}

/** Of the item that a story was made from; undefined for the house's own. */
export async function chainOfStory(db: Db, storyId: number, now: Date): Promise<ChainStatus | undefined> {
  return (await statusesOf(db, await chainsOfStory(db, storyId), now)).at(0);
}

async function statusesOf(db: Db, rows: readonly ChainRow[], now: Date): Promise<ChainStatus[]> {
  const statuses: ChainStatus[] = [];
  for (const row of rows) {
    const { provider, itemKey, state, version, versions, storyId, storyState, pictureEnd } = row;
    const { revivable } = state === 'canceled' ? await decide(db, row.providerId, row) : { revivable: null };
    statuses.push({
      ...{ provider, itemKey, state, version, versions, storyId, storyState },
      pictureProblem:
        pictureEnd !== null && pictureEnd <= now
          ? `The picture is not shown: the right to it has ended (${pictureEnd.toISOString()}).`
          : row.pictureProblem,
      standing: standingOf(state, row, now),
      reason: reasonOf(row),
      revivable: revivable?.version ?? null,
    });
  }
  return statuses;
}

function reasonOf({ state, storyId, storyState, killedBy, waitsFor, embargoOpen }: ChainRow): string | null {
  const gone = whyGone(storyState, killedBy);
  // That its agency has canceled it is said by its state.
  if (gone !== null) return state === 'canceled' && killedBy?.startsWith('wire:') ? null : gone;
  if (waitsFor !== null && (storyId === null || storyState === 'draft')) return waitsFor;
  return state === 'held' && embargoOpen ? 'Its agency holds it, and has not said until when.' : null;
}
