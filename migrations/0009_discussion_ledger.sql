-- A verdict says what its comment became, so that the status is the fold of the ledger: that of the last row, NONE without one.
alter table verdict add column status text check (status in ('NONE', 'APPROVED', 'REJECTED', 'PREMOD', 'SYSTEM_WITHHELD'));
alter table verdict disable trigger verdict_append_only;
update verdict set status = case action when 'approve' then 'APPROVED' when 'reject' then 'REJECTED' else 'SYSTEM_WITHHELD' end;
alter table verdict enable trigger verdict_append_only;
alter table verdict alter column status set not null;
-- 'mend': its author gave it a new text, which nobody has read yet.
alter table verdict drop constraint verdict_action_check;
alter table verdict add constraint verdict_action_check check (action in ('hold', 'approve', 'reject', 'mend'));

-- Words (as they look, see looks-like.ts) that a site or all of them want to see first, or not at all.
alter table held_word add column action text not null default 'hold' check (action in ('hold', 'refuse'));

-- At most one row; without it nothing is held for being new.
create table discussion_setting (
  one boolean primary key default true check (one),
  -- So many comments of each new member are read before they are shown.
  first_held smallint not null default 0 check (first_held between 0 and 100)
);

drop function cast_votes(bytea[], text[], integer[], bigint[], integer[], smallint[]);
drop function post_comments(bytea[], text[], integer[], bigint[], integer[], uuid[], jsonb[], text[], smallint, text[], text[], jsonb[], text[]);

-- Locks are taken in one order everywhere: threads by story, then comments by story and number. What is read after a
-- lock is read by a statement of its own: one that waited would look at what was there before it waited.

-- Many votes at once: each is judged, counted and answered; value 0 takes a vote back. `sessions` holds 32 bytes each.
create function cast_votes(sessions bytea, clients text[], sites integer[], stories bigint[], comments integer[], vote_values smallint[])
  returns table (at integer, outcome text, up integer, down integer) language plpgsql as $$
begin
  perform from comment c
    join (select distinct w.s, w.c from unnest(stories, comments) as w (s, c)) w on c.story_id = w.s and c.id = w.c
    order by c.story_id, c.id for no key update of c;
  return query
  with asked as materialized (
    select a.*, substring(sessions from a.ord::int * 32 - 31 for 32) as session
    from unnest(clients, sites, stories, comments, vote_values) with ordinality as a (client, site, story, comment_id, vote_value, ord)
  ), place as materialized (
    -- A batch is about few comments: what is said of one is found once.
    select p.*, c.member_id as author, c.up, c.down,
      case
        when c.id is null or c.status not in ('NONE', 'APPROVED') or ap.story_id is null
          or not may_leave(st.state, st.embargo_open, st.embargo_until, st.expires_at) then 'comment-unknown'
        when t.state = 'closed' or ap.thread <> 'shared' then 'thread-closed'
      end as refused
    from (select distinct a.site, a.story, a.comment_id from asked a) p
    left join comment c on c.story_id = p.story and c.id = p.comment_id
    left join thread t on t.story_id = p.story
    left join story st on st.id = p.story
    left join appearance ap on ap.story_id = p.story and ap.site_id = p.site
  ), judged as materialized (
    select a.ord, a.story, a.comment_id, a.vote_value, m.id as member, p.up, p.down,
      case
        when m.id is null then 'login-needed'
        when m.email is null then 'address-unproven'
        when exists (select from ban b where b.member_id = m.id and b.lifted_at is null and (b.site_id is null or b.site_id = a.site)
          and (b.until is null or b.until > now())) then 'banned'
        when p.refused is not null then p.refused
        when p.author = m.id then 'own-comment'
        else 'done'
      end as judgement
    from asked a
    join place p on p.site = a.site and p.story = a.story and p.comment_id = a.comment_id
    left join session s on s.hash = a.session and s.client = a.client and s.expires_at > now()
      and s.seen_at > now() - make_interval(secs => s.idle_seconds)
    left join member m on m.id = s.member_id and m.erased_at is null
  ), last_of as (
    select distinct on (j.story, j.comment_id, j.member) j.story, j.comment_id, j.member, j.vote_value
    from judged j where j.judgement = 'done' order by j.story, j.comment_id, j.member, j.ord desc
  ), before as materialized (
    -- Once per vote by the primary key: written as a join in "delta", every vote would be looked up for every other.
    select l.*, v.value as had from last_of l
    left join vote v on v.story_id = l.story and v.comment_id = l.comment_id and v.member_id = l.member
  ), taken_back as (
    delete from vote v using before b
    where b.vote_value = 0 and b.had is not null and v.story_id = b.story and v.comment_id = b.comment_id and v.member_id = b.member
  ), turned as (
    update vote v set value = b.vote_value, at = clock_timestamp() from before b
    where b.vote_value <> 0 and b.had <> b.vote_value and v.story_id = b.story and v.comment_id = b.comment_id and v.member_id = b.member
  ), put as (
    -- All who vote hold the comment's lock: nobody else can have put one meanwhile.
    insert into vote (story_id, comment_id, member_id, value)
    select b.story, b.comment_id, b.member, b.vote_value from before b where b.vote_value <> 0 and b.had is null
  ), delta as (
    select b.story, b.comment_id,
      sum((b.vote_value = 1)::int - coalesce((b.had = 1)::int, 0))::int as ups,
      sum((b.vote_value = -1)::int - coalesce((b.had = -1)::int, 0))::int as downs
    from before b group by b.story, b.comment_id
  ), counted as (
    update comment c set up = c.up + d.ups, down = c.down + d.downs from delta d
    where c.story_id = d.story and c.id = d.comment_id and (d.ups <> 0 or d.downs <> 0)
    returning c.story_id, c.id, c.up, c.down
  ), told as (
    select announce_tags(coalesce(array_agg(distinct 'thread:' || k.story_id), '{}')) from counted k
  )
  select j.ord::int, j.judgement, coalesce(k.up, j.up), coalesce(k.down, j.down)
  from judged j left join counted k on k.story_id = j.story and k.id = j.comment_id
  cross join (select count(*) from told) of_told
  order by j.ord;
