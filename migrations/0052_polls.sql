-- Polls inside stories. A story's body holds the words; here is what is counted, and until when.

create table poll (
  id bigint primary key generated always as identity,
  question text not null check (length(question) between 1 and 300),
  closes_at timestamptz not null,
  -- Counts are shown to whoever has voted, and to all once it is closed.
  hidden boolean not null default false,
  opened_at timestamptz not null
);

create table poll_answer (
  poll_id bigint not null references poll,
  place smallint not null check (place between 1 and 10),
  answer text not null check (length(answer) between 1 and 160),
  -- The fold of poll_vote; recounted by a task.
  votes integer not null default 0 check (votes >= 0),
  primary key (poll_id, place)
);

create table poll_vote (
  id bigint primary key generated always as identity,
  poll_id bigint not null,
  place smallint not null,
  -- Null for whoever was erased: the vote counts on, and is nobody's.
  member_id bigint references member,
  at timestamptz not null default clock_timestamp(),
  foreign key (poll_id, place) references poll_answer
);
-- One a member, whatever races.
create unique index poll_vote_member on poll_vote (poll_id, member_id);
create index poll_vote_by on poll_vote (member_id, poll_id) where member_id is not null;
create index poll_vote_place on poll_vote (poll_id, place);

-- Many votes at once: each is judged, counted and answered. `sessions` holds 32 bytes each; polls are locked by number, so
-- that who waits looks at what is there afterwards.
create function cast_poll_votes(sessions bytea, clients text[], sites integer[], stories bigint[], polls bigint[], places smallint[])
  returns table (at integer, outcome text) language plpgsql as $$
begin
  perform from poll p where p.id = any (polls) order by p.id for no key update;
  return query
  with asked as materialized (
    select a.*, substring(sessions from a.ord::int * 32 - 31 for 32) as session
    from unnest(clients, sites, stories, polls, places) with ordinality as a (client, site, story, poll, place, ord)
  ), shown as materialized (
    -- A batch is about few polls: whether a story shows one here is found once.
    select d.site, d.story, d.poll,
      case
        when p.id is null or ap.story_id is null or not may_leave(st.state, st.embargo_open, st.embargo_until, st.expires_at)
          or not may_enter(st.only_in, st.not_in, here.territory)
          or not r.body @> jsonb_build_object('content', jsonb_build_array(
            jsonb_build_object('type', 'poll', 'attrs', jsonb_build_object('poll', d.poll)))) then 'poll-unknown'
        when p.closes_at <= clock_timestamp() then 'poll-closed'
      end as refused
    from (select distinct a.site, a.story, a.poll from asked a) d
    left join poll p on p.id = d.poll
    left join story st on st.id = d.story
    left join story_revision r on r.id = st.revision_id
    left join appearance ap on ap.story_id = d.story and ap.site_id = d.site
    left join site here on here.id = d.site
  ), judged as materialized (
    select a.ord, a.poll, a.place, m.id as member,
      case
        when m.id is null then 'login-needed'
        when m.email is null then 'address-unproven'
        when exists (select from ban b where b.member_id = m.id and b.lifted_at is null and (b.site_id is null or b.site_id = a.site)
          and (b.until is null or b.until > now())) then 'banned'
        when s.refused is not null then s.refused
        when w.place is null then 'poll-unknown'
        else 'done'
      end as judgement
    from asked a
    join shown s on s.site = a.site and s.story = a.story and s.poll = a.poll
    left join poll_answer w on w.poll_id = a.poll and w.place = a.place
    left join session k on k.hash = a.session and k.client = a.client and k.expires_at > now()
      and k.seen_at > now() - make_interval(secs => k.idle_seconds)
    left join member m on m.id = k.member_id and m.erased_at is null
  ), last_of as (
    select distinct on (j.poll, j.member) j.poll, j.member, j.place
    from judged j where j.judgement = 'done' order by j.poll, j.member, j.ord desc
  ), before as materialized (
    select l.*, v.id as vote, v.place as had from last_of l
    left join poll_vote v on v.poll_id = l.poll and v.member_id = l.member
  ), turned as (
    update poll_vote v set place = b.place, at = clock_timestamp() from before b where v.id = b.vote and b.had <> b.place
  ), put as (
    insert into poll_vote (poll_id, place, member_id) select b.poll, b.place, b.member from before b where b.vote is null
  ), delta as (
    select d.poll, d.place, sum(d.votes)::int as votes from (
      select b.poll, b.place, 1 as votes from before b where b.had is distinct from b.place
      union all select b.poll, b.had, -1 from before b where b.had <> b.place
    ) d group by d.poll, d.place
  ), counted as (
    update poll_answer w set votes = w.votes + d.votes from delta d
    where w.poll_id = d.poll and w.place = d.place and d.votes <> 0 returning w.poll_id
  ), told as (
    select announce_tags(coalesce(array_agg(distinct 'poll:' || c.poll_id), '{}')) from counted c
  )
  select j.ord::int, j.judgement from judged j cross join (select count(*) from told) of_told order by j.ord;
end $$;

-- What somebody was about to vote for waits for the log-in, too.
alter table intent drop constraint intent_kind_check;
alter table intent add constraint intent_kind_check check (kind in ('vote', 'comment', 'quote', 'edit', 'report', 'poll'));
