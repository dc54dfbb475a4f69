/** What feeds carry beyond cards: the words themselves, and what was killed of late. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { dayKey } from '../network/network.ts';
import type { Language, Section } from '../network/network.ts';
import type { Body } from './body-schema.shared.ts';
import { sectionIds } from './list-queries.ts';
import { fillNotice } from './notice.ts';
import type { OnSite } from './story-rows.ts';
import { frontTag, sectionTag } from './story-tags.ts';
import { noticeOf } from './notice-of.ts';

export interface FeedCopy {
  byline: string | null;
  body: Body;
  /** The agency whose copy it is; null for the house's own. */
  sourceName: string | null;
  notice: string | null;
}

/** Of stories whose cards, and so whose tags, the caller has; one that has gone meanwhile is not among them. */
export async function feedCopyOf(db: Db, on: OnSite, ids: readonly number[]): Promise<Map<number, FeedCopy>> {
  const { rows } = await sql<{
    id: number;
    byline: string | null;
    body: Body;
    sourceName: string | null;
    sourceNotice: Partial<Record<Language, string>> | null;
    ownNotice: string | null;
    ownNoticeBeside: boolean;
    publishedAt: Date;
  }>`
    select s.id, r.byline, r.body, source.name as "sourceName", source.notice as "sourceNotice", s.own_notice as "ownNotice", s.own_notice_beside as "ownNoticeBeside", s.first_published_at as "publishedAt"
    from story s join story_revision r on r.id = s.revision_id left join source on source.id = s.source_id
    where s.id = any (${ids}::bigint[]) and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at)
  `.execute(db);
  return new Map(
    rows.map(({ id, sourceNotice, ownNotice, ownNoticeBeside, publishedAt, ...copy }) => {
      const year = dayKey(publishedAt, on.site.timeZone).slice(0, 4);
      const notice = sourceNotice?.[on.language] ?? sourceNotice?.en;
      const ofSource = notice === undefined ? null : fillNotice(notice, year);
      return [id, { ...copy, notice: noticeOf(ownNotice, ownNoticeBeside, ofSource) }];
    }),
  );
}

export interface KilledStory {
  id: number;
  at: Date;
}

/** Readers of feeds have long asked again by then. */
const saidForMs = 7 * 86_400_000;
const mostKilled = 100;

/**
 * What was killed of late and had been out before, newest first, on a site or in a section with its sub-sections. What
 * was taken down is not said, and what was never out has nothing to take back. Without the stories' own tags: the page
 * shows none of their words, and may be shown while the database is down. Index: story_killed.
 */
export async function killedOfLate(db: Db, on: OnSite, section: Section | null): Promise<Tagged<KilledStory[]>> {
  const { rows } = await sql<KilledStory>`
    select s.id, s.killed_at as at from story s join appearance a on a.story_id = s.id and a.site_id = ${on.site.id}
    where s.state = 'killed' and s.killed_at > ${new Date(on.now.getTime() - saidForMs)} and a.language = ${on.language}
      and (${section === null} or a.section_id = any (${section ? sectionIds(on, section) : []}::int[]))
      and a.published_at is not null and not s.embargo_open and (s.embargo_until is null or s.embargo_until <= s.killed_at)
      and may_enter(s.only_in, s.not_in, ${on.site.territory})
    order by s.killed_at desc, s.id desc limit ${mostKilled}
  `.execute(db);
  const oldest = rows.at(-1)?.at;
  return {
    value: rows,
    tags: [section ? sectionTag(section.id) : frontTag(on.site.id)],
    expiresAt: oldest ? new Date(oldest.getTime() + saidForMs) : null,
  };
}
