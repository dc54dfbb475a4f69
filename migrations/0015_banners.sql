-- What stands above every page for some hours: breaking news, an earthquake, a closed office.

create table banner (
  id integer primary key generated always as identity,
  -- Null: on every site.
  site_id integer references site,
  level text not null check (level in ('info', 'urgent')),
  -- By language. A site that speaks none of them shows none.
  words jsonb not null check (jsonb_typeof(words) = 'object'),
  -- Where it leads; while that story may not be read, the banner is not there either.
  story_id bigint references story,
  starts_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null check (expires_at > starts_at),
  ended_at timestamptz,
  actor text not null
);
create index banner_standing on banner (expires_at) where ended_at is null;
