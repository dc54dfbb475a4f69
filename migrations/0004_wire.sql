-- What agencies send: every version with its bytes, chained by the provider's stable id.

create table provider (
  id integer primary key generated always as identity,
  key text not null unique check (key ~ '^[a-z][a-z0-9-]{1,30}$'),
  source_id integer not null references source
);

-- In order; the first that matches decides.
create table provider_rule (
  provider_id integer not null references provider,
  position integer not null,
  -- Matches a subject's name or code, without regard to case; null matches all.
  subject text,
  section_id integer not null references section,
  action text not null check (action in ('publish', 'hold')),
  primary key (provider_id, position)
);

create table wire_chain (
  id bigint primary key generated always as identity,
  provider_id integer not null references provider,
  item_key text not null,
  state text not null check (state in ('held', 'usable', 'withheld', 'canceled')),
  -- The version that decides.
  version_id bigint,
  story_id bigint references story,
  unique (provider_id, item_key)
);

create table wire_version (
  id bigint primary key generated always as identity,
  chain_id bigint not null references wire_chain,
  version text not null,
  etag text,
  status text not null check (status in ('usable', 'embargoed', 'withheld', 'canceled')),
  version_created timestamptz,
  sha256 bytea not null,
  raw bytea not null,
  item jsonb not null,
  received_at timestamptz not null default clock_timestamp(),
  -- The same bytes twice are one version.
  unique (chain_id, sha256)
);
-- Which items wait for a picture that comes now.
create index wire_version_received on wire_version (received_at);
alter table wire_chain add foreign key (version_id) references wire_version;
