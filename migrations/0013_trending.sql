-- What is read on the network's other sites: the slots of each site's block, what editors say of them, and how they did.

-- How much a story is read on a site, as two sums that halve in 2 and in 12 hours: true at the landmark, by which all are
-- brought to now. Kept by what counts reads (take_reads, migrations/0017).
create table heat_landmark (
  one boolean primary key default true check (one),
  landmark timestamptz not null
);
create table story_heat (
  story_id bigint not null references story,
  site_id integer not null references site,
  fast double precision not null,
  slow double precision not null,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (story_id, site_id)
);
insert into heat_landmark (landmark) values (now()) on conflict do nothing;

-- Written whole once a minute. A site whose rows are old or missing shows the newest of its sisters.
create table trending (
  site_id integer not null references site,
  slot smallint not null check (slot between 1 and 12),
  story_id bigint not null references story,
  -- Where its link leads.
  on_site_id integer not null references site,
  -- Why it stands there: features/trending/choose-slots.ts, SlotReasons
  reasons jsonb not null,
  computed_at timestamptz not null,
  primary key (site_id, slot),
  unique (site_id, story_id),
  check (on_site_id <> site_id)
);

create table trending_choice (
  story_id bigint primary key references story,
  kind text not null check (kind in ('pin', 'hide', 'boost')),
  -- Added to its score, which is about 0.3 for an unread story and 1 for the hottest.
  boost double precision check (boost between -1 and 1),
  -- Null: until somebody takes it back.
  until timestamptz,
  chosen_by text not null,
  chosen_at timestamptz not null default clock_timestamp(),
  check ((kind = 'boost') = (boost is not null))
);

-- The mean heat of a site's fresh stories in an hour, from as many samples. What is usual on Tuesdays at nine comes from here.
create table site_heat (
  site_id integer not null references site,
  hour timestamptz not null,
  mean double precision not null,
  samples integer not null check (samples > 0),
  primary key (site_id, hour)
);

-- How often a story was seen in the block, about, and clicked; clicks are worth what they would be in a place of usual worth.
create table trending_tried (
  story_id bigint primary key references story,
  shows double precision not null,
  clicks double precision not null,
  counted_at timestamptz not null
);

-- What a place is worth by itself, counted in the turns in which two stories changed places by chance.
create table trending_place (
  slot smallint primary key check (slot between 1 and 12),
  shows double precision not null,
  clicks double precision not null
);

-- The one who recomputes holds this row; until when shows and clicks are counted.
create table trending_turn (
  one boolean primary key default true check (one),
  counted_until timestamptz not null
);
insert into trending_turn (counted_until) values (now());
