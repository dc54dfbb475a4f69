-- What a story said wrongly and says rightly now. Append-only: a correction of a correction is another one.

create table correction (
  id bigint primary key generated always as identity,
  story_id bigint not null references story,
  -- The text that is right.
  revision_id bigint not null references story_revision,
  -- A clarification was not wrong, but could be misread.
  kind text not null check (kind in ('correction', 'clarification')),
  -- In the story's language.
  note text not null check (length(note) between 1 and 500),
  actor text not null,
  at timestamptz not null default clock_timestamp()
);
create index correction_story on correction (story_id, at desc);
create index correction_at on correction (at);
create trigger correction_append_only before update or delete on correction for each row execute function refuse_change();
