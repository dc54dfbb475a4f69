-- Who is told when a feed changes (WebSub). A topic is a feed that somebody has asked to be told of.
create table websub_topic (
  id bigint primary key generated always as identity,
  site_id integer not null references site,
  url text not null unique check (length(url) <= 2000),
  -- The tag by which changes of the feed are announced: 'section:3'.
  tag text not null,
  -- Of what was handed out last, so that what has not changed is not handed out again.
  sha256 bytea not null
);
create index websub_topic_tag on websub_topic (tag);

create table websub_subscription (
  id bigint primary key generated always as identity,
  topic_id bigint not null references websub_topic on delete cascade,
  callback text not null check (length(callback) <= 1000),
  -- Of the callback, so that no host takes all the room.
  host text not null,
  -- What deliveries are signed with; null where the subscriber named none.
  secret text check (octet_length(secret) < 200),
  lease_until timestamptz not null,
  -- When it is tried next; null while there is nothing to tell. Moved ahead by whoever tries it.
  due_at timestamptz,
  -- Raised by each change of the feed: what was told of an earlier one settles nothing.
  change bigint not null default 0,
  attempts integer not null default 0,
  failing_since timestamptz,
  error text,
  delivered_at timestamptz,
  unique (topic_id, callback)
);
create index websub_subscription_due on websub_subscription (due_at) where due_at is not null;
create index websub_subscription_lease on websub_subscription (lease_until);
