/** Reads of the demo, as they would have been counted: a story is read most when it is new, and by day. */
import { sql } from 'kysely';
import type { Tx } from './platform/db/database.ts';

/** How many read the site's usual story in its first hour. */
const firstHour = { hibari: 60, norenwork: 14, tabine: 11, yorimichi: 9 } as const;

export async function insertDemoReads(tx: Tx, now: Date): Promise<void> {
  await sql`
    insert into read_hour (site_id, hour, story_id, reads, engaged)
    select a.site_id, h.hour, a.story_id, n.reads, (n.reads * 0.4)::int
    from appearance a join site on site.id = a.site_id
    join jsonb_each_text(${JSON.stringify(firstHour)}::jsonb) as base (key, value) on base.key = site.key
    cross join lateral generate_series(date_trunc('hour', greatest(a.published_at, ${now}::timestamptz - interval '7 days')), ${now}::timestamptz, '1 hour') h (hour)
    cross join lateral (select greatest(0, extract(epoch from h.hour - a.published_at)::float8 / 3600) as age,
      extract(hour from h.hour at time zone site.time_zone)::int as clock) t
    -- Some are read five times as much as others; at four in the morning next to nobody reads.
    cross join lateral (select round(base.value::float8 * (0.3 + (a.story_id * 7919 % 101) / 70.0) * power(0.5, t.age / 14)
      * (0.25 + 0.75 * abs(sin((t.clock - 4) * pi() / 24))))::int as reads) n
    where a.listed and n.reads > 0
  `.execute(tx);
  await sql`select hold_heat_landmark()`.execute(tx);
  await sql`
    insert into story_heat (story_id, site_id, fast, slow, updated_at)
    select h.story_id, h.site_id, sum(w.weight * power(2, w.hours / 2)), sum(w.weight * power(2, w.hours / 12)), ${now}
    from read_hour h, heat_landmark l,
      lateral (select 0.3 * h.reads + 0.7 * h.engaged as weight, extract(epoch from h.hour - l.landmark)::float8 / 3600 as hours) w
    group by h.story_id, h.site_id
    on conflict do nothing
  `.execute(tx);
}
