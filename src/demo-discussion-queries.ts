/** Whole threads of the demo at once: as they would stand after weeks of talk. */
import { sql } from 'kysely';
import type { Db } from './platform/db/database.ts';

export interface SeededComment {
  storyId: number;
  id: number;
  rootId: number | null;
  parentId: number | null;
  depth: number;
  siteId: number;
  memberId: number;
  status: string;
  reason: string | null;
  version: number;
  body: unknown;
  html: string;
  createdAt: string;
  editedAt: string | null;
}

export async function insertComments(tx: Db, comments: readonly SeededComment[], htmlVersion: number): Promise<void> {
  await sql`
    insert into comment (story_id, id, root_id, parent_id, depth, site_id, member_id, status, reason, version, body, html, html_version,
      submission, created_at, edited_at)
    select c."storyId", c.id, c."rootId", c."parentId", c.depth, c."siteId", c."memberId", c.status, c.reason, c.version, c.body, c.html,
      ${htmlVersion}, gen_random_uuid(), c."createdAt", c."editedAt"
    from jsonb_to_recordset(${JSON.stringify(comments)}::jsonb) as c ("storyId" bigint, id int, "rootId" int, "parentId" int, depth smallint,
      "siteId" int, "memberId" bigint, status text, reason text, version int, body jsonb, html text, "createdAt" timestamptz, "editedAt" timestamptz)
    order by c."storyId", c.id
  `.execute(tx);
}

export async function insertVersions(
  tx: Db,
  versions: readonly { storyId: number; id: number; version: number; body: unknown; at: string }[],
): Promise<void> {
  await sql`
    insert into comment_version (story_id, comment_id, version, body, at)
    select v."storyId", v.id, v.version, v.body, v.at
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as v ("storyId" bigint, id int, version int, body jsonb, at timestamptz)
  `.execute(tx);
}

export async function insertQuotes(
  tx: Db,
  quotes: readonly {
    storyId: number;
    id: number;
    position: number;
    revisionId: number;
    blockId: string;
    start: number;
    end: number;
    text: string;
  }[],
): Promise<void> {
  await sql`
    insert into comment_quote (story_id, comment_id, position, revision_id, block_id, start_at, end_at, quoted)
    select q."storyId", q.id, q.position, q."revisionId", q."blockId", q.start, q."end", q.text
    from jsonb_to_recordset(${JSON.stringify(quotes)}::jsonb) as q ("storyId" bigint, id int, position smallint, "revisionId" bigint,
      "blockId" text, start int, "end" int, text text)
  `.execute(tx);
}

export async function insertVotes(
  tx: Db,
  votes: readonly { storyId: number; id: number; memberId: number; value: 1 | -1 }[],
): Promise<void> {
  await sql`
    insert into vote (story_id, comment_id, member_id, value)
    select * from unnest(${votes.map((vote) => vote.storyId)}::bigint[], ${votes.map((vote) => vote.id)}::int[],
      ${votes.map((vote) => vote.memberId)}::bigint[], ${votes.map((vote) => vote.value)}::smallint[])
  `.execute(tx);
}

export interface SeededThread {
  storyId: number;
  closedAt: Date | null;
  reason: string | null;
}

export async function insertThread(tx: Db, thread: SeededThread): Promise<void> {
  await sql`
    insert into thread (story_id, state, closed_at, closing_reason)
    values (${thread.storyId}, ${thread.closedAt === null ? 'open' : 'closed'}, ${thread.closedAt}, ${thread.reason})
  `.execute(tx);
}

/** The counts that the verbs would have kept: folds of what was inserted. */
export async function countThreads(tx: Db): Promise<void> {
  await sql`
    update comment c set up = v.up, down = v.down from (
      select story_id, comment_id, count(*) filter (where value = 1)::int as up, count(*) filter (where value = -1)::int as down
      from vote group by story_id, comment_id
    ) v where v.story_id = c.story_id and v.comment_id = c.id
  `.execute(tx);
  await sql`
    update comment c set replies = r.replies from (
      select story_id, root_id, count(*)::int as replies from comment where root_id is not null and status in ('NONE', 'APPROVED')
      group by story_id, root_id
    ) r where r.story_id = c.story_id and r.root_id = c.id
  `.execute(tx);
  await sql`
    update thread t set last_id = k.last_id, visible = k.visible, held = k.held from (
      select story_id, max(id) as last_id, count(*) filter (where status in ('NONE', 'APPROVED'))::int as visible,
        count(*) filter (where status in ('PREMOD', 'SYSTEM_WITHHELD'))::int as held from comment group by story_id
    ) k where k.story_id = t.story_id
  `.execute(tx);
}

export interface SeededMember {
  name: string;
  nameKey: string;
  slug: string;
  email: string;
  passwordHash: string;
  language: string;
  bio: string;
  createdAt: Date;
}

export async function insertDemoMember(tx: Db, member: SeededMember): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into member (name, name_key, slug, email, email_key, password_hash, language, bio, created_at)
    values (${member.name}, ${member.nameKey}, ${member.slug}, ${member.email}, ${member.email}, ${member.passwordHash}, ${member.language},
      ${member.bio}, ${member.createdAt}) returning id
  `.execute(tx);
  return rows[0]?.id ?? 0;
}

export async function insertDemoGrant(tx: Db, memberId: number, role: string, siteId: number | null): Promise<void> {
  await sql`
    insert into role_grant (member_id, role, site_id, granted_by) values (${memberId}, ${role}, ${siteId}, 'system:demo')
  `.execute(tx);
}

export async function insertDemoVerdict(
  tx: Db,
  verdict: {
    storyId: number;
    id: number;
    action: 'hold' | 'reject';
    status: string;
    rule: string | null;
    note: string;
    at: Date;
  },
): Promise<void> {
  await sql`
    insert into verdict (at, story_id, comment_id, version, actor, action, status, rule, note)
    values (${verdict.at}, ${verdict.storyId}, ${verdict.id}, 1, 'desk:demo', ${verdict.action}, ${verdict.status}, ${verdict.rule}, ${verdict.note})
  `.execute(tx);
}

/** The two comments that most disagree with, each reported by two members who have spoken elsewhere. */
export async function insertDemoReports(tx: Db): Promise<void> {
  await sql`
    insert into report (story_id, comment_id, member_id, version, rule, note)
    select c.story_id, c.id, m.id, c.version, (array['insult', 'off-topic'])[m.place], (array['This is about the person, not the plan.', ''])[m.place]
    from (select * from comment where status in ('NONE', 'APPROVED') order by score, story_id, id limit 2) c
    cross join lateral (
      select member_id as id, row_number() over (order by member_id) as place from (
        select distinct member_id from comment o where o.member_id is not null and o.member_id <> c.member_id and o.story_id <> c.story_id
      ) others order by member_id limit 2
    ) m
  `.execute(tx);
}
