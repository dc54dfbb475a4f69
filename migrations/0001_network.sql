-- Sites, sections, agencies, and what every node of the network shares.

create table site (
  id integer primary key generated always as identity,
  key text not null unique check (key ~ '^[a-z][a-z0-9-]{1,30}$'),
  host text not null unique check (host = lower(host) and host !~ '[/:]'),
  position integer not null,
  name text not null,
  -- Words by language: {"en": "News", "ja": "ニュース"}
  label jsonb not null,
  tagline jsonb not null,
  description jsonb not null,
  languages text[] not null check (cardinality(languages) between 1 and 8),
  time_zone text not null,
  publisher text not null,
  theme jsonb not null
);

create table section (
  id integer primary key generated always as identity,
  site_id integer not null references site,
  parent_id integer references section,
  position integer not null,
  segment text not null,
  -- 'national' or 'national/transport'
  path text not null,
  name jsonb not null,
  description jsonb not null,
  unique (site_id, path)
);

-- One namespace for sub-sections and the slugs of stories: a slug equal to a sub-section gets '-2'.
create table segment (
  section_id integer not null references section,
  segment text not null check (segment ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(segment) <= 120),
  primary key (section_id, segment)
);

-- An agency or partner whose copy we print, and what its contract makes us print below it.
create table source (
  id integer primary key generated always as identity,
  key text not null unique,
  name text not null,
  -- By language; {year} is the year of first publication on the site.
  notice jsonb not null
);

-- What a NOTIFY is too small for. Rows older than a day are removed.
create table purge (
  id bigint primary key generated always as identity,
  tags text[] not null,
  withdrawn text[] not null default '{}',
  gone text[] not null default '{}',
  at timestamptz not null default clock_timestamp()
);

-- Kills and erasures. Append-only; no cache, restore or import overrules a row here.
create table tombstone (
  id bigint primary key generated always as identity,
  at timestamptz not null default clock_timestamp(),
  kind text not null check (kind in ('kill', 'takedown', 'erasure')),
  -- The cache tag of what is gone: 'story:12'.
  tag text not null,
  unique (tag, kind)
);

-- Who did what. Append-only.
create table audit (
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  action text not null,
  object text not null,
  detail jsonb not null default '{}',
  primary key (at, id)
) partition by range (at);
create table audit_rest partition of audit default;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger tombstone_append_only before update or delete on tombstone for each row execute function refuse_change();
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();

-- Which workers of the queue are alive. One silent for 30 s is dead, and its tasks are given free.
create table worker_heartbeat (
  worker_id text primary key,
  at timestamptz not null default now()
);
