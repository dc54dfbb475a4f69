/** Takes a flight away before its time: from pages, and from what nodes offer. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { endFlightRow } from './promo-write-queries.ts';
import { promoTag } from './promo.ts';

/** Throws `flight-unknown` for one that is over. */
export async function endFlight(db: Db, id: number, actor: Actor, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await endFlightRow(tx, id, now))) throw new KnownError('flight-unknown');
    // No copy shows it any more, not even while the database is down.
    await announce(tx, [promoTag], { withdrawn: [promoTag] });
    await record(tx, actor, 'promo.end', `flight:${id}`);
  });
}
