/** One story, for its own page and for its picture's address. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { dayKey, storyPath } from '../network/network.ts';
import type { Language, Section, Site } from '../network/network.ts';
import type { Body } from './body-schema.shared.ts';
import { correctionsOfStory } from './correction-queries.ts';
import { readingMinutes } from './body-text.ts';
import { refusal } from './exit-guard.ts';
import type { Refusal } from './exit-guard.ts';
import { pageParts, picturesBeside } from './page-parts-queries.ts';
import type { PageParts, PictureBeside } from './page-parts-queries.ts';
import { cardColumns, cardTables } from './list-queries.ts';
import { fillNotice } from './notice.ts';
import { pairOfStory, toPair } from './pair-queries.ts';
import type { PairRow } from './pair-queries.ts';
import { filingOfPage, tagsOfFiling, toFiling } from './filing-link-queries.ts';
import type { FilingRows } from './filing-link-queries.ts';
import { readOfSeries, seriesOfPage, toSeries } from './series-link-queries.ts';
import type { SeriesRow } from './series-link-queries.ts';
import { earliest, nextChange, toCard, toCorrection, toSectionLink } from './story-rows.ts';
import type { CardRow, CorrectionJson, OnSite } from './story-rows.ts';
import {
  authorListTag,
  frontTag,
  monthTag,
  pictureTag,
  sectionTag,
  seriesTag,
  storyTag,
  tagListTag,
} from './story-tags.ts';
import type { KindFields, StoryPageView } from './story.ts';
import { noticeOf } from './notice-of.ts';

interface PageRow extends CardRow, FilingRows {
  revisionId: number;
  thread: 'shared' | 'none';
  sensitive: boolean;
  byline: string | null;
  body: Body;
  words: number;
  sourceName: string | null;
  sourceNotice: Partial<Record<Language, string>> | null;
  ownNotice: string | null;
  ownNoticeBeside: boolean;
  firstPublishedAt: Date;
  killNotice: string | null;
  killedAt: Date | null;
  /** What the database's clock says. */
  mayLeave: boolean;
  corrections: CorrectionJson[];
  allFields: KindFields;
  endedAt: Date | null;
  home: { siteId: number; sectionId: number; slug: string };
  pictures: PictureBeside[];
  pairOf: number | null;
  pair: PairRow | null;
  series: SeriesRow | null;
}

export type StoryAtAddress =
  | { kind: 'story'; story: StoryPageView }
  | { kind: 'gone'; notice: string | null; since: Date | null }
  /** It does not stand on this site any more: the address of its home. */
  | { kind: 'moved'; to: { site: Site; href: string } }
  | { kind: 'none' };

/**
 * By the unique index of appearance (section_id, slug), in one round trip with its source and its pair. The pair is the
 * story that this one names (index: story_pkey) or one that names this (story_pair).
 */
export async function storyAtAddress(
  db: Db,
  on: OnSite,
  section: Section,
  slug: string,
): Promise<Tagged<StoryAtAddress>> {
  const { rows } = await sql<PageRow>`
    select ${cardColumns}, r.id as "revisionId", r.byline, r.body, r.words, r.fields as "allFields",
      a.thread, a.ended_at as "endedAt", home.found as home, s.sensitive, ${picturesBeside(on.site)} as pictures,
      source.name as "sourceName", source.notice as "sourceNotice", s.own_notice as "ownNotice",
      s.own_notice_beside as "ownNoticeBeside", s.first_published_at as "firstPublishedAt",
      s.kill_notice as "killNotice", s.killed_at as "killedAt", s.pair_of as "pairOf", pair.found as pair,
      may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at)
        and may_enter(s.only_in, s.not_in, ${on.site.territory}) as "mayLeave",
      ${correctionsOfStory} as corrections, ${filingOfPage(on.site)}, ${seriesOfPage}
    from appearance a ${cardTables}
    left join source on source.id = s.source_id
    cross join lateral (
      select json_build_object('siteId', h.site_id, 'sectionId', h.section_id, 'slug', h.slug) as found
      from appearance h where h.story_id = s.id order by h.id limit 1
    ) home
    ${pairOfStory(on.site.territory)}
    where a.section_id = ${section.id} and a.slug = ${slug} and a.language = ${on.language}
  `.execute(db);
  const row = rows[0];
  // An address without a story is not kept, but the next story of the section may take it.
  if (row === undefined) return { value: { kind: 'none' }, tags: [sectionTag(section.id)] };
  const pairIds = [row.pairOf, row.pair?.id].filter((id) => typeof id === 'number');
  const tags = [row.id, ...pairIds].map(storyTag);
  const why = refusal(row, on.now);
  // The announcement of an embargo's end may come before this node's clock gets there.
  if (why !== null)
    return { value: notThere(why, row), tags, expiresAt: why === 'embargoed' ? row.embargoUntil : null };
  if (!row.mayLeave) return { value: { kind: 'none' }, tags };
  const home = toHome(row, on);
  if (row.endedAt !== null) return { value: home ? { kind: 'moved', to: home } : { kind: 'none' }, tags };
  const named = await pageParts(db, on, row);
  const ofSeries = readOfSeries(row.series, on.now);
  const story = toStoryPage(row, on, home, named.value);
  return {
    value: story ? { kind: 'story', story } : { kind: 'none' },
    tags: [...tags, ...tagsOfFiling(row), ...ofSeries.tags, ...named.tags],
    expiresAt: earliest([nextChange([row], on.now), named.expiresAt, ofSeries.expiresAt], on.now),
  };
}

