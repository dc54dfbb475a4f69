/** What was told of offers: written, reported, forgotten. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { Placement, PromoEvent } from './promo.ts';

export interface EventRow {
  /** Of the offer, in UTC. */
  day: string;
  /** 16 bytes. */
  offer: Buffer;
  kind: PromoEvent;
  creativeId: number;
  siteId: number;
}

/** Counted without an offer of its own: with its reason, or `offered`. */
export interface LeftOutRow {
  creativeId: number;
  siteId: number;
  kind: PromoEvent | 'offered';
  reason: string;
  count: number;
}

/** `day`: that under which it is counted. */
export async function takePromoEvents(
  db: Db,
  batch: { process: string; number: number; day: string },
  events: readonly EventRow[],
  leftOut: readonly LeftOutRow[],
): Promise<void> {
  const array = (values: readonly (string | number)[]): string => `{${values.map((value) => `"${value}"`).join(',')}}`;
  await sql`
    select take_promo_events(${batch.process}::uuid, ${batch.number}, ${batch.day}::date,
      ${array(events.map(({ day }) => day))}::date[], ${Buffer.concat(events.map(({ offer }) => offer))}, ${array(events.map(({ kind }) => kind))}::text[],
      ${array(events.map(({ creativeId }) => creativeId))}::int[], ${array(events.map(({ siteId }) => siteId))}::int[],
      ${array(leftOut.map(({ creativeId }) => creativeId))}::int[], ${array(leftOut.map(({ siteId }) => siteId))}::int[], ${array(leftOut.map(({ kind }) => kind))}::text[],
      ${array(leftOut.map(({ reason }) => reason))}::text[], ${array(leftOut.map(({ count }) => count))}::int[])
  `.execute(db);
}

/** Offers whose time is over; the counts stay. */
export async function forgetOffers(db: Db, today: string): Promise<void> {
  await sql`delete from promo_event where day < ${today}::date - 2`.execute(db);
  await sql`delete from promo_batch where at < now() - interval '1 day'`.execute(db);
}

/** One line of a report: a creative on a day and a site. */
export interface ReportRow {
  day: string;
  orderId: number;
  advertiser: string;
  flightId: number;
  creativeId: number;
  siteId: number;
  placement: Placement;
  title: string;
  dailyCap: number | null;
  offered: number;
  /** Of a letter's: sent. */
  rendered: number;
  viewable: number;
  clicks: number;
  /** By kind and reason: `click robot`. */
  leftOut: Record<string, number>;
}

/** By day, the newest first. */
export async function promoReport(db: Db, of: { orderId: number | null; since: string }): Promise<ReportRow[]> {
  if (of.orderId !== null) {
    const known = await sql`select from promo_order where id = ${of.orderId}`.execute(db);
    if (known.rows.length === 0) throw new KnownError('order-unknown');
  }
  const { rows } = await sql<ReportRow>`
    select n.day::text as day, o.id as "orderId", o.advertiser, f.id as "flightId", c.id as "creativeId", n.site_id as "siteId", f.placement,
      coalesce(c.words #>> '{en,title}', c.words #>> '{ja,title}') as title, f.daily_cap as "dailyCap",
      coalesce(sum(n.count) filter (where n.kind = 'offered' and n.reason = ''), 0)::float8 as offered,
      coalesce(sum(n.count) filter (where n.kind = 'rendered' and n.reason = ''), 0)::float8 as rendered,
      coalesce(sum(n.count) filter (where n.kind = 'viewable' and n.reason = ''), 0)::float8 as viewable,
      coalesce(sum(n.count) filter (where n.kind = 'click' and n.reason = ''), 0)::float8 as clicks,
      coalesce(jsonb_object_agg(n.kind || ' ' || n.reason, n.count) filter (where n.reason <> ''), '{}') as "leftOut"
    from promo_count n join creative c on c.id = n.creative_id join flight f on f.id = c.flight_id join promo_order o on o.id = f.order_id
    where n.day >= ${of.since}::date and (${of.orderId}::int is null or o.id = ${of.orderId})
    group by n.day, o.id, f.id, c.id, n.site_id order by n.day desc, o.id, f.id, c.id, n.site_id limit 10000
  `.execute(db);
  return rows;
}

export interface ListedFlight {
  orderId: number;
  kind: string;
  advertiser: string;
  flightId: number;
  placement: string;
  siteIds: number[] | null;
  weight: number;
  goal: number | null;
  dailyCap: number | null;
  startsAt: Date;
  endsAt: Date;
  endedAt: Date | null;
  title: string;
  rendered: number;
}

/** The newest first, over or not. */
export async function newestFlights(db: Db, limit: number): Promise<ListedFlight[]> {
  const { rows } = await sql<ListedFlight>`
    select o.id as "orderId", o.kind, o.advertiser, f.id as "flightId", f.placement, f.site_ids as "siteIds", f.weight, f.goal, f.daily_cap as "dailyCap",
      f.starts_at as "startsAt", f.ends_at as "endsAt", f.ended_at as "endedAt",
      (select coalesce(c.words #>> '{en,title}', c.words #>> '{ja,title}') from creative c where c.flight_id = f.id order by c.id limit 1) as title,
      (select coalesce(sum(n.count), 0)::float8 from promo_count n join creative c on c.id = n.creative_id
        where c.flight_id = f.id and n.kind = 'rendered' and n.reason = '') as rendered
    from flight f join promo_order o on o.id = f.order_id order by f.id desc limit ${limit}
  `.execute(db);
  return rows;
}
