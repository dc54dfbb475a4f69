/** What taking in from a wire needs. */
import type { Db } from '../../platform/db/database.ts';
import type { Tombstones } from '../../platform/page-cache/tombstones.ts';
import type { MediaStore } from '../media/media.ts';
import type { Network } from '../network/network.ts';

export interface WireDeps {
  db: Db;
  media: MediaStore;
  network: Network;
  tombstones: Tombstones;
  now: () => Date;
}
