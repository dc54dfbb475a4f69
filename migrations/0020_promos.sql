-- What advertisers and the network itself have booked above and beside stories, and what readers did with it.

-- On such a story no promo stands, and no list of what is read offers it: a death, a disaster.
alter table story add column sensitive boolean not null default false;
-- Who paid for the story; it says so wherever it stands, and is in no list of what is read.
alter table story add column sponsor text check (length(sponsor) between 1 and 80);

create table promo_order (
  id integer primary key generated always as identity,
  -- House orders are the network's own.
  kind text not null check (kind in ('paid', 'house')),
  advertiser text not null check (length(advertiser) between 1 and 80),
  created_at timestamptz not null default clock_timestamp(),
  actor text not null
);

create table flight (
  id integer primary key generated always as identity,
  order_id integer not null references promo_order,
  placement text not null check (placement in ('strip', 'card')),
  -- Null: every site.
  site_ids integer[],
  weight integer not null check (weight between 1 and 100),
  -- So often it is to be shown; null says as often as its weight gives.
  goal integer check (goal > 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- Taken away before its time.
  ended_at timestamptz
);
create index flight_standing on flight (ends_at) where ended_at is null;

create table creative (
  id integer primary key generated always as identity,
  flight_id integer not null references flight,
  -- Said in the reader's language; none is shown without.
  label text not null check (label in ('ad', 'pr', 'sponsored', 'house')),
  -- By language: {title, text, action}. A site that speaks none of them shows none.
  words jsonb not null check (jsonb_typeof(words) = 'object'),
  -- Where it leads: to a story, while that may be read, or out.
  story_id bigint references story,
  url text check (url ~ '^https?://' and length(url) <= 500),
  -- Its own; null takes that of the story that it leads to.
  picture_id bigint references picture,
  picture_alt text check (length(picture_alt) <= 600),
  check ((picture_id is null) = (picture_alt is null)),
  check (num_nonnulls(story_id, url) = 1)
);
create index creative_picture on creative (picture_id) where picture_id is not null;
create index creative_flight on creative (flight_id);
create index creative_story on creative (story_id) where story_id is not null;

-- Labels are no ornament: what is paid for may not look like the house's own.
create function label_fits() returns trigger language plpgsql as $$
begin
  if (new.label = 'house') <> (select o.kind = 'house' from flight f join promo_order o on o.id = f.order_id where f.id = new.flight_id) then
    raise exception 'a paid creative says so, and a house creative that it is the house''s' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger label_fits before insert or update on creative for each row execute function label_fits();

-- The share of what is shown that paid flights leave to the house, in percent.
create table house_share (
  site_id integer primary key references site,
  percent integer not null check (percent between 0 and 100)
);

-- What the tokens of offers are sealed with; one for all nodes.
create table promo_key (
  one boolean primary key default true check (one),
  key bytea not null check (length(key) = 32)
);

-- What was told of an offer, once each. `day` is that of the offer, so that midnight lets nothing be told twice.
create table promo_event (
  day date not null,
  offer bytea not null check (length(offer) = 16),
  kind text not null check (kind in ('rendered', 'viewable', 'click')),
  primary key (day, offer, kind)
);

-- The counts, by day in UTC. `reason` is empty for what counts; the others are raw, and say why they do not.
create table promo_count (
  day date not null,
  creative_id integer not null references creative,
  site_id integer not null references site,
  kind text not null check (kind in ('offered', 'rendered', 'viewable', 'click')),
  reason text not null,
  count bigint not null,
  primary key (day, creative_id, site_id, kind, reason)
);

-- Batches that were written: one that is sent again, because nobody knows whether it was, does nothing.
create table promo_batch (
  process uuid not null,
  number integer not null,
  at timestamptz not null default clock_timestamp(),
  primary key (process, number)
);

-- One batch of what one process has heard: what may count, in the order of rendered, viewable and click, and what does not.
create function take_promo_events(of_process uuid, batch integer, today date,
  days date[], offers bytea, kinds text[], creatives integer[], sites integer[],
  of_creatives integer[], of_sites integer[], of_kinds text[], reasons text[], counts integer[]) returns void language plpgsql as $$
begin
  insert into promo_batch (process, number) values (of_process, batch) on conflict do nothing;
  if not found then
    return;
  end if;
  with told as (
    select w.day, substring(offers from w.n::int * 16 - 15 for 16) as offer, w.kind, w.creative, w.site, w.n
    from unnest(days, kinds, creatives, sites) with ordinality as w (day, kind, creative, site, n)
  ), once as (
    select distinct on (t.day, t.offer, t.kind) t.* from told t order by t.day, t.offer, t.kind, t.n
  ), fit as (
    -- Nobody sees or presses what was not drawn.
    select o.* from once o where o.kind = 'rendered'
      or exists (select from once r where r.day = o.day and r.offer = o.offer and r.kind = 'rendered')
      or exists (select from promo_event r where r.day = o.day and r.offer = o.offer and r.kind = 'rendered')
  ), fresh as (
    insert into promo_event (day, offer, kind)
    select f.day, f.offer, f.kind from fit f
    -- Whoever presses it has seen it.
    union select f.day, f.offer, 'viewable' from fit f where f.kind = 'click'
    order by 1, 2, 3
    on conflict do nothing returning day, offer, kind
  ), by_offer as (
    select distinct on (o.day, o.offer) o.day, o.offer, o.creative, o.site from once o order by o.day, o.offer, o.n
  ), counted as (
    select b.creative, b.site, f.kind, '' as reason, count(*)::bigint as n
    from fresh f join by_offer b on b.day = f.day and b.offer = f.offer group by 1, 2, 3
  ), left_out as (
    select t.creative, t.site, t.kind,
      case when exists (select from fit f where f.day = t.day and f.offer = t.offer and f.kind = t.kind) then 'repeated' else 'unrendered' end as reason,
      count(*)::bigint as n
    from told t
    where not exists (select from once o join fresh f on f.day = o.day and f.offer = o.offer and f.kind = o.kind where o.n = t.n)
    group by 1, 2, 3, 4
  ), elsewhere as (
    select w.creative, w.site, w.kind, w.reason, w.n::bigint as n
    from unnest(of_creatives, of_sites, of_kinds, reasons, counts) as w (creative, site, kind, reason, n)
  )
  insert into promo_count as c (day, creative_id, site_id, kind, reason, count)
  select today, w.creative, w.site, w.kind, w.reason, sum(w.n)
  from (select * from counted union all select * from left_out union all select * from elsewhere) w
  -- A token outlives the rows of a demo that was emptied.
  join creative on creative.id = w.creative
  group by 1, 2, 3, 4, 5 order by 2, 3, 4, 5
  on conflict (day, creative_id, site_id, kind, reason) do update set count = c.count + excluded.count;
end $$;
