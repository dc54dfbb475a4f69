/** Lists of the newest stories, for fronts, sections and feeds. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Body } from './body-schema.shared.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import type { Section } from '../network/network.ts';
import { taggedCards } from './story-rows.ts';
import type { CardRow, OnSite } from './story-rows.ts';
import { frontTag, sectionTag, storyTag } from './story-tags.ts';
import { kindsIn, kindsWithCardLine, kindsWithoutPromos } from './kinds/all-kinds.ts';
import { storyKinds } from './kinds/kind-name.ts';
import type { StoryCard, StoryKind } from './story.ts';

/** What a card needs, from an appearance `a`, its story `s`, the revision `r` and the picture `p`. */
export const cardColumns: RawBuilder<unknown> = sql`
  s.id, s.kind, a.language, a.section_id as "sectionId", a.slug, coalesce(a.headline, r.headline) as headline,
  coalesce((select t.visible from thread t where t.story_id = s.id), 0) as comments, s.sponsor, r.kicker, r.standfirst, r.dateline, a.published_at as "publishedAt", s.updated_at as "updatedAt",
  s.state, s.embargo_open as "embargoOpen", s.embargo_until as "embargoUntil", s.expires_at as "expiresAt",
  (select json_build_object('kind', k.kind, 'note', k.note, 'at', k.at) from correction k where k.story_id = s.id order by k.at desc limit 1) as correction,
  case when p.id is not null then
    json_build_object('id', p.id, 'key', p.key, 'width', p.width, 'height', p.height, 'renditions', p.renditions, 'expiresAt', p.expires_at)
  end as picture, r.picture_text as "pictureText", case when s.kind = any (${kindsWithCardLine}::text[]) then r.fields else '{}' end as fields`;

export const cardTables: RawBuilder<unknown> = sql`
  join story s on s.id = a.story_id
  join story_revision r on r.id = s.revision_id
  left join picture p on p.id = r.picture_id`;

/** Of a story `s`. */
export const leaving: RawBuilder<unknown> = sql`may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at)`;

/** What follows a row that names a story: the story `s` with its place `a`, if pages of this site and language may list it. */
export function listedStory(id: RawBuilder<unknown>, { site, language }: OnSite): RawBuilder<unknown> {
  return sql`join story s on s.id = ${id}
    join appearance a on a.story_id = s.id and a.site_id = ${site.id} and a.language = ${language} and a.listed
    where ${leaving}`;
}

export interface ListOptions {
  limit: number;
  offset?: number;
  kinds?: readonly StoryKind[];
  /** Without what is paid for or of a disaster. */
  calm?: boolean;
  /** Of another site, for a page that is shown in this territory. */
  shownIn?: string | null;
  /** Of another site, for a page of this one: what stands here, too, is left out. */
  notOn?: number;
  /** Beside a story: all but itself, so that what is said of it does not change the list. */
  except?: number;
}

/** Each kind gives its newest by appearance_site_kind; they are merged before the rest of a card is looked up. */
export async function newestOnSite(db: Db, on: OnSite, options: ListOptions): Promise<Tagged<StoryCard[]>> {
  const { limit, offset = 0, kinds = storyKinds, except = null, notOn = null } = options;
  const { shownIn = on.site.territory, calm = false } = options;
  const { rows } = await sql<CardRow>`
    select ${cardColumns}
    from (
      select a.*
      from unnest(${kinds}::text[]) as wanted (kind)
      cross join lateral (
        select a.* from appearance a join story s on s.id = a.story_id
        where a.site_id = ${on.site.id} and a.language = ${on.language} and a.kind = wanted.kind and a.listed and ${leaving}
          and may_enter(s.only_in, s.not_in, ${shownIn}) and not (${calm} and (s.sensitive or s.sponsor is not null)) and a.story_id is distinct from ${except}
          and (${notOn}::int is null or not exists (
            select from appearance own where own.story_id = a.story_id and own.site_id = ${notOn} and own.ended_at is null
          ))
        order by a.published_at desc, a.id desc limit ${limit + offset}
      ) a
      order by a.published_at desc, a.id desc limit ${limit} offset ${offset}
    ) a ${cardTables}
    order by a.published_at desc, a.id desc
  `.execute(db);
  return taggedCards(rows, on, [frontTag(on.site.id)]);
}

