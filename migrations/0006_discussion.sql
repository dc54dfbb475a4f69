-- What members say of stories. Comments are counted within their thread, so that all of a story can be kept together.

create table thread (
  story_id bigint primary key references story,
  -- The number that the newest comment got.
  last_id integer not null default 0,
  state text not null default 'open' check (state in ('open', 'premod', 'closed')),
  closing_reason text check (length(closing_reason) <= 300),
  closed_at timestamptz,
  -- Folds over `comment`, kept by the same statements, recounted by a task.
  visible integer not null default 0,
  held integer not null default 0,
  -- When what readers see of it last changed.
  changed_at timestamptz not null default clock_timestamp(),
  check ((state = 'closed') = (closed_at is not null))
);
create index thread_changed on thread (changed_at);

create table comment (
  story_id bigint not null references thread,
  id integer not null,
  -- The first of its branch, and the one that it answers; null for a first one.
  root_id integer,
  parent_id integer,
  depth smallint not null default 0 check (depth between 0 and 50),
  site_id integer not null references site,
  -- Null when its author's account is gone.
  member_id bigint references member on delete set null,
  status text not null check (status in ('NONE', 'APPROVED', 'REJECTED', 'PREMOD', 'SYSTEM_WITHHELD')),
  -- Why it is held or was removed, by the rules' codes.
  reason text,
  -- Counts texts: a verdict names the one that it is about.
  version integer not null default 1,
  -- [{type: paragraph, text} | {type: quote, of, …}]
  body jsonb not null,
  -- Made of `body` when it was written, by the template of that number.
  html text not null,
  html_version smallint not null,
  up integer not null default 0,
  down integer not null default 0,
  score integer not null generated always as (up - down) stored,
  -- Visible ones below it, for a first one.
  replies integer not null default 0,
  -- What its author's browser called it, so that a form sent twice is one comment.
  submission uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz,
  primary key (story_id, id),
  foreign key (story_id, root_id) references comment,
  foreign key (story_id, parent_id) references comment,
  check ((root_id is null) = (parent_id is null))
);
create unique index comment_submission on comment (member_id, submission) where member_id is not null;
create index comment_roots on comment (story_id, id) where root_id is null and status in ('NONE', 'APPROVED', 'REJECTED');
create index comment_top on comment (story_id, score desc, id) where root_id is null and status in ('NONE', 'APPROVED', 'REJECTED');
create index comment_replies on comment (story_id, root_id, id) where root_id is not null and status in ('NONE', 'APPROVED', 'REJECTED');
create index comment_member on comment (member_id, created_at desc) where member_id is not null;
create index comment_held on comment (created_at) where status in ('PREMOD', 'SYSTEM_WITHHELD');

-- Every text that a comment has had.
create table comment_version (
  story_id bigint not null,
  comment_id integer not null,
  version integer not null,
  body jsonb not null,
  at timestamptz not null default clock_timestamp(),
  primary key (story_id, comment_id, version),
  foreign key (story_id, comment_id) references comment on delete cascade
);

-- A passage of the story that a comment quotes, where it was and where it is now.
create table comment_quote (
  story_id bigint not null,
  comment_id integer not null,
  -- Which part of the comment's body.
  position smallint not null,
  revision_id bigint not null references story_revision,
  block_id text not null,
  -- UTF-16 units in the block's text, ruby readings left out.
  start_at integer not null,
  end_at integer not null,
  quoted text not null check (length(quoted) <= 1000),
  state text not null default 'stands' check (state in ('stands', 'changed', 'gone')),
  -- What stands there now, where it changed.
  now_reads text,
  primary key (story_id, comment_id, position),
  foreign key (story_id, comment_id) references comment on delete cascade
);

create table vote (
  story_id bigint not null,
  comment_id integer not null,
  member_id bigint not null references member on delete cascade,
  value smallint not null check (value in (-1, 1)),
  at timestamptz not null default clock_timestamp(),
  primary key (story_id, comment_id, member_id),
  foreign key (story_id, comment_id) references comment on delete cascade
);
create index vote_member on vote (member_id, story_id);

