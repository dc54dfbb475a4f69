/** `/member/{slug}`: who somebody is here and what they have said, newest first, as everyone sees it. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { refusal, storyTag } from '../stories/stories.ts';
import type { ExitFacts } from '../stories/stories.ts';
import { memberTag, threadTag } from './comment.ts';
import { isStaff, isVisible } from './status-queries.ts';

export interface MemberComment {
  storyId: number;
  id: number;
  siteId: number;
  sectionId: number;
  /** Of the story. */
  slug: string;
  language: string;
  headline: string;
  html: string;
  up: number;
  down: number;
  createdAt: Date;
}

export interface MemberPageView {
  id: number;
  slug: string;
  name: string;
  bio: string;
  createdAt: Date;
  staff: boolean;
  comments: number;
  agreed: number;
  /** Most first. */
  perSite: { siteId: number; comments: number }[];
  newest: MemberComment[];
  /** 1 for the newest. */
  page: number;
  /** For the page after this one. */
  next: string | null;
}

const perPage = 20;

/** `2.1764059200123456.12.7`: the page, and the comment that stood last on the one before. */
export const memberCursorForm = /^\d{1,4}\.\d{1,16}\.\d{1,15}\.\d{1,9}$/;

interface Cursor {
  page: number;
  /** Microseconds, as exact as the database: two comments of one millisecond are two. */
  at: string;
  storyId: number;
  id: number;
}

function cursorFrom(text: string | null): Cursor | null {
  if (text === null || !memberCursorForm.test(text)) return null;
  const [page = '', at = '', storyId = '', id = ''] = text.split('.');
  return { page: Number(page), at, storyId: Number(storyId), id: Number(id) };
}

/** Visible comments on stories that may leave, and may be shown on this site. Index: comment_member. */
export async function memberPage(
  db: Db,
  slug: string,
  before: string | null,
  { site, now }: { site: { territory: string | null }; now: Date },
): Promise<Tagged<MemberPageView | undefined>> {
  const tags = [memberTag(slug)];
  const member = await memberWithCounts(db, slug, site.territory);
  if (!member) return { value: undefined, tags };
  const cursor = cursorFrom(before);
  const after = cursor && sql`timestamptz 'epoch' + ${cursor.at}::bigint * interval '1 microsecond'`;
  const { rows } = await sql<MemberComment & ExitFacts & { micros: string }>`
    select c.story_id as "storyId", c.id, c.site_id as "siteId", a.section_id as "sectionId", a.slug, a.language,
      coalesce(a.headline, r.headline) as headline, c.html, c.up, c.down, c.created_at as "createdAt",
      (extract(epoch from c.created_at) * 1000000)::bigint::text as micros,
      s.state, s.embargo_open as "embargoOpen", s.embargo_until as "embargoUntil", s.expires_at as "expiresAt"
    from comment c join story s on s.id = c.story_id join story_revision r on r.id = s.revision_id
    join appearance a on a.story_id = c.story_id and a.site_id = c.site_id
    where c.member_id = ${member.id} and ${isVisible('c')}
      and a.listed and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at)
      and may_enter(s.only_in, s.not_in, ${site.territory})
      ${after ? sql`and c.created_at <= ${after} and (c.created_at, c.story_id, c.id) < (${after}, ${cursor.storyId}, ${cursor.id})` : sql``}
    order by c.created_at desc, c.story_id desc, c.id desc limit ${perPage + 1}
  `.execute(db);
  const looked = rows.slice(0, perPage);
  const last = rows.length > perPage ? looked.at(-1) : undefined;
  const shown = looked.filter((row) => refusal(row, now) === null);
  const page = cursor?.page ?? 1;
  return {
    value: {
      ...member,
      newest: shown,
      page,
      next: last ? `${page + 1}.${last.micros}.${last.storyId}.${last.id}` : null,
    },
    tags: [...tags, ...shown.flatMap((row) => [storyTag(row.storyId), threadTag(row.storyId)])],
    // Comments elsewhere and votes come without a word to this page.
    expiresAt: new Date(now.getTime() + 60_000),
  };
}

/** What may not be seen is not counted either. */
async function memberWithCounts(
  db: Db,
  slug: string,
  territory: string | null,
): Promise<Omit<MemberPageView, 'newest' | 'page' | 'next'> | undefined> {
  const { rows } = await sql<Omit<MemberPageView, 'newest' | 'page' | 'next'>>`
    select m.id, m.slug, m.name, m.bio, m.created_at as "createdAt",
      ${isStaff('m')} as staff,
      coalesce(sum(said.comments), 0)::int as comments, coalesce(sum(said.agreed), 0)::int as agreed,
      coalesce(json_agg(json_build_object('siteId', said.site_id, 'comments', said.comments) order by said.comments desc, said.site_id)
        filter (where said.site_id is not null), '[]') as "perSite"
    from member m left join lateral (
      select c.site_id, count(*)::int as comments, sum(c.up)::int as agreed from comment c join story s on s.id = c.story_id
      join appearance a on a.story_id = c.story_id and a.site_id = c.site_id
      where c.member_id = m.id and ${isVisible('c')} and a.listed and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at)
        and may_enter(s.only_in, s.not_in, ${territory})
      group by c.site_id
    ) said on true
    where m.slug = ${slug} and m.erased_at is null group by m.id
  `.execute(db);
  return rows[0];
}
