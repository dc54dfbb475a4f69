-- What members say against a comment; one each. What came before the last verdict has been looked at.

create table report (
  story_id bigint not null,
  comment_id integer not null,
  member_id bigint not null references member on delete cascade,
  -- The text that was read.
  version integer not null,
  rule text not null,
  note text not null default '' check (length(note) <= 500),
  at timestamptz not null default clock_timestamp(),
  primary key (story_id, comment_id, member_id),
  foreign key (story_id, comment_id) references comment (story_id, id) on delete cascade
);
create index report_member on report (member_id);
