/** Books an order with its flights and creatives, whole or not at all. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { insertOrder } from './promo-write-queries.ts';
import { promoTag } from './promo.ts';
import type { Creative, Order } from './promo.ts';

/** A year is the longest that anybody books, and what is over is nothing to show. */
const mostDays = 400;

/** The order's number, and its flights'. Throws `promo-label`, `promo-dates`. */
export async function bookOrder(
  db: Db,
  order: Order,
  actor: Actor,
  now: Date,
): Promise<{ orderId: number; flightIds: number[] }> {
  for (const { startsAt, endsAt, creatives } of order.flights) {
    const days = (endsAt.getTime() - startsAt.getTime()) / 86_400_000;
    if (days <= 0 || days > mostDays || endsAt <= now) throw new KnownError('promo-dates');
    for (const creative of creatives) checkLabel(order, creative);
  }
  return db.transaction().execute(async (tx) => {
    const booked = await insertOrder(tx, order, actor);
    await announce(tx, [promoTag]);
    await record(tx, actor, 'promo.book', `promo-order:${booked.orderId}`, { ...order });
    return booked;
  });
}

/** What is paid for says so; what the house says of itself does not pretend that somebody paid. */
function checkLabel({ kind }: Order, { label }: Creative): void {
  if ((label === 'house') !== (kind === 'house'))
    throw new KnownError('promo-label', kind === 'house' ? 'This order is the house’s.' : 'This order is paid for.');
}
