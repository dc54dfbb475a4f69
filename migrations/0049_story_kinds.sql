-- Each kind of story has fields of its own, kept with the revision; src/features/stories/kinds says which.

-- The program knows the kinds, and a new one needs no migration. What is there holds to this already.
alter table story drop constraint story_kind_check;
alter table story add constraint story_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$' and length(kind) <= 40) not valid;

-- Of all revisions there are these are empty, so nothing is rewritten.
alter table story_revision add column fields jsonb not null default '{}';

-- The pictures that a revision shows besides its lead, which is a column of its own: whoever asks for a picture learns here
-- which stories show it.
create table revision_picture (
  revision_id bigint not null references story_revision,
  picture_id bigint not null references picture,
  primary key (revision_id, picture_id)
);
create index revision_picture_picture on revision_picture (picture_id, revision_id);
