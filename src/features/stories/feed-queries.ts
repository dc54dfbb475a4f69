/** What feeds carry beyond cards: the words themselves, and what was killed of late. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { dayKey } from '../network/network.ts';
import type { Language, Section } from '../network/network.ts';
import type { Body } from './body-schema.shared.ts';
import { kindOf, kindsWithoutPromos } from './kinds/all-kinds.ts';
import { sectionIds } from './list-queries.ts';
import { fillNotice } from './notice.ts';
import type { OnSite } from './story-rows.ts';
import { authorListTag, frontTag, sectionTag, tagListTag } from './story-tags.ts';
import { filingOfPage, tagsOfFiling, toFiling } from './filing-link-queries.ts';
import type { FilingRows } from './filing-link-queries.ts';
import type { KindFields, NamedLink, StoryKind } from './story.ts';
import { noticeOf } from './notice-of.ts';

export interface FeedCopy {
  byline: string | null;
  body: Body;
  fields: KindFields;
  sensitive: boolean;
  /** Whether it has a thread on this site. */
  discussed: boolean;
  /** Another house, a client or an agency, and whom it names as author; null for the house's own. */
  owner: { name: string; author: string } | null;
  notice: string | null;
  /** Those of its home. */
  tags: NamedLink[];
  authors: NamedLink[];
}

/** Of stories whose cards, and so whose tags, the caller has; one that has gone meanwhile is not among them. Index: appearance_story_id_site_id_key. */
export async function feedCopyOf(db: Db, on: OnSite, ids: readonly number[]): Promise<Tagged<Map<number, FeedCopy>>> {
  const { rows } = await sql<
    FilingRows & {
      id: number;
      kind: StoryKind;
      fields: KindFields;
      byline: string | null;
      body: Body;
      sensitive: boolean;
      discussed: boolean;
      sourceName: string | null;
      sourceNotice: Partial<Record<Language, string>> | null;
      ownNotice: string | null;
      ownNoticeBeside: boolean;
      publishedAt: Date;
    }
  >`
    select s.id, s.kind, s.sensitive or s.kind = any (${kindsWithoutPromos}::text[]) as sensitive,
      a.thread = 'shared' as discussed, r.fields, r.byline, r.body, source.name as "sourceName",
      source.notice as "sourceNotice", s.own_notice as "ownNotice",
      s.own_notice_beside as "ownNoticeBeside", s.first_published_at as "publishedAt", ${filingOfPage(on.site)}
    from story s join appearance a on a.story_id = s.id and a.site_id = ${on.site.id} join story_revision r on r.id = s.revision_id
    left join source on source.id = s.source_id
    where s.id = any (${ids}::bigint[]) and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at)
  `.execute(db);
  const value = new Map(
    rows.map(
      ({ id, kind, sourceName, sourceNotice, ownNotice, ownNoticeBeside, publishedAt, tags, authors, ...copy }) => {
        const year = dayKey(publishedAt, on.site.timeZone).slice(0, 4);
        const said = sourceNotice?.[on.language] ?? sourceNotice?.en;
        const owner = ownerOf(kind, copy.fields, sourceName);
        const ofSource = said === undefined ? null : fillNotice(said, year);
        const notice = noticeOf(ownNotice, ownNoticeBeside, ofSource);
        return [id, { ...copy, ...toFiling({ tags, authors }, on.site, on.language), owner, notice }];
      },
    ),
  );
  return { value, tags: rows.flatMap(tagsOfFiling) };
}

/** Of all on the site where nothing is named. */
export interface KilledOf {
  section?: Section;
  tagId?: number;
  authorId?: number;
}

/** Of a partner's story, too, that an agency has sent. */
function ownerOf(kind: StoryKind, fields: KindFields, sourceName: string | null): FeedCopy['owner'] {
  const { name = sourceName, person } = kindOf(kind).owner?.(fields) ?? {};
  return name === null ? null : { name, author: person ?? name };
}

export interface KilledStory {
  id: number;
  at: Date;
}

/** Readers of feeds have long asked again by then. */
const saidForMs = 7 * 86_400_000;
const mostKilled = 100;

/**
 * What was killed of late and had been out before, newest first: on a site, in a section with its sub-sections, with a tag, by an author. What
 * was taken down is not said, and what was never out has nothing to take back. Without the stories' own tags: the page
 * shows none of their words, and may be shown while the database is down. Index: story_killed.
 */
export async function killedOfLate(db: Db, on: OnSite, of: KilledOf = {}): Promise<Tagged<KilledStory[]>> {
  const { section = null, tagId = null, authorId = null } = of;
  const { rows } = await sql<KilledStory>`
    select s.id, s.killed_at as at from story s join appearance a on a.story_id = s.id and a.site_id = ${on.site.id}
    where s.state = 'killed' and s.killed_at > ${new Date(on.now.getTime() - saidForMs)} and a.language = ${on.language}
      and (${section === null} or a.section_id = any (${section ? sectionIds(on, section) : []}::int[]))
      and (${tagId}::int is null or exists (select from story_tag st where st.story_id = s.id and st.tag_id = ${tagId}))
      and (${authorId}::int is null or exists (select from story_author w where w.story_id = s.id and w.author_id = ${authorId}))
      and a.published_at is not null and not s.embargo_open and (s.embargo_until is null or s.embargo_until <= s.killed_at)
      and may_enter(s.only_in, s.not_in, ${on.site.territory})
    order by s.killed_at desc, s.id desc limit ${mostKilled}
  `.execute(db);
  const oldest = rows.at(-1)?.at;
  return {
    value: rows,
    tags: [tagOf(on, of)],
    expiresAt: oldest ? new Date(oldest.getTime() + saidForMs) : null,
  };
}

function tagOf(on: OnSite, { section, tagId, authorId }: KilledOf): string {
  if (tagId !== undefined) return tagListTag(tagId);
  if (authorId !== undefined) return authorListTag(authorId);
  return section ? sectionTag(section.id) : frontTag(on.site.id);
}
