-- Each kind of story has fields of its own, kept with the revision; src/features/stories/kinds says which.

-- The program knows the kinds, and a new one needs no migration. What is there holds to this already.
alter table story drop constraint story_kind_check;
alter table story add constraint story_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$' and length(kind) <= 40) not valid;

-- Of all revisions there are these are empty, so nothing is rewritten.
alter table story_revision
  add column fields jsonb not null default '{}',
  -- The pictures that the fields name, besides the lead.
  add column picture_ids bigint[] not null default '{}';
create index story_revision_field_pictures on story_revision using gin (picture_ids) where picture_ids <> '{}';
