-- Where words for people stand in what a provider sends, and which of them stand nowhere in the items that come out.

create table wire_field (
  provider_id integer not null references provider on delete cascade,
  -- As a profile writes it.
  path text not null check (length(path) between 1 and 300),
  -- Items since the provider's profile was set last: those that had it, those in which some of it was lost.
  had integer not null default 1,
  lost integer not null default 0,
  -- Words that were lost last.
  words text,
  first_at timestamptz not null default clock_timestamp(),
  last_at timestamptz not null default clock_timestamp(),
  lost_at timestamptz,
  primary key (provider_id, path)
-- Each item changes some twenty rows, none of them in what is indexed.
) with (fillfactor = 50);

alter table provider
  -- Files in done/, and pictures that lie beside, are forgotten after so many days, or after keep_raw_days if those are
  -- fewer; those in failed/ after three times as many. Null: never.
  add keep_files_days integer default 30 check (keep_files_days between 1 and 3650),
  -- Files of failed/ that were forgotten, all in all and last.
  add failed_forgotten integer not null default 0,
  add failed_forgotten_at timestamptz;
