-- Pictures: the master as we re-encoded it, and the renditions that exist by now.

create table picture (
  id bigint primary key generated always as identity,
  key text not null unique,
  -- Of the bytes as they came, so that the same file is kept once.
  sha256 bytea not null unique,
  width integer not null check (width between 1 and 20000),
  height integer not null check (height between 1 and 20000),
  -- [{format, width, sizeBytes}], smallest first within a format. Files exist before they are named here.
  renditions jsonb not null default '[]',
  created_at timestamptz not null default clock_timestamp()
);