end $$;

-- Many comments at once: each is judged, numbered within its thread, counted and answered.
create function post_comments(sessions bytea, clients text[], sites integer[], stories bigint[], parents integer[], quoted_comments integer[],
  submissions uuid[], bodies jsonb[], htmls text[], html_template smallint, statuses text[], reasons text[], quotes jsonb[], networks text[])
  returns table (at integer, outcome text, id integer, status text, reason text) language plpgsql as $$
declare
  -- Not joined: a table without statistics would have the plan look for thousands of rows.
  first_held integer := (select d.first_held from discussion_setting d where d.first_held > 0);
begin
  insert into thread (story_id)
    select w.s from (select distinct s from unnest(stories) as w (s)) w join story on story.id = w.s
    where not exists (select from thread t where t.story_id = w.s) order by w.s
    on conflict do nothing;
  perform from thread t where t.story_id = any (stories) order by t.story_id for no key update;
  -- Those that will count one more below them, and the quoted ones, which may not be removed meanwhile.
  if num_nonnulls(variadic parents) + num_nonnulls(variadic quoted_comments) > 0 then
    perform from comment c join (
        select w.s, coalesce(p.root_id, p.id) as c from unnest(stories, parents) as w (s, p) join comment p on p.story_id = w.s and p.id = w.p
        union select w.s, w.q from unnest(stories, quoted_comments) as w (s, q) where w.q is not null) w on c.story_id = w.s and c.id = w.c
      order by c.story_id, c.id for no key update of c;
  end if;
  return query
  with asked as materialized (
    select a.*, substring(sessions from a.ord::int * 32 - 31 for 32) as session
    from unnest(clients, sites, stories, parents, quoted_comments, submissions, bodies, htmls, statuses, reasons, quotes, networks) with ordinality
      as a (client, site, story, parent, quoted_comment, submission, body, html, wanted, reason, quoted, network, ord)
  ), judged as materialized (
    select a.*, m.id as member, t.last_id, p.root_id as parent_root, p.depth as parent_depth, twin.id as twin_id, twin.status as twin_status, twin.reason as twin_reason,
      t.state = 'premod' as read_first,
      coalesce((select count(*) from (select from comment o where o.member_id = m.id and o.status in ('NONE', 'APPROVED')
        limit first_held) o) < first_held, false) as is_new,
      case
        when m.id is null then 'login-needed'
        when m.email is null then 'address-unproven'
        when twin.id is not null then 'repeated'
        when exists (select from ban b where b.member_id = m.id and b.lifted_at is null and (b.site_id is null or b.site_id = a.site)
          and (b.until is null or b.until > now())) then 'banned'
        when st.id is null or not may_leave(st.state, st.embargo_open, st.embargo_until, st.expires_at) then 'story-unknown'
        when ap.thread is distinct from 'shared' then 'thread-closed'
        when t.state = 'closed' then 'thread-closed'
        when a.parent is not null and (p.id is null or p.status not in ('NONE', 'APPROVED')) then 'comment-unknown'
        when a.quoted_comment is not null and not exists (select from comment q where q.story_id = a.story and q.id = a.quoted_comment
          and q.status in ('NONE', 'APPROVED')) then 'comment-unknown'
        when exists (select from comment r where r.member_id = m.id and r.created_at > clock_timestamp() - interval '3 seconds') then 'too-fast'
        when exists (select from comment r where r.member_id = m.id and r.created_at > now() - interval '1 day' and r.story_id = a.story
          and r.body = a.body and r.status <> 'REJECTED') then 'said-already'
        else 'done'
      end as judgement
    from asked a
    left join session s on s.hash = a.session and s.client = a.client and s.expires_at > now()
      and s.seen_at > now() - make_interval(secs => s.idle_seconds)
    left join member m on m.id = s.member_id and m.erased_at is null
    left join story st on st.id = a.story
    left join appearance ap on ap.story_id = a.story and ap.site_id = a.site
    left join thread t on t.story_id = a.story
    left join comment p on p.story_id = a.story and p.id = a.parent
    left join comment twin on twin.member_id = m.id and twin.submission = a.submission
  ), ranked as (
    -- Of one member's in the same batch only the first is in time.
    select j.*, row_number() over (partition by j.member order by j.ord) as of_member from judged j where j.judgement = 'done'
  ), numbered as materialized (
    select r.*, (r.last_id + row_number() over (partition by r.story order by r.ord))::int as new_id,
      case when r.wanted = 'NONE' and (r.read_first or r.is_new) then 'PREMOD' else r.wanted end as starts_as,
      case when r.wanted <> 'NONE' then r.reason when r.read_first then 'premod' when r.is_new then 'new-member' end as starts_why
    from ranked r where r.of_member = 1
  ), written as (
    insert into comment (story_id, id, root_id, parent_id, depth, site_id, member_id, status, reason, body, html, html_version, submission)
    select n.story, n.new_id, case when n.parent is null then null else coalesce(n.parent_root, n.parent) end, n.parent,
      case when n.parent is null then 0 else least(50, n.parent_depth + 1) end, n.site, n.member, n.starts_as, n.starts_why, n.body, n.html, html_template, n.submission
    from numbered n order by n.story, n.new_id
    returning comment.story_id, comment.id, comment.root_id, comment.status
  ), kept_versions as (
    insert into comment_version (story_id, comment_id, version, body) select n.story, n.new_id, 1, n.body from numbered n
  ), kept_origins as (
    insert into comment_origin (story_id, comment_id, network) select n.story, n.new_id, n.network from numbered n where n.network <> ''
  ), kept_quotes as (
    insert into comment_quote (story_id, comment_id, position, revision_id, block_id, start_at, end_at, quoted)
    select n.story, n.new_id, q.position, q."revisionId", q."blockId", q.start, q."end", q.text
    from numbered n cross join lateral jsonb_to_recordset(n.quoted)
      as q (position smallint, "revisionId" bigint, "blockId" text, start integer, "end" integer, text text)
  ), kept_verdicts as (
    insert into verdict (story_id, comment_id, version, actor, action, status, rule)
    select n.story, n.new_id, 1, 'system:phases', 'hold', n.starts_as, n.starts_why from numbered n where n.starts_as <> 'NONE' order by n.ord
  ), per_thread as (
    select w.story_id, count(*)::int as added, count(*) filter (where w.status in ('NONE', 'APPROVED'))::int as seen,
      count(*) filter (where w.status in ('PREMOD', 'SYSTEM_WITHHELD'))::int as kept_back
    from written w group by w.story_id
  ), threads as (
    update thread t set last_id = t.last_id + p.added, visible = t.visible + p.seen, held = t.held + p.kept_back,
      changed_at = case when p.seen > 0 then clock_timestamp() else t.changed_at end
    from per_thread p where t.story_id = p.story_id returning t.story_id, p.seen
  ), roots as (
    update comment c set replies = c.replies + r.seen
    from (select w.story_id, w.root_id, count(*)::int as seen from written w
      where w.root_id is not null and w.status in ('NONE', 'APPROVED') group by w.story_id, w.root_id) r
    where c.story_id = r.story_id and c.id = r.root_id
  ), told as (
    select announce_tags(coalesce(array_agg('thread:' || t.story_id) filter (where t.seen > 0), '{}')) from threads t
  )
  select j.ord::int,
    case when j.judgement <> 'done' or n.ord = j.ord then j.judgement when n.new_id is null then 'too-fast' else 'repeated' end,
    coalesce(n.new_id, j.twin_id), coalesce(n.starts_as, j.twin_status), coalesce(n.starts_why, j.twin_reason)
  from judged j left join numbered n on j.judgement = 'done' and n.member = j.member and n.submission = j.submission
  cross join (select count(*) from told) of_told
  order by j.ord;
end $$;
