/** All that a site has, month by month, for search engines; and the news of two days. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import type { PlacedPicture } from '../media/media.ts';
import { storyPath } from '../network/network.ts';
import type { Language } from '../network/network.ts';
import { refusal } from './exit-guard.ts';
import type { ExitFacts } from './exit-guard.ts';
import { kindsIn } from './kinds/all-kinds.ts';
import { leaving } from './list-queries.ts';
import { pairOfStory, toPair } from './pair-queries.ts';
import type { PairRow } from './pair-queries.ts';
import { nextChange, toPlacedPicture } from './story-rows.ts';
import type { CardRow, OnSite } from './story-rows.ts';
import { frontTag, monthTag, storyTag } from './story-tags.ts';

/**
 * A kill has to find what names its story, in shared caches too: as many as `Surrogate-Key` has room for
 * (`public-headers.ts`), with the pair of each. Far below the 50,000 addresses that sitemaps.org allows.
 */
const perPart = 200;
/** They have no pairs there. */
const mostNews = 400;
const newsForMs = 2 * 86_400_000;

/** A story that stands on several sites is listed where its canonical address is. Index: appearance_story_id_site_id_key. */
const atHome: RawBuilder<unknown> = sql`not exists (select from appearance h where h.story_id = a.story_id and h.id < a.id)`;

export interface SitemapMonth {
  /** By UTC: `2026-11`. */
  month: string;
  parts: number;
  changedAt: Date;
}

/** The newest first. Index: appearance_site_newest. */
export async function sitemapMonths(db: Db, on: OnSite): Promise<Tagged<SitemapMonth[]>> {
  const { rows } = await sql<{ month: string; stories: number; changedAt: Date }>`
    select to_char(date_trunc('month', a.published_at at time zone 'UTC'), 'YYYY-MM') as month, count(*) as stories,
      max(coalesce(s.updated_at, a.published_at)) as "changedAt"
    from appearance a join story s on s.id = a.story_id
    where a.site_id = ${on.site.id} and a.language = ${on.language} and a.listed and ${leaving} and ${atHome}
    group by 1 order by 1 desc
  `.execute(db);
  return {
    value: rows.map(({ stories, ...month }) => ({ ...month, parts: Math.ceil(stories / perPart) })),
    tags: [frontTag(on.site.id)],
  };
}

export interface SitemapEntry {
  href: string;
  changedAt: Date;
  picture: PlacedPicture | null;
  pair: { language: Language; href: string } | null;
}

type SitemapRow = ExitFacts &
  Pick<CardRow, 'id' | 'sectionId' | 'slug' | 'picture' | 'pictureText'> & {
    changedAt: Date;
    pairOf: number | null;
    pair: PairRow | null;
  };

/** `month`: `2026-11`; `part` from 1. The oldest first, so that a part that is full stays as it is. Index: appearance_site_newest. */
export async function sitemapPart(db: Db, on: OnSite, month: string, part: number): Promise<Tagged<SitemapEntry[]>> {
  const { rows } = await sql<SitemapRow>`
    select s.id, s.pair_of as "pairOf", a.section_id as "sectionId", a.slug, greatest(s.updated_at, a.published_at) as "changedAt",
      s.state, s.embargo_open as "embargoOpen", s.embargo_until as "embargoUntil", s.expires_at as "expiresAt",
      case when p.id is not null then
        json_build_object('id', p.id, 'key', p.key, 'width', p.width, 'height', p.height, 'renditions', p.renditions, 'expiresAt', p.expires_at)
      end as picture, r.picture_text as "pictureText", pair.found as pair
    from (
      select a.* from appearance a join story s on s.id = a.story_id
      where a.site_id = ${on.site.id} and a.language = ${on.language} and a.listed and ${leaving} and ${atHome}
        and a.published_at >= ${`${month}-01`}::date::timestamp at time zone 'UTC'
        and a.published_at < (${`${month}-01`}::date + interval '1 month') at time zone 'UTC'
      order by a.published_at, a.id limit ${perPart} offset ${(part - 1) * perPart}
    ) a
    join story s on s.id = a.story_id join story_revision r on r.id = s.revision_id left join picture p on p.id = r.picture_id
    ${pairOfStory(on.site.territory)}
    order by a.published_at, a.id
  `.execute(db);
  const pairs = rows.flatMap(({ pair }) => pair ?? []);
  const dated = pairs.map(({ embargoUntil, expiresAt }) => ({
    embargoUntil: embargoUntil === null ? null : new Date(embargoUntil),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  }));
  // A pair that is named and not out yet may come out; one that names a story of these tells of that one.
  const ids = new Set([...rows.flatMap(({ id, pairOf }) => [id, pairOf ?? id]), ...pairs.map(({ id }) => id)]);
  return {
    value: rows.flatMap((row) => toEntry(row, on) ?? []),
    tags: [monthTag(on.site.id, month), ...[...ids].map(storyTag)],
    expiresAt: nextChange([...rows, ...dated], on.now),
  };
}

function toEntry(row: SitemapRow, on: OnSite): SitemapEntry | null {
  const section = on.network.sectionById(row.sectionId);
  if (section === undefined || refusal(row, on.now) !== null) return null;
  const pair = row.pair && toPair(row.pair, on);
  return {
    href: storyPath(on.site, section, row.slug, on.language),
    changedAt: row.changedAt,
    picture: toPlacedPicture(row, on.now),
    pair: pair && { language: pair.language, href: pair.href },
  };
}

export interface NewsEntry {
  href: string;
  title: string;
  publishedAt: Date;
}

type NewsRow = ExitFacts & Pick<CardRow, 'id' | 'sectionId' | 'slug' | 'headline' | 'publishedAt'>;

/** What of the kinds that are news came out in the last two days and was paid for by nobody, the newest first. Index: appearance_site_newest. */
export async function newsEntries(db: Db, on: OnSite): Promise<Tagged<NewsEntry[]>> {
  const since = new Date(on.now.getTime() - newsForMs);
  const { rows } = await sql<NewsRow>`
    select s.id, a.section_id as "sectionId", a.slug, coalesce(a.headline, r.headline) as headline, a.published_at as "publishedAt",
      s.state, s.embargo_open as "embargoOpen", s.embargo_until as "embargoUntil", s.expires_at as "expiresAt"
    from appearance a join story s on s.id = a.story_id join story_revision r on r.id = s.revision_id
    where a.site_id = ${on.site.id} and a.language = ${on.language} and a.listed and ${leaving} and ${atHome}
      and a.published_at > ${since} and s.sponsor is null and a.kind = any (${kindsIn('news')}::text[])
    order by a.published_at desc, a.id desc limit ${mostNews}
  `.execute(db);
  const ends = rows.map(({ publishedAt }) => ({
    embargoUntil: null,
    expiresAt: new Date(publishedAt.getTime() + newsForMs),
  }));
  return {
    value: rows.flatMap((row) => {
      const section = on.network.sectionById(row.sectionId);
      if (section === undefined || refusal(row, on.now) !== null) return [];
      const href = storyPath(on.site, section, row.slug, on.language);
      return [{ href, title: row.headline, publishedAt: row.publishedAt }];
    }),
    tags: [frontTag(on.site.id), ...rows.map((row) => storyTag(row.id))],
    expiresAt: nextChange([...rows, ...ends], on.now),
  };
}
