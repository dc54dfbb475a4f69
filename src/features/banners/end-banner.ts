/** Takes a banner away before its time. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { endBannerRow } from './banner-queries.ts';
import { bannerTag } from './banner.ts';

/** Throws `banner-unknown` for one that is over. */
export async function endBanner(db: Db, id: number, actor: Actor, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await endBannerRow(tx, id, now))) throw new KnownError('banner-unknown');
    // No copy shows it any more, not even while the database is down.
    await announce(tx, [bannerTag], { withdrawn: [bannerTag] });
    await record(tx, actor, 'banner.end', `banner:${id}`);
  });
}
