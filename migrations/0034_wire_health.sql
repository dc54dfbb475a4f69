-- How a provider is: what is expected of it, what of it failed, and for how long its bytes are kept.

alter table provider
  -- It sends something at least so often; null: nobody has said.
  add rhythm_seconds integer check (rhythm_seconds between 60 and 2592000),
  -- Bytes of its items are dropped after so many days; null: never. What was read of them stays.
  add keep_raw_days integer check (keep_raw_days between 1 and 3650);

alter table wire_version alter column raw drop not null;
create index wire_version_raw on wire_version (chain_id, received_at) where raw is not null;

-- The newest files that could not be taken in.
create table wire_error (
  id bigint primary key generated always as identity,
  provider_id integer not null references provider,
  -- The file's name, or the item that was read anew.
  what text not null,
  reason text not null,
  at timestamptz not null default clock_timestamp()
);
create index wire_error_provider on wire_error (provider_id, id);
