-- Heat that bears its own arithmetic: numbers of long ago leave before they are too small for a float8, and whoever adds
-- to a sum holds the moment that it is true at. First comments warm a story, too.

-- How many of a batch were new: sent again, it is answered so again.
alter table read_batch add column counted integer;

-- Until when comments have warmed their stories.
create table comment_heat_turn (
  one boolean primary key default true check (one),
  counted_until timestamptz not null
);
insert into comment_heat_turn (counted_until) values (clock_timestamp());

-- Whoever adds heat holds it to the end of the transaction. A database that was emptied begins anew.
create function hold_heat_landmark() returns timestamptz language plpgsql as $$
declare
  mark timestamptz;
begin
  select l.landmark into mark from heat_landmark l for share;
  if not found then
    insert into heat_landmark (landmark) values (clock_timestamp()) on conflict do nothing;
    select l.landmark into strict mark from heat_landmark l for share;
  end if;
  return mark;
end $$;

-- Once a week. PostgreSQL refuses a float8 that would be too large or too small, so what would be next to nothing by now is
-- removed by its logarithm before anything is divided. Whoever adds heat keeps a share of the landmark's row meanwhile; what
-- they have added is seen by the statements after the lock, as each looks at the table anew.
create function move_heat_landmark(to_time timestamptz) returns void language plpgsql as $$
declare
  was timestamptz;
  hours float8;
begin
  select l.landmark into was from heat_landmark l where l.landmark < to_time - interval '7 days' for update;
  if not found then
    return;
  end if;
  hours := extract(epoch from to_time - was)::float8 / 3600;
  -- After six weeks nothing is warm.
  delete from story_heat h where hours > 1000 or h.slow <= 0 or ln(h.slow) - hours / 12 * ln(2::float8) < ln(1e-9::float8);
  if hours <= 1000 then
    update story_heat h set fast = h.fast / power(2::float8, hours / 2), slow = h.slow / power(2::float8, hours / 12);
  end if;
  update heat_landmark set landmark = to_time;
end $$;

-- One batch of what one process has heard. Returns how many reads were new.
create or replace function take_reads(of_process uuid, batch integer, at_time timestamptz, days date[], stories bigint[], sites integer[],
  visitors bytea, stayed boolean[], came_from_block boolean[]) returns integer language plpgsql as $$
declare
  new_reads integer;
  mark timestamptz;
begin
  insert into read_batch (process, number) values (of_process, batch) on conflict do nothing;
  if not found then
    return (select b.counted from read_batch b where b.process = of_process and b.number = batch);
  end if;
  -- Nobody moved it for as long as a worker was away.
  if exists (select from heat_landmark l where l.landmark < at_time - interval '14 days') then
    perform move_heat_landmark(at_time);
  end if;
  mark := hold_heat_landmark();
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
    from weighed w, lateral (select extract(epoch from at_time - mark)::float8 / 3600 as hours) age
    where w.weight > 0 order by 1, 2
    on conflict (story_id, site_id) do update set fast = h.fast + excluded.fast, slow = h.slow + excluded.slow, updated_at = excluded.updated_at
  )
  select coalesce(sum(w.reads), 0) into new_reads from weighed w;
  update read_batch b set counted = new_reads where b.process = of_process and b.number = batch;
  return new_reads;
end $$;

-- A member's first comment on a story says more than a read. Once each: by when it was written, among comments whose
-- batch is committed by now (a statement is given up after two seconds). Staff's warm nothing, nor do those that are held.
create function warm_by_comments() returns integer language plpgsql as $$
declare
  since timestamptz;
  until timestamptz;
  mark timestamptz;
  warmed integer;
begin
  insert into comment_heat_turn (counted_until) values (clock_timestamp() - interval '5 seconds') on conflict do nothing;
  select t.counted_until into strict since from comment_heat_turn t for update;
  until := greatest(since, clock_timestamp() - interval '5 seconds');
  -- After a long pause: what is older is cold, and too small a number.
  since := greatest(since, until - interval '2 days');
  mark := hold_heat_landmark();
  with fresh as (
    select c.story_id, c.site_id, count(*)::float8 * 2 as weight, max(c.created_at) as at_time
    from site cross join lateral (
      -- By comment_recent.
      select c.* from comment c where c.site_id = site.id and c.created_at > since and c.created_at <= until and c.status in ('NONE', 'APPROVED')
    ) c
    where c.member_id is not null
      and not exists (select from comment e where e.story_id = c.story_id and e.member_id = c.member_id and e.id < c.id)
      and not exists (select from role_grant g where g.member_id = c.member_id and g.role <> 'trusted')
    group by c.story_id, c.site_id
  ), heated as (
    insert into story_heat as h (story_id, site_id, fast, slow, updated_at)
    select f.story_id, f.site_id, f.weight * power(2, age.hours / 2), f.weight * power(2, age.hours / 12), f.at_time
    from fresh f, lateral (select extract(epoch from f.at_time - mark)::float8 / 3600 as hours) age order by 1, 2
    on conflict (story_id, site_id) do update set fast = h.fast + excluded.fast, slow = h.slow + excluded.slow,
      updated_at = greatest(h.updated_at, excluded.updated_at)
  )
  select coalesce(sum(f.weight) / 2, 0) into warmed from fresh f;
  update comment_heat_turn set counted_until = until;
  return warmed;
end $$;
