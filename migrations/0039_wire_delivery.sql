-- Where a provider's items are fetched from. A row is claimed by moving `next_at`, so that no two workers ask at once.
create table wire_poll (
  provider_id integer primary key references provider on delete cascade,
  url text not null check (length(url) <= 2000),
  every_seconds integer not null check (every_seconds between 60 and 86400),
  -- What the server said of the last answer, for asking whether there is another (RFC 9110, 13.1).
  etag text,
  last_modified text,
  sha256 bytea,
  next_at timestamptz not null default now(),
  failures integer not null default 0,
  error text,
  asked_at timestamptz,
  -- When it last had something new.
  got_at timestamptz
);
create index wire_poll_due on wire_poll (next_at);

-- What was pushed to us: kept before it is acknowledged, until the worker has put it into the provider's folder.
create table wire_inbox (
  id bigint primary key generated always as identity,
  provider_id integer not null references provider on delete cascade,
  -- The sender's own number of the message: sent again, it is the same.
  message text not null check (length(message) <= 200),
  bytes bytea not null,
  at timestamptz not null default clock_timestamp(),
  unique (provider_id, message)
);

-- Raised when a secret is given anew; null or below zero: nobody may push.
alter table provider add push_version integer;
