/** What might stand in the network block, and what is usual on its site. Reads story_heat, which audience writes. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Candidate, EditorsChoice } from './candidate.ts';
import { kindsIn } from '../stories/stories.ts';
import { boxShares, halfLifeHours } from './heat.ts';
import type { HourOfHeat } from './usual-heat.ts';

/** So many of a site's hottest are looked at; within a site, hotter is higher. */
const hottestOfSite = 300;
/** And so many of its newest in each language, which may have no reads yet. */
const newestOfSite = 40;
/** Less than this is no heat. */
const leastHeat = 0.1;
const hourMs = 3_600_000;

interface CandidateRow extends Omit<Candidate, 'choice' | 'tried'> {
  choice: EditorsChoice['kind'] | null;
  boost: number | null;
  shows: number | null;
  clicks: number | null;
}

/** The hottest, the newest and the chosen of each site, whatever of them may leave. Index: appearance_site_newest. */
export async function trendingCandidates(db: Db, now: Date): Promise<Candidate[]> {
  const { rows } = await sql<CandidateRow>`
    with heat as materialized (
      select h.*, ${boxShares.fast}::float8 * fast + ${boxShares.slow}::float8 * slow as heat from ${heatAt(now)} h
    ), hot as (
      select story_id, site_id from (
        select h.story_id, h.site_id, row_number() over (partition by h.site_id order by h.heat desc) as place
        from heat h join appearance a on a.story_id = h.story_id and a.site_id = h.site_id join story s on s.id = h.story_id
        where h.heat > ${leastHeat} and a.listed and greatest(a.published_at, s.updated_at) > ${daysBefore(now, 30)} and ${leaving}
      ) ranked where place <= ${hottestOfSite}
    ), newest as (
      select a.story_id, a.site_id from site cross join unnest(site.languages) as spoken (language)
      cross join lateral (
        select a.story_id, a.site_id from appearance a join story s on s.id = a.story_id
        where a.site_id = site.id and a.language = spoken.language and a.listed and ${leaving}
        order by a.published_at desc, a.id desc limit ${newestOfSite}
      ) a
    ), standing as (
      select * from trending_choice where until is null or until > ${now}
    ), chosen as (
      select c.story_id, a.site_id from standing c join appearance a on a.story_id = c.story_id join story s on s.id = c.story_id
      where a.listed and ${leaving}
    ), clusters as (
      select s.id as story_id, coalesce(s.pair_of, s.id) as cluster from story s
    )
    select one.story_id as "storyId", one.site_id as "siteId", c.cluster, a.kind, a.published_at as "publishedAt",
      s.updated_at as "updatedAt", coalesce(h.fast, 0) as fast, coalesce(h.slow, 0) as slow, r.picture_id is not null as pictured,
      string_to_array(section.path, '/') || coalesce(lower(r.kicker), section.path) as topics,
      array(
        select distinct other.site_id from appearance other join story t on t.id = other.story_id
        where (t.id = c.cluster or t.pair_of = c.cluster) and other.ended_at is null
      ) as "onSites",
      choice.kind as choice, choice.boost, tried.shows, tried.clicks
    from (select * from hot union select * from newest union select * from chosen) one
    join appearance a on a.story_id = one.story_id and a.site_id = one.site_id
    join story s on s.id = one.story_id join story_revision r on r.id = s.revision_id
    join clusters c on c.story_id = one.story_id join section on section.id = a.section_id
    left join heat h on h.story_id = one.story_id and h.site_id = one.site_id
    left join standing choice on choice.story_id = one.story_id
    left join trending_tried tried on tried.story_id = one.story_id
  `.execute(db);
  return rows.map(({ choice, boost, shows, clicks, ...row }) => ({
    ...row,
    choice: choice === 'boost' ? { kind: 'boost', by: boost ?? 0 } : choice && { kind: choice },
    tried: { shows: shows ?? 0, clicks: clicks ?? 0 },
  }));
}

/** One more sample of each site's mean heat, for the hour that is under way. A story in two languages is one. */
export async function sampleSiteHeat(tx: Db, now: Date): Promise<void> {
  await sql`
    insert into site_heat as kept (site_id, hour, mean, samples)
    select a.site_id, ${hourOf(now)},
      coalesce(sum(${boxShares.fast}::float8 * h.fast + ${boxShares.slow}::float8 * h.slow), 0) / count(distinct coalesce(s.pair_of, s.id)), 1
    from appearance a join story s on s.id = a.story_id
    left join ${heatAt(now)} h on h.story_id = a.story_id and h.site_id = a.site_id
    where a.listed and greatest(a.published_at, s.updated_at) > ${daysBefore(now, 3)} and ${leaving}
    group by a.site_id
    on conflict (site_id, hour) do update set
      mean = (kept.mean * kept.samples + excluded.mean) / (kept.samples + 1), samples = kept.samples + 1
  `.execute(tx);
  await sql`delete from site_heat where hour < ${daysBefore(now, 36)}`.execute(tx);
}

/** Of the last day, and of this hour of the week in the weeks before. */
export async function keptSiteHeat(db: Db, now: Date): Promise<HourOfHeat[]> {
  const hour = hourOf(now);
  const { rows } = await sql<HourOfHeat>`
    select site_id as "siteId", hour, mean from site_heat
    where hour <= ${hour} and (hour > ${daysBefore(now, 1.1)} or mod(extract(epoch from ${hour}::timestamptz - hour)::bigint, 604800) = 0)
  `.execute(db);
  return rows;
}

/** Both sums of all stories, true at a moment: with the landmark of the same snapshot, which moves once a week. */
function heatAt(now: Date): RawBuilder<unknown> {
  const factor = (hours: number): RawBuilder<unknown> =>
    sql`power(2::float8, -extract(epoch from ${now}::timestamptz - l.landmark)::float8 / ${hours * 3_600}::float8)`;
  return sql`(
    select h.story_id, h.site_id, h.fast * ${factor(halfLifeHours.fast)} as fast, h.slow * ${factor(halfLifeHours.slow)} as slow
    from story_heat h cross join heat_landmark l
  )`;
}

/** What is paid for or of a disaster is no matter for a block that says what is read; nor are some kinds. */
const leaving: RawBuilder<unknown> = sql`(may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at) and s.sponsor is null and not s.sensitive and s.kind = any (${kindsIn('trends')}::text[]))`;

function hourOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / hourMs) * hourMs);
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 24 * hourMs);
}
