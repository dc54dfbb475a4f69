/** The slots as they stand, and the turn of who recomputes them. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Slot } from './choose-slots.ts';

/** One at a time, to the end of the transaction. Returns until when reads are counted. */
export async function takeTurn(tx: Tx, now: Date): Promise<Date> {
  await sql`insert into trending_turn (counted_until) values (${now}) on conflict (one) do nothing`.execute(tx);
  const { rows } = await sql<{ until: Date }>`select counted_until as until from trending_turn for update`.execute(tx);
  return rows[0]?.until ?? now;
}

export interface StandingSlot extends Slot {
  ofSiteId: number;
  slot: number;
  computedAt: Date;
}

/** Of one site or of all, in their order. Index: trending_pkey. */
export async function standingSlots(db: Db, siteId?: number): Promise<StandingSlot[]> {
  const { rows } = await sql<StandingSlot>`
    select site_id as "ofSiteId", slot, story_id as "storyId", on_site_id as "siteId", reasons, computed_at as "computedAt"
    from trending where ${siteId ?? null}::int is null or site_id = ${siteId ?? null} order by site_id, slot
  `.execute(db);
  return rows;
}

export async function replaceSlots(tx: Tx, siteId: number, slots: readonly Slot[], now: Date): Promise<void> {
  await sql`delete from trending where site_id = ${siteId}`.execute(tx);
  if (slots.length === 0) return;
  await sql`
    insert into trending (site_id, slot, story_id, on_site_id, reasons, computed_at)
    select ${siteId}, place, (slot->>'storyId')::bigint, (slot->>'siteId')::int, slot->'reasons', ${now}
    from jsonb_array_elements(${JSON.stringify(slots)}::jsonb) with ordinality as chosen (slot, place)
  `.execute(tx);
}

/** For editors: also those that a page would leave out by now. */
export async function slotsWithHeadlines(
  db: Db,
  siteId: number | null,
): Promise<(StandingSlot & { headline: string })[]> {
  const { rows } = await sql<StandingSlot & { headline: string }>`
    select t.site_id as "ofSiteId", t.slot, t.story_id as "storyId", t.on_site_id as "siteId", t.reasons,
      t.computed_at as "computedAt", r.headline
    from trending t join story s on s.id = t.story_id join story_revision r on r.id = s.revision_id
    where ${siteId}::int is null or t.site_id = ${siteId} order by t.site_id, t.slot
  `.execute(db);
  return rows;
}