-- Who decided what about which text. Append-only; a comment's status is its fold.
create table verdict (
  id bigint primary key generated always as identity,
  at timestamptz not null default clock_timestamp(),
  story_id bigint not null,
  comment_id integer not null,
  version integer not null,
  actor text not null,
  action text not null check (action in ('hold', 'approve', 'reject')),
  rule text,
  note text not null default '' check (length(note) <= 1000)
);
create index verdict_comment on verdict (story_id, comment_id, id);
create trigger verdict_append_only before update or delete on verdict for each row execute function refuse_change();

-- Where a comment came from, no finer than a network; removed with its author, and after 90 days.
create table comment_origin (
  story_id bigint not null,
  comment_id integer not null,
  network text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (story_id, comment_id),
  foreign key (story_id, comment_id) references comment on delete cascade
);
create index comment_origin_at on comment_origin (at);

-- What a reader was about to do when they had to log in. Done once.
create table intent (
  id bigint primary key generated always as identity,
  -- SHA-256 of the cookie of the browser that began it.
  secret bytea not null unique check (length(secret) = 32),
  site_id integer not null references site,
  story_id bigint not null references story,
  kind text not null check (kind in ('vote', 'comment', 'quote')),
  payload jsonb not null,
  expires_at timestamptz not null,
  done_at timestamptz
);
create index intent_expiry on intent (expires_at);

-- Words that hold a comment back, as they look (the skeleton), by site or for all.
create table held_word (
  site_id integer references site,
  word text not null check (length(word) between 2 and 60),
  unique nulls not distinct (site_id, word)
);

-- One announcement for a batch; what is too long for NOTIFY goes into a row (see platform/db/announce.ts).
create function announce_tags(tags text[]) returns void language plpgsql as $$
declare
  payload text := json_build_object('tags', tags)::text;
  purge_id bigint;
begin
  if cardinality(tags) = 0 then return; end if;
  if octet_length(payload) > 4000 then
    insert into purge (tags) values (announce_tags.tags) returning id into purge_id;
    payload := json_build_object('row', purge_id)::text;
  end if;
  perform pg_notify('purge', payload);
end $$;

-- Many votes at once: each is judged, counted and answered; value 0 takes a vote back.
create function cast_votes(sessions bytea[], clients text[], sites integer[], stories bigint[], comments integer[], vote_values smallint[])
  returns table (at integer, outcome text, up integer, down integer) language plpgsql as $$
