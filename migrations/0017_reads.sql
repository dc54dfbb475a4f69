-- Who reads what, without knowing who: one visitor, one story, one day. No cookie, no address.

-- What makes visitors and marks of a day; the two newest are kept, and with an older one nothing can be linked any more.
create table read_salt (
  day date primary key,
  salt bytea not null check (length(salt) = 32)
);

-- That a visitor of a day has been counted for a story. Of two days at the most.
create table read_seen (
  day date not null,
  story_id bigint not null references story on delete cascade,
  site_id integer not null references site,
  -- HMAC of site, network and browser by the day's salt: says nothing on another site or another day.
  visitor bytea not null check (length(visitor) = 16),
  -- Stayed for ten seconds, or read half of it.
  engaged boolean not null,
  -- Came from a network block.
  from_block boolean not null,
  primary key (day, story_id, site_id, visitor)
);

create table read_hour (
  site_id integer not null references site,
  hour timestamptz not null,
  story_id bigint not null references story on delete cascade,
  reads integer not null,
  engaged integer not null,
  primary key (site_id, hour, story_id)
);
create index read_hour_story on read_hour (story_id);

-- For the trial of the network blocks: how many pages were read, and who came from one.
create table read_minute (
  minute timestamptz not null,
  site_id integer not null references site,
  reads integer not null,
  primary key (minute, site_id)
);
create table block_click (
  minute timestamptz not null,
  story_id bigint not null references story on delete cascade,
  clicks integer not null,
  primary key (minute, story_id)
);

-- What was told and not counted, by why.
create table read_filtered (
  day date not null,
  reason text not null,
  count bigint not null,
  primary key (day, reason)
);

-- Batches that were written: one that is sent again, because nobody knows whether it was, does nothing.
create table read_batch (
  process uuid not null,
  number integer not null,
  at timestamptz not null default clock_timestamp(),
  primary key (process, number)
);

-- Who has spoken lately on a site: for what is most discussed.
create index comment_recent on comment (site_id, created_at) where status in ('NONE', 'APPROVED');

-- One batch of what one process has heard. Returns how many reads were new, null for a batch that was written before.
create function take_reads(of_process uuid, batch integer, at_time timestamptz, days date[], stories bigint[], sites integer[],
  visitors bytea, stayed boolean[], came_from_block boolean[]) returns integer language plpgsql as $$
declare
  counted integer;
begin
  insert into read_batch (process, number) values (of_process, batch) on conflict do nothing;
  if not found then
    return null;
  end if;
  with told as (
    select w.day, w.story, w.site, substring(visitors from w.n::int * 16 - 15 for 16) as visitor, bool_or(w.engaged) as engaged, bool_or(w.block) as block
    from unnest(days, stories, sites, stayed, came_from_block) with ordinality as w (day, story, site, engaged, block, n)
    join story s on s.id = w.story
    group by 1, 2, 3, 4
  ), seen as (
    insert into read_seen as r (day, story_id, site_id, visitor, engaged, from_block)
    select t.day, t.story, t.site, t.visitor, t.engaged, t.block from told t order by 1, 2, 3, 4
    on conflict (day, story_id, site_id, visitor) do update set engaged = true where excluded.engaged and not r.engaged
    returning r.day, r.story_id, r.site_id, r.engaged, r.from_block, (xmax = 0) as fresh
  ), weighed as (
    -- A look counts a third of a reading; one that the network's own block sent counts less, or it would feed itself.
    select s.story_id, s.site_id, count(*) filter (where s.fresh)::int as reads, count(*) filter (where s.engaged)::int as engaged,
      count(*) filter (where s.fresh and s.from_block)::int as clicks,
      sum(case when s.from_block then case when s.fresh then 0.2 else 0 end
        when not s.fresh then 0.7 when s.engaged then 1.0 else 0.3 end)::float8 as weight
    from seen s group by s.story_id, s.site_id
  ), by_hour as (
    insert into read_hour as h (site_id, hour, story_id, reads, engaged)
    select w.site_id, date_trunc('hour', at_time, 'UTC'), w.story_id, w.reads, w.engaged from weighed w order by 1, 2, 3
    on conflict (site_id, hour, story_id) do update set reads = h.reads + excluded.reads, engaged = h.engaged + excluded.engaged
  ), by_minute as (
    insert into read_minute as m (minute, site_id, reads)
    select date_trunc('minute', at_time, 'UTC'), w.site_id, sum(w.reads)::int from weighed w group by w.site_id order by w.site_id
    on conflict (minute, site_id) do update set reads = m.reads + excluded.reads
  ), clicked as (
    insert into block_click as b (minute, story_id, clicks)
    select date_trunc('minute', at_time, 'UTC'), w.story_id, sum(w.clicks)::int from weighed w where w.clicks > 0 group by w.story_id order by w.story_id
    on conflict (minute, story_id) do update set clicks = b.clicks + excluded.clicks
  ), heated as (
    insert into story_heat as h (story_id, site_id, fast, slow, updated_at)
    select w.story_id, w.site_id, w.weight * power(2, age.hours / 2), w.weight * power(2, age.hours / 12), at_time
    from weighed w, heat_landmark l, lateral (select extract(epoch from at_time - l.landmark)::float8 / 3600 as hours) age
    where w.weight > 0 order by 1, 2
    on conflict (story_id, site_id) do update set fast = h.fast + excluded.fast, slow = h.slow + excluded.slow, updated_at = excluded.updated_at
  )
  select coalesce(sum(w.reads), 0) into counted from weighed w;
  return counted;
end $$;

-- What is read and discussed most, as it was a minute ago: pages read this, and hear of it when it changes.
create table popular_list (
  site_id integer not null references site,
  language text not null,
  kind text not null check (kind in ('read', 'discussed')),
  span text not null check (span in ('24h', '7d')),
  story_ids bigint[] not null,
  computed_at timestamptz not null,
  primary key (site_id, language, kind, span)
);
