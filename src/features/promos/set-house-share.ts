/** How much of what a site shows paid flights leave to the house. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { putHouseShare } from './promo-write-queries.ts';
import { promoTag } from './promo.ts';

/** Throws `house-share`. */
export async function setHouseShare(db: Db, siteId: number, percent: number, actor: Actor): Promise<void> {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) throw new KnownError('house-share');
  await db.transaction().execute(async (tx) => {
    await putHouseShare(tx, siteId, percent);
    await announce(tx, [promoTag]);
    await record(tx, actor, 'promo.house-share', `site:${siteId}`, { percent });
  });
}