/** A kill says so at its address; whatever else may not leave is as if it had never been. */
function notThere(why: Refusal, row: PageRow): StoryAtAddress {
  return why === 'killed' ? { kind: 'gone', notice: row.killNotice, since: row.killedAt } : { kind: 'none' };
}

/** Null where it is at home here. */
function toHome({ home, language }: PageRow, { network, site }: OnSite): StoryPageView['home'] {
  const [elsewhere, section] = [network.siteById(home.siteId), network.sectionById(home.sectionId)];
  if (elsewhere === undefined || section === undefined || elsewhere.id === site.id) return null;
  return { site: elsewhere, href: storyPath(elsewhere, section, home.slug, language) };
}

function toStoryPage(row: PageRow, on: OnSite, home: StoryPageView['home'], parts: PageParts): StoryPageView | null {
  const card = toCard(row, on);
  const section = on.network.sectionById(row.sectionId);
  if (card === null || section === undefined) return null;
  const above = section.parentId === null ? undefined : on.network.sectionById(section.parentId);
  const year = dayKey(row.publishedAt, on.site.timeZone).slice(0, 4);
  return {
    ...card,
    revisionId: row.revisionId,
    sensitive: row.sensitive,
    discussed: row.thread === 'shared',
    sections: [above, section]
      .filter((part) => part !== undefined)
      .map((part) => toSectionLink(part, on, row.language)),
    byline: row.byline,
    body: row.body,
    fields: row.allFields,
    ...parts,
    notice: noticeOf(
      row.ownNotice,
      row.ownNoticeBeside,
      row.sourceNotice && fillNotice(row.sourceNotice[row.language] ?? row.sourceNotice.en ?? '', year),
    ),
    sourceName: row.sourceName,
    publisherLine: `©${year} ${on.site.publisher}`,
    readingMinutes: readingMinutes(row.words, row.language),
    corrections: row.corrections.map(toCorrection),
    home,
    ...toFiling(row, on.site, row.language),
    series: toSeries(row.series, on),
    pair: row.pair && toPair(row.pair, on),
  };
}

/** Everything whose pages show the story or would list it: what a change of it announces. */
export async function tagsOfStory(db: Db, storyId: number): Promise<string[]> {
  const { rows } = await sql<{
    siteId: number;
    sectionId: number;
    parentId: number | null;
    pairOf: number | null;
    pictureIds: (number | null)[];
    month: string | null;
    tagIds: number[];
    authorIds: number[];
    seriesId: number | null;
  }>`
    select a.site_id as "siteId", to_char(a.published_at at time zone 'UTC', 'YYYY-MM') as month,
      a.section_id as "sectionId", section.parent_id as "parentId", s.pair_of as "pairOf", array(
        select r.picture_id union select b.picture_id from revision_picture b where b.revision_id = r.id
      ) as "pictureIds",
      array(select t.tag_id from story_tag t where t.story_id = s.id) as "tagIds",
      array(select w.author_id from story_author w where w.story_id = s.id) as "authorIds",
      (select own.series_id from series_part own where own.story_id = s.id) as "seriesId"
    from story s left join story_revision r on r.id = s.revision_id
    join appearance a on a.story_id = s.id join section on section.id = a.section_id
    where s.id = ${storyId}
  `.execute(db);
  const tags = new Set([storyTag(storyId)]);
  for (const row of rows) {
    tags.add(frontTag(row.siteId)).add(sectionTag(row.sectionId));
    if (row.month !== null) tags.add(monthTag(row.siteId, row.month));
    if (row.parentId !== null) tags.add(sectionTag(row.parentId));
    if (row.pairOf !== null) tags.add(storyTag(row.pairOf));
    if (row.seriesId !== null) tags.add(seriesTag(row.seriesId));
    for (const id of row.authorIds) tags.add(authorListTag(id));
    for (const id of row.tagIds) tags.add(tagListTag(id));
    for (const id of row.pictureIds) if (id !== null) tags.add(pictureTag(id));
  }
  return [...tags];
}
