-- Words of stories by which readers find them. One row for each appearance, so that the newest of a site are found by one index.
create table search_document (
  appearance_id bigint primary key references appearance on delete cascade,
  story_id bigint not null references story,
  site_id integer not null references site,
  language text not null,
  published_at timestamptz not null,
  -- Latin words by their stem, others as they are written, each kanji by itself, too; by place, so that phrases are found.
  words tsvector not null
);
create index search_document_words on search_document using gin (words) with (fastupdate = off);
create index search_document_newest on search_document (site_id, language, published_at desc, appearance_id desc);
create index search_document_story on search_document (story_id);
-- A word of every second story says so: the plan goes by the newest, or by the words.
alter table search_document alter column words set statistics 1000;
