/** What is booked and not over, with what pages need of it. */
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import type { Db } from '../../platform/db/database.ts';
import type { Picture } from '../media/media.ts';
import type { Language } from '../network/network.ts';
import type { ExitFacts } from '../stories/stories.ts';
import type { Creative, OrderKind, Placement, PromoLabel } from './promo.ts';

/** A place of the story that a creative leads to, or of its pair. Dates inside JSON come as text. */
export interface PlaceRow extends Omit<ExitFacts, 'embargoUntil' | 'expiresAt'> {
  storyId: number;
  siteId: number;
  sectionId: number;
  slug: string;
  language: Language;
  embargoUntil: string | null;
  expiresAt: string | null;
}

/** One creative with its flight and its order. */
export interface PromoRow {
  creativeId: number;
  flightId: number;
  kind: OrderKind;
  advertiser: string;
  placement: Placement;
  siteIds: number[] | null;
  weight: number;
  goal: number | null;
  dailyCap: number | null;
  /** Shown so far and counted. */
  delivered: number;
  startsAt: Date;
  endsAt: Date;
  label: PromoLabel;
  words: Creative['words'];
  url: string | null;
  storyId: number | null;
  places: PlaceRow[];
  /** With the end of the right to show it, as text. */
  picture: (Picture & { alt: string; expiresAt: string | null }) | null;
}

/** More than anybody books at once; what nodes keep is bounded all the same. */
const most = 20_000;

const rowsOf = sql`
  select c.id as "creativeId", f.id as "flightId", o.kind, o.advertiser, f.placement, f.site_ids as "siteIds", f.weight, f.goal, f.daily_cap as "dailyCap",
    f.starts_at as "startsAt", f.ends_at as "endsAt", c.label, c.words, c.url, c.story_id as "storyId",
    case when f.goal is null then 0 else (
      select coalesce(sum(n.count), 0) from promo_count n join creative own on own.id = n.creative_id
      where own.flight_id = f.id and n.kind = 'rendered' and n.reason = ''
    )::float8 end as delivered,
    coalesce(p.places, '[]'::json) as places,
    (
      select json_build_object('id', i.id, 'key', i.key, 'width', i.width, 'height', i.height, 'renditions', i.renditions, 'alt', coalesce(c.picture_alt, ''),
        'expiresAt', least(i.expires_at, shown.until))
      from (
        select c.picture_id as id, null::timestamptz as until where c.picture_id is not null
        union all
        select r.picture_id, (r.picture_text ->> 'expires')::timestamptz from story s join story_revision r on r.id = s.revision_id
        where s.id = c.story_id and c.picture_id is null
      ) shown join picture i on i.id = shown.id
    ) as picture
  from flight f join promo_order o on o.id = f.order_id join creative c on c.flight_id = f.id
  left join lateral (
    select json_agg(json_build_object('storyId', a.story_id, 'siteId', a.site_id, 'sectionId', a.section_id, 'slug', a.slug, 'language', a.language,
      'state', s.state, 'embargoOpen', s.embargo_open, 'embargoUntil', s.embargo_until, 'expiresAt', s.expires_at) order by a.id) as places
    from (
      select c.story_id as id union select named.pair_of from story named where named.id = c.story_id union select naming.id from story naming where naming.pair_of = c.story_id
    ) version
    join story s on s.id = version.id and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at)
    join appearance a on a.story_id = s.id and a.listed
  ) p on c.story_id is not null`;

/** All that stand or will. Indexes: flight_standing, creative_flight, story_pair. */
export async function promosAhead(db: Db, now: Date): Promise<PromoRow[]> {
  const { rows } = await sql<PromoRow>`
    ${rowsOf} where f.ended_at is null and f.ends_at > ${now} order by f.id, c.id limit ${most}
  `.execute(db);
  return rows;
}

/** Whether it is over or not: pages that are open still show it. */
export async function promoById(db: Db, creativeId: number): Promise<PromoRow | undefined> {
  const { rows } = await sql<PromoRow>`${rowsOf} where c.id = ${creativeId}`.execute(db);
  return rows[0];
}

/** Undefined where its flight is over, or was taken away. */
export async function promoAhead(db: Db, creativeId: number, now: Date): Promise<PromoRow | undefined> {
  const { rows } = await sql<PromoRow>`
    ${rowsOf} where c.id = ${creativeId} and f.ended_at is null and f.ends_at > ${now}
  `.execute(db);
  return rows[0];
}

/** Until when a creative shows the picture; null if none does, or if it was killed with a story. Index: creative_picture. */
export async function promoShowsPicture(db: Db, pictureId: number, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`
    select least(max(f.ends_at), max(i.expires_at)) as until
    from creative c join flight f on f.id = c.flight_id join picture i on i.id = c.picture_id
    where c.picture_id = ${pictureId} and f.ended_at is null and f.ends_at > ${now} and coalesce(i.expires_at > ${now}, true) and not exists (
      select from (
        select story_id from story_revision where picture_id = c.picture_id
        union select own.story_id from revision_picture b join story_revision own on own.id = b.revision_id where b.picture_id = c.picture_id
      ) shown join story s on s.id = shown.story_id where s.state in ('killed', 'taken-down')
    )
  `.execute(db);
  return rows[0]?.until ?? null;
}

export async function houseShares(db: Db): Promise<Map<number, number>> {
  const { rows } = await sql<{
    siteId: number;
    percent: number;
  }>`select site_id as "siteId", percent from house_share`.execute(db);
  return new Map(rows.map(({ siteId, percent }) => [siteId, percent]));
}

/** One for all nodes, made by whoever comes first. */
export async function promoKey(db: Db): Promise<Buffer> {
  await sql`insert into promo_key (key) values (${randomBytes(32)}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{ key: Buffer }>`select key from promo_key`.execute(db);
  const key = rows[0]?.key;
  if (!key) throw new Error('The database holds no key for offers.');
  return key;
}
