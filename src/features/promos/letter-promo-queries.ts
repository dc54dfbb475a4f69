/** Offers that went out in letters, counted. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface SentOffer {
  /** 16 bytes; the last six are its time. */
  offer: Buffer;
  issuedAt: Date;
  creativeId: number;
  siteId: number;
}

/** As what is shown on a page: once each, so that a press on it counts. Who got which is not among it. */
export async function countSentOffers(tx: Db, sent: readonly SentOffer[], now: Date): Promise<void> {
  const told = sent.map(({ offer, issuedAt, creativeId, siteId }) => ({
    ...{ offer: offer.toString('hex'), day: issuedAt.toISOString().slice(0, 10), creativeId, siteId },
  }));
  await sql`
    with told as (
      select decode(t.offer, 'hex') as offer, t.day, t."creativeId" as creative, t."siteId" as site
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t (offer text, day date, "creativeId" int, "siteId" int)
    ), fresh as (
      insert into promo_event (day, offer, kind) select day, offer, 'rendered' from told order by 1, 2
      on conflict do nothing returning day, offer
    )
    insert into promo_count as c (day, creative_id, site_id, kind, reason, count)
    select ${now.toISOString().slice(0, 10)}::date, t.creative, t.site, 'rendered', '', count(*)
    from told t join fresh f on f.day = t.day and f.offer = t.offer group by 2, 3 order by 2, 3
    on conflict (day, creative_id, site_id, kind, reason) do update set count = c.count + excluded.count
  `.execute(tx);
}
