-- Where a story may be shown: rights end at borders. A site is for the readers of one territory, or for all.
alter table site add territory text check (territory ~ '^[A-Z]{2}$');
alter table story
  add only_in text[] check (cardinality(only_in) > 0),
  add not_in text[] check (cardinality(not_in) > 0);
create index story_bounded on story (id) where only_in is not null or not_in is not null;

-- A site for all is for readers of every territory, the barred one's too.
create function may_enter(only_in text[], not_in text[], territory text) returns boolean language sql immutable
  return (only_in is null or coalesce(territory = any (only_in), false))
    and (not_in is null or coalesce(territory <> all (not_in), false));
