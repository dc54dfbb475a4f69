-- What stories are about, as far as their words tell, and which others are about the same.

create table story_term (
  language text not null,
  term text not null check (length(term) between 2 and 40),
  story_id bigint not null references story on delete cascade,
  -- How much of the story it is: in its headline it is more than somewhere below.
  weight real not null check (weight > 0),
  primary key (language, term, story_id)
);
create index story_term_story on story_term (story_id);

create table story_related (
  story_id bigint not null references story on delete cascade,
  other_id bigint not null references story on delete cascade,
  score real not null,
  primary key (story_id, other_id)
);
create index story_related_other on story_related (other_id);
