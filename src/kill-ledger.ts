/** What this node knows to be gone for good, and has no card of any more: the ledger of the database, and its own file for when that is away. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { CardStore } from './features/cards/cards.ts';
import { storiesAmong, tombstonesOf } from './features/stories/stories.ts';
import type { Db } from './platform/db/database.ts';
import { openTombstones } from './platform/page-cache/tombstones.ts';
import type { Tombstones } from './platform/page-cache/tombstones.ts';

export interface KillLedger {
  tombstones: Tombstones;
  /** Reads what the database holds of these tags; of all, unless said. */
  read(tags?: readonly string[]): Promise<void>;
  bury(tags: readonly string[], at: Date): void;
}

export interface KillLedgerOptions {
  db: Db;
  dataDir: string;
  cards: Pick<CardStore, 'forget'>;
  log: Logger;
}

export function openKillLedger({ db, dataDir, cards, log }: KillLedgerOptions): KillLedger {
  const tombstones = openTombstones(join(dataDir, 'tombstones.log'));

  /** A disk that is full keeps the line from the file; this node knows all the same. */
  function note(tags: readonly string[], at: Date, kind?: string): void {
    try {
      tombstones.add(tags, at, kind);
    } catch (error) {
      log.error({ err: error, tags }, 'a tombstone could not be written to its file');
    }
  }

  function forgetCards(tags: readonly string[]): void {
    cards.forget(storiesAmong(tags)).catch((error: unknown) => log.warn({ err: error }, 'a card is still there'));
  }

  return {
    tombstones,
    async read(tags) {
      const gone = await tombstonesOf(db, tags ?? null);
      for (const { tag, at, kind } of gone) note([tag], at, kind);
      // This node may have been away when it was killed.
      forgetCards(gone.map(({ tag }) => tag));
    },
    bury(tags, at) {
      note(tags, at);
      forgetCards(tags);
    },
  };
}
