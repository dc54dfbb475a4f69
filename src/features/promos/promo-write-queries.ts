/** Writes to orders, flights and creatives. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Order } from './promo.ts';

export async function insertOrder(
  tx: Db,
  order: Order,
  actor: string,
): Promise<{ orderId: number; flightIds: number[] }> {
  const { rows } = await sql<{ id: number }>`
    insert into promo_order (kind, advertiser, actor) values (${order.kind}, ${order.advertiser}, ${actor}) returning id
  `.execute(tx);
  const orderId = rows[0]?.id ?? 0;
  const flightIds: number[] = [];
  for (const { placement, siteIds, weight, goal, dailyCap, startsAt, endsAt, creatives } of order.flights) {
    const inserted = await sql<{ id: number }>`
      insert into flight (order_id, placement, site_ids, weight, goal, daily_cap, starts_at, ends_at)
      values (${orderId}, ${placement}, ${siteIds}::int[], ${weight}, ${goal}, ${dailyCap}, ${startsAt}, ${endsAt}) returning id
    `.execute(tx);
    const flightId = inserted.rows[0]?.id ?? 0;
    flightIds.push(flightId);
    for (const { label, words, to, picture } of creatives)
      await sql`
        insert into creative (flight_id, label, words, story_id, url, picture_id, picture_alt)
        values (${flightId}, ${label}, ${JSON.stringify(words)}::jsonb, ${'storyId' in to ? to.storyId : null}, ${'url' in to ? to.url : null}, ${picture?.id ?? null}, ${picture?.alt ?? null})
      `.execute(tx);
  }
  return { orderId, flightIds };
}

/** Whether it stood, or would have. */
export async function endFlightRow(tx: Db, id: number, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update flight set ended_at = ${at} where id = ${id} and ended_at is null and ends_at > ${at} returning 1
  `.execute(tx);
  return rows.length > 0;
}

export async function putHouseShare(tx: Db, siteId: number, percent: number): Promise<void> {
  await sql`
    insert into house_share (site_id, percent) values (${siteId}, ${percent})
    on conflict (site_id) do update set percent = excluded.percent
  `.execute(tx);
}
