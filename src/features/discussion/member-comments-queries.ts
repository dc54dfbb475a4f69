/** What one member has written, as others see it and as they themselves take it along. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { refusal, storyTag } from '../stories/stories.ts';
import type { ExitFacts } from '../stories/stories.ts';
import { threadTag } from './comment.ts';

export interface MemberComment {
  storyId: number;
  id: number;
  siteId: number;
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
  newest: MemberComment[];
  /** The number of the page's last comment, for the next page. */
  next: string | null;
}

export function memberTag(slug: string): string {
  return `member:${slug}`;
}

const perPage = 20;

/** Visible comments on stories that may leave, newest first. Index: comment_member. */
export async function memberPage(
  db: Db,
  slug: string,
  before: string | null,
  now: Date,
): Promise<Tagged<MemberPageView | undefined>> {
  const { rows: members } = await sql<Omit<MemberPageView, 'newest' | 'next'>>`
    select m.id, m.slug, m.name, m.bio, m.created_at as "createdAt",
      exists (select from role_grant g where g.member_id = m.id and g.role in ('moderator', 'senior-moderator', 'owner')) as staff,
      (select count(*)::int from comment c where c.member_id = m.id and c.status in ('NONE', 'APPROVED')) as comments,
      (select coalesce(sum(c.up), 0)::int from comment c where c.member_id = m.id and c.status in ('NONE', 'APPROVED')) as agreed
    from member m where m.slug = ${slug} and m.erased_at is null
  `.execute(db);
  const member = members[0];
  const tags = [memberTag(slug)];
  if (!member) return { value: undefined, tags };
  const { rows } = await sql<MemberComment & ExitFacts>`
    select c.story_id as "storyId", c.id, c.site_id as "siteId", coalesce(a.headline, r.headline) as headline, c.html, c.up, c.down,
      c.created_at as "createdAt", s.state, s.embargo_open as "embargoOpen", s.embargo_until as "embargoUntil", s.expires_at as "expiresAt"
    from comment c join story s on s.id = c.story_id join story_revision r on r.id = s.revision_id
    join appearance a on a.story_id = c.story_id and a.site_id = c.site_id
    where c.member_id = ${member.id} and c.status in ('NONE', 'APPROVED')
      and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at)
      and (${before}::timestamptz is null or c.created_at < ${before}::timestamptz)
    order by c.created_at desc limit ${perPage + 1}
  `.execute(db);
  const shown = rows.slice(0, perPage).filter((row) => refusal(row, now) === null);
  return {
    value: {
      ...member,
      newest: shown,
      next: rows.length > perPage ? (shown.at(-1)?.createdAt.toISOString() ?? null) : null,
    },
    tags: [...tags, ...shown.flatMap((row) => [storyTag(row.storyId), threadTag(row.storyId)])],
    // Comments elsewhere and votes come without a word to this page.
    expiresAt: new Date(now.getTime() + 60_000),
  };
}

/** The tags of every page on which a member's name stands: their own, and the threads in which they speak. */
export async function tagsOfMember(tx: Db, memberId: number, slug: string): Promise<string[]> {
  const { rows } = await sql<{ storyId: number }>`
    select distinct story_id as "storyId" from comment where member_id = ${memberId}
  `.execute(tx);
  return [memberTag(slug), ...rows.map(({ storyId }) => threadTag(storyId))];
}

/** Their name leaves their comments; with `words` the comments go too. Returns the stories whose threads have changed. */
export async function eraseFromDiscussion(tx: Db, memberId: number, words: boolean): Promise<number[]> {
  const { rows } = await sql<{ storyId: number }>`
    select distinct story_id as "storyId" from comment where member_id = ${memberId}
  `.execute(tx);
  await sql`
    delete from comment_origin o using comment c
    where c.story_id = o.story_id and c.id = o.comment_id and c.member_id = ${memberId}
  `.execute(tx);
  if (words) {
    // Others may have answered: the place stays, the words go, from every text that there was.
    await sql`
      update comment_version v set body = '[]' from comment c
      where c.story_id = v.story_id and c.id = v.comment_id and c.member_id = ${memberId}
    `.execute(tx);
    await sql`
      delete from comment_quote q using comment c
      where c.story_id = q.story_id and c.id = q.comment_id and c.member_id = ${memberId}
    `.execute(tx);
    await sql`update comment set body = '[]', html = '' where member_id = ${memberId}`.execute(tx);
  }
  await sql`update comment set member_id = null where member_id = ${memberId}`.execute(tx);
  return rows.map((row) => row.storyId);
}
