/** Banners: those that stand now, and the desk's list. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { storyPath } from '../network/network.ts';
import type { Language, Network, Site } from '../network/network.ts';
import { refusal, storyTag } from '../stories/stories.ts';
import type { ExitFacts } from '../stories/stories.ts';
import { bannerTag } from './banner.ts';
import type { Banner, BannerView } from './banner.ts';

export interface OnPage {
  network: Network;
  site: Site;
  language: Language;
  originOf: (site: { host: string }) => string;
  now: Date;
}

interface StandingRow extends Banner {
  /** Whether its story may leave, by the database's clock. */
  leaves: boolean;
  /** Of the story that it leads to: on this site if it stands here, in this language if there is a pair. */
  place: { storyId: number; siteId: number; sectionId: number; slug: string; language: Language } | null;
  facts:
    | (Omit<ExitFacts, 'embargoUntil' | 'expiresAt'> & { embargoUntil: string | null; expiresAt: string | null })
    | null;
}

/** More than anybody raises; a page is bounded all the same. */
const mostAtOnce = 3;

/** The newest first. Also those that will stand soon are looked at, so that a kept page ends when they begin. */
export async function standingBanners(db: Db, on: OnPage): Promise<Tagged<BannerView[]>> {
  const { rows } = await sql<StandingRow>`
    select b.id, b.site_id as "siteId", b.level, b.words, b.story_id as "storyId", b.starts_at as "startsAt", b.expires_at as "expiresAt", p.place,
      s.id is not null and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at) as leaves,
      case when s.id is not null then json_build_object('state', s.state, 'embargoOpen', s.embargo_open, 'embargoUntil', s.embargo_until, 'expiresAt', s.expires_at) end as facts
    from banner b
    left join story s on s.id = b.story_id
    left join lateral (
      select json_build_object('storyId', a.story_id, 'siteId', a.site_id, 'sectionId', a.section_id, 'slug', a.slug, 'language', a.language) as place
      from (select s.id union all select s.pair_of union all select naming.id from story naming where naming.pair_of = s.id) one (id)
      join story o on o.id = one.id and may_leave(o.state, o.embargo_open, o.embargo_until, o.expires_at)
      join appearance a on a.story_id = o.id and a.listed
      order by a.site_id = ${on.site.id} desc, a.language = ${on.language} desc, a.story_id = s.id desc, a.id limit 1
    ) p on true
    where b.ended_at is null and b.expires_at > ${on.now} and (b.site_id is null or b.site_id = ${on.site.id}) and b.words ? ${on.language}
    order by b.starts_at desc limit 20
  `.execute(db);
  // One whose story may not leave just now is looked at as well: a page that is kept without it ends when the story comes back.
  const open = rows.filter((row) => row.facts === null || (row.leaves && refusal(toFacts(row.facts), on.now) === null));
  const standing = open.filter(({ startsAt }) => startsAt <= on.now).slice(0, mostAtOnce);
  const moments = [
    ...rows.map(({ startsAt }) => startsAt),
    ...open.map(({ expiresAt }) => expiresAt),
    ...open.map(storyEnd),
  ];
  const next = moments.filter((moment) => moment !== null && moment > on.now).map((moment) => Number(moment));
  return {
    value: standing.map((row) => ({
      id: row.id,
      level: row.level,
      text: row.words[on.language] ?? '',
      href: hrefOf(row, on),
    })),
    tags: [
      bannerTag,
      ...rows
        .flatMap(({ storyId, place }) => [storyId, place?.storyId])
        .filter((id) => typeof id === 'number')
        .map(storyTag),
    ],
    expiresAt: next.length === 0 ? null : new Date(Math.min(...next)),
  };
}

function toFacts({ embargoUntil, expiresAt, ...facts }: NonNullable<StandingRow['facts']>): ExitFacts {
  return { ...facts, embargoUntil: toDate(embargoUntil), expiresAt: toDate(expiresAt) };
}

function storyEnd({ facts }: StandingRow): Date | null {
  return toDate(facts?.expiresAt ?? null);
}

/** Dates inside JSON come as text. */
function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

function hrefOf({ place }: StandingRow, on: OnPage): string | null {
  const site = place && on.network.siteById(place.siteId);
  const section = place && on.network.sectionById(place.sectionId);
  if (!site || !section) return null;
  const path = storyPath(site, section, place.slug, place.language);
  return site.id === on.site.id ? path : on.originOf(site) + path;
}

export async function insertBanner(tx: Db, banner: Omit<Banner, 'id'> & { actor: string }): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into banner (site_id, level, words, story_id, starts_at, expires_at, actor)
    values (${banner.siteId}, ${banner.level}, ${JSON.stringify(banner.words)}::jsonb, ${banner.storyId}, ${banner.startsAt}, ${banner.expiresAt}, ${banner.actor})
    returning id
  `.execute(tx);
  return rows[0]?.id ?? 0;
}

/** Whether it stood, or would have. */
export async function endBannerRow(tx: Db, id: number, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update banner set ended_at = ${at} where id = ${id} and ended_at is null and expires_at > ${at} returning 1
  `.execute(tx);
  return rows.length > 0;
}

export interface ListedBanner extends Banner {
  endedAt: Date | null;
}

export async function newestBanners(db: Db, limit: number): Promise<ListedBanner[]> {
  const { rows } = await sql<ListedBanner>`
    select id, site_id as "siteId", level, words, story_id as "storyId", starts_at as "startsAt", expires_at as "expiresAt", ended_at as "endedAt"
    from banner order by id desc limit ${limit}
  `.execute(db);
  return rows;
}
