-- Who has read the words of a story for what they may do to somebody, and lets them out. Holds for those words alone.
create table legal_sign_off (
  id bigint primary key generated always as identity,
  at timestamptz not null default clock_timestamp(),
  story_id bigint not null references story,
  revision_id bigint not null references story_revision,
  actor text not null,
  risks text[] not null check (cardinality(risks) > 0),
  note text not null check (length(note) between 1 and 500)
);
create index legal_sign_off_story on legal_sign_off (story_id);
create trigger legal_sign_off_append_only before update or delete on legal_sign_off for each row execute function refuse_change();
