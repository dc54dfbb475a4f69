-- Addresses of a publisher's former system, and where they lead now. Asked only where there is nothing else.

create table alias (
  site_id integer not null references site,
  -- As `aliasKey` spells it: without case, escapes, a slash at its end or what only counts visits.
  path text not null check (length(path) between 1 and 500),
  -- A story, wherever it stands by now; or a path on the same site.
  story_id bigint references story,
  target text check (target ~ '^/' and length(target) <= 500),
  created_at timestamptz not null default clock_timestamp(),
  primary key (site_id, path),
  check (num_nonnulls(story_id, target) = 1)
);
create index alias_story on alias (story_id) where story_id is not null;
