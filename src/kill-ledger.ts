/** What this node knows to be gone for good: the ledger of the database, and its own file for when that is away. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import { tombstonesOf } from './features/stories/stories.ts';
import type { Db } from './platform/db/database.ts';
import { openTombstones } from './platform/page-cache/tombstones.ts';
import type { Tombstones } from './platform/page-cache/tombstones.ts';

export interface KillLedger {
  tombstones: Tombstones;
  /** Reads what the database holds of these tags; of all, unless said. */
  read(tags?: readonly string[]): Promise<void>;
  bury(tags: readonly string[], at: Date): void;
}

export function openKillLedger(db: Db, dataDir: string, log: Logger): KillLedger {
  const tombstones = openTombstones(join(dataDir, 'tombstones.log'));

  /** A disk that is full keeps the line from the file; this node knows all the same. */
  function bury(tags: readonly string[], at: Date, kind?: string): void {
    try {
      tombstones.add(tags, at, kind);
    } catch (error) {
      log.error({ err: error, tags }, 'a tombstone could not be written to its file');
    }
  }

  return {
    tombstones,
    async read(tags) {
      for (const { tag, at, kind } of await tombstonesOf(db, tags ?? null)) bury([tag], at, kind);
    },
    bury,
  };
}
