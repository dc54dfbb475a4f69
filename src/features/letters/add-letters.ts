/** What every site of a new network has: the day's stories in the morning, and the alerts that are to come. */
import type { Db } from '../../platform/db/database.ts';
import type { Network } from '../network/network.ts';
import { insertLetter } from './letter-queries.ts';

const morning = 7;

export async function addLetters(tx: Db, network: Network): Promise<void> {
  for (const { id: siteId } of network.sites) {
    await insertLetter(tx, { siteId, key: 'daily', kind: 'daily', hour: morning });
    await insertLetter(tx, { siteId, key: 'alerts', kind: 'alerts', hour: null });
  }
}
