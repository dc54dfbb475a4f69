-- Processes that serve pages. Each says every few seconds that it is there; one that ends says so, one that is killed falls silent.
create table node (
  id uuid primary key,
  name text not null,
  version text not null,
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
create index node_seen on node (seen_at);

-- A node has heard that something is gone for good, and shows it no more.
create table gone_ack (
  -- The cache tag of what is gone.
  tag text not null,
  node_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  -- Where it stood in this node's cache until then, in pages by route: {"/feed": 2}
  dropped jsonb not null,
  primary key (tag, node_id)
);