begin
  -- In one order, so that two batches never wait for each other. What follows sees what others did meanwhile.
  perform from comment c
    where (c.story_id, c.id) in (select w.s, w.c from unnest(stories, comments) as w (s, c))
    order by c.story_id, c.id for update;
  return query
  with asked as (
    select * from unnest(sessions, clients, sites, stories, comments, vote_values) with ordinality
      as a (session, client, site, story, comment_id, vote_value, ord)
  ), judged as (
    select a.*, m.id as member, c.up as up_now, c.down as down_now,
      case
        when m.id is null then 'login-needed'
        when m.email is null then 'address-unproven'
        when ban_holds(m.id, a.site) then 'banned'
        when c.id is null or c.status not in ('NONE', 'APPROVED') then 'comment-unknown'
        when t.state = 'closed' then 'thread-closed'
        when c.member_id = m.id then 'own-comment'
        else 'done'
      end as judgement
    from asked a
    left join session s on s.hash = a.session and s.client = a.client and s.expires_at > now()
    left join member m on m.id = s.member_id and m.erased_at is null
    left join comment c on c.story_id = a.story and c.id = a.comment_id
    left join thread t on t.story_id = a.story
  ), last_of as (
    select distinct on (j.story, j.comment_id, j.member) j.story, j.comment_id, j.member, j.vote_value
    from judged j where j.judgement = 'done' order by j.story, j.comment_id, j.member, j.ord desc
  ), before as materialized (
    -- Once per vote by the primary key: written as a join in "delta", every vote would be looked up for every other.
    select l.*, v.value as had from last_of l
    left join vote v on v.story_id = l.story and v.comment_id = l.comment_id and v.member_id = l.member
  ), taken_back as (
    delete from vote v using last_of l
    where l.vote_value = 0 and v.story_id = l.story and v.comment_id = l.comment_id and v.member_id = l.member
  ), put as (
    insert into vote as v (story_id, comment_id, member_id, value)
    select l.story, l.comment_id, l.member, l.vote_value from last_of l where l.vote_value <> 0
    on conflict (story_id, comment_id, member_id) do update set value = excluded.value, at = clock_timestamp()
      where v.value <> excluded.value
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
  select j.ord::int, j.judgement, coalesce(k.up, j.up_now), coalesce(k.down, j.down_now)
  from judged j left join counted k on k.story_id = j.story and k.id = j.comment_id
  cross join (select count(*) from told) of_told
  order by j.ord;
end $$;

-- Many comments at once: each is judged, numbered within its thread, counted and answered.
create function post_comments(sessions bytea[], clients text[], sites integer[], stories bigint[], parents integer[],
  submissions uuid[], bodies jsonb[], htmls text[], html_template smallint, statuses text[], reasons text[], quotes jsonb[], networks text[])
  returns table (at integer, outcome text, id integer, status text, reason text) language plpgsql as $$
begin
  insert into thread (story_id)
    select distinct w.s from unnest(stories) as w (s) join story on story.id = w.s order by w.s
    on conflict do nothing;
  perform from thread t where t.story_id = any (stories) order by t.story_id for update;
  return query
  with asked as (
    select * from unnest(sessions, clients, sites, stories, parents, submissions, bodies, htmls, statuses, reasons, quotes, networks) with ordinality
      as a (session, client, site, story, parent, submission, body, html, wanted, reason, quoted, network, ord)
  ), judged as (
    select a.*, m.id as member, t.last_id, p.root_id as parent_root, p.depth as parent_depth, twin.id as twin_id, twin.status as twin_status, twin.reason as twin_reason,
      case when t.state = 'premod' and a.wanted = 'NONE' then 'PREMOD' else a.wanted end as starts_as,
      case
        when m.id is null then 'login-needed'
        when m.email is null then 'address-unproven'
        when twin.id is not null then 'repeated'
        when ban_holds(m.id, a.site) then 'banned'
        when st.id is null or not may_leave(st.state, st.embargo_open, st.embargo_until, st.expires_at) then 'story-unknown'
        when ap.thread is distinct from 'shared' then 'thread-closed'
        when t.state = 'closed' then 'thread-closed'
        when a.parent is not null and (p.id is null or p.status not in ('NONE', 'APPROVED')) then 'comment-unknown'
        when exists (select from comment r where r.member_id = m.id and r.created_at > clock_timestamp() - interval '3 seconds') then 'too-fast'
        when exists (select from comment r where r.member_id = m.id and r.story_id = a.story and r.body = a.body and r.status <> 'REJECTED'
          and r.created_at > now() - interval '1 day') then 'said-already'
        else 'done'
      end as judgement
    from asked a
    left join session s on s.hash = a.session and s.client = a.client and s.expires_at > now()
    left join member m on m.id = s.member_id and m.erased_at is null
    left join story st on st.id = a.story
    left join appearance ap on ap.story_id = a.story and ap.site_id = a.site
    left join thread t on t.story_id = a.story
    left join comment p on p.story_id = a.story and p.id = a.parent
    left join comment twin on twin.member_id = m.id and twin.submission = a.submission
  ), ranked as (
    -- Of one member's in the same batch only the first is in time.
    select j.*, row_number() over (partition by j.member order by j.ord) as of_member from judged j where j.judgement = 'done'
  ), numbered as (
    select r.*, (r.last_id + row_number() over (partition by r.story order by r.ord))::int as new_id from ranked r where r.of_member = 1
  ), written as (
    insert into comment (story_id, id, root_id, parent_id, depth, site_id, member_id, status, reason, body, html, html_version, submission)
    select n.story, n.new_id, case when n.parent is null then null else coalesce(n.parent_root, n.parent) end, n.parent,
      case when n.parent is null then 0 else least(50, n.parent_depth + 1) end, n.site, n.member, n.starts_as, n.reason, n.body, n.html, html_template, n.submission
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
    case when j.judgement = 'done' and n.new_id is null then 'too-fast' else j.judgement end,
    coalesce(n.new_id, j.twin_id), coalesce(n.starts_as, j.twin_status), coalesce(n.reason, j.twin_reason)
  from judged j left join numbered n on n.ord = j.ord
  cross join (select count(*) from told) of_told
  order by j.ord;
end $$;