/** So many of each kind, however many newer ones another has; what is paid for is none. By appearance_site_kind. */
export async function newestOfEach(
  db: Db,
  on: OnSite,
  kinds: readonly StoryKind[],
  limit: number,
): Promise<Tagged<StoryCard[]>> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns}
    from unnest(${kinds}::text[]) as wanted (kind)
    cross join lateral (
      select a.* from appearance a join story s on s.id = a.story_id
      where a.site_id = ${on.site.id} and a.language = ${on.language} and a.kind = wanted.kind and a.listed and ${leaving}
        and may_enter(s.only_in, s.not_in, ${on.site.territory}) and s.sponsor is null
      order by a.published_at desc, a.id desc limit ${limit}
    ) a ${cardTables}
    order by a.published_at desc, a.id desc
  `.execute(db);
  return taggedCards(rows, on, [frontTag(on.site.id)]);
}

/** Of a section and its sub-sections. Each gives its newest by appearance_section_newest; then they are merged. */
export async function newestInSection(
  db: Db,
  on: OnSite,
  section: Section,
  options: Omit<ListOptions, 'kinds'>,
): Promise<Tagged<StoryCard[]>> {
  const { limit, offset = 0, except = null } = options;
  const { rows } = await sql<CardRow>`
    select ${cardColumns}
    from (
      select a.*
      from unnest(${sectionIds(on, section)}::int[]) as wanted (section_id)
      cross join lateral (
        select a.* from appearance a join story s on s.id = a.story_id
        where a.section_id = wanted.section_id and a.language = ${on.language} and a.listed and ${leaving}
          and a.story_id is distinct from ${except}
        order by a.published_at desc, a.id desc limit ${limit + offset}
      ) a
      order by a.published_at desc, a.id desc limit ${limit} offset ${offset}
    ) a ${cardTables}
    order by a.published_at desc, a.id desc
  `.execute(db);
  return taggedCards(rows, on, [sectionTag(section.id)]);
}

export async function countInSection(db: Db, on: OnSite, section: Section): Promise<Tagged<number>> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from appearance a join story s on s.id = a.story_id
    where a.section_id = any (${sectionIds(on, section)}) and a.language = ${on.language} and a.listed and ${leaving}
  `.execute(db);
  return { value: rows[0]?.count ?? 0, tags: [sectionTag(section.id)] };
}

/**
 * The newest few of each section at once, for the shelves of a front, by appearance_section_kind. Sections without
 * stories are left out.
 */
export async function newestBySection(
  db: Db,
  on: OnSite,
  sections: readonly Section[],
  options: ListOptions,
): Promise<Tagged<Map<number, StoryCard[]>>> {
  const wanted = sections.flatMap((shelf) => sectionIds(on, shelf).map((id) => ({ shelf: shelf.id, id })));
  const { rows } = await sql<CardRow & { shelf: number }>`
    select a.shelf, ${cardColumns}
    from (
      select wanted.shelf, row_number() over (partition by wanted.shelf order by a.published_at desc, a.id desc) as place, a.*
      from unnest(${wanted.map((pair) => pair.shelf)}::int[], ${wanted.map((pair) => pair.id)}::int[]) as wanted (shelf, section_id)
      cross join unnest(${options.kinds ?? storyKinds}::text[]) as of_kind (kind)
      cross join lateral (
        select a.* from appearance a join story s on s.id = a.story_id
        where a.section_id = wanted.section_id and a.language = ${on.language} and a.kind = of_kind.kind
          and a.listed and ${leaving}
        order by a.published_at desc, a.id desc limit ${options.limit}
      ) a
    ) a ${cardTables}
    where a.place <= ${options.limit} order by a.shelf, a.place
  `.execute(db);
  const { tags, expiresAt } = taggedCards(rows, on, [frontTag(on.site.id)]);
  const value = new Map(
    [...Map.groupBy(rows, (row) => row.shelf)].map(([shelf, own]) => [shelf, taggedCards(own, on, []).value]),
  );
  return { value, tags, expiresAt: expiresAt ?? null };
}

export function sectionIds(on: OnSite, section: Section): number[] {
  const below = on.network.sections(on.site).filter((other) => other.parentId === section.id);
  return [section.id, ...below.map((other) => other.id)];
}

/** These stories where they appear on a site, in the order of their numbers' list; what may not leave is left out. `calm`: without what is paid for or of a disaster. */
export async function storiesByIds(
  db: Db,
  on: OnSite,
  ids: readonly number[],
  { calm = false }: { calm?: boolean } = {},
): Promise<Tagged<StoryCard[]>> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from unnest(${ids}::bigint[]) with ordinality as wanted (id, place)
    join appearance a on a.story_id = wanted.id and a.site_id = ${on.site.id} and a.language = ${on.language} and a.listed ${cardTables}
    where ${leaving} and not (${calm} and (s.sensitive or s.sponsor is not null)) order by wanted.place
  `.execute(db);
  return taggedCards(rows, on, ids.map(storyTag));
}

/** What stands in stories, for showing where words are found; by story_revision_pkey. */
export async function bodiesByIds(db: Db, ids: readonly number[]): Promise<Map<number, Body>> {
  const { rows } = await sql<{ id: number; body: Body }>`
    select s.id, r.body from story s join story_revision r on r.id = s.revision_id where s.id = any (${ids}::bigint[])
  `.execute(db);
  return new Map(rows.map(({ id, body }) => [id, body]));
}

/** What came out within a time and in no edition that is named, newest first; what is paid for is none. */
export async function storiesBetween(
  db: Db,
  on: OnSite,
  since: Date,
  except: readonly number[],
  limit: number,
): Promise<StoryCard[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from appearance a ${cardTables}
    where a.site_id = ${on.site.id} and a.language = ${on.language} and a.listed and a.kind = any (${kindsIn('letters')}::text[]) and s.sponsor is null
      and a.published_at > ${since} and a.published_at <= ${on.now} and s.id <> all (${except}::bigint[]) and ${leaving}
    order by a.published_at desc, a.id desc limit ${limit}
  `.execute(db);
  return taggedCards(rows, on, []).value;
}

/** Those of them on which nothing is sold. */
export async function sensitiveAmong(db: Db, ids: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select id from story where id = any (${ids}::bigint[]) and (sensitive or kind = any (${kindsWithoutPromos}::text[]))
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}
