-- Authors: people who write, on whichever site of the network. Series: stories of a site that are read one after the other.

create table author (
  id integer primary key generated always as identity,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  -- By language, as those of a section.
  name jsonb not null check (jsonb_typeof(name) = 'object' and name <> '{}'),
  role jsonb not null default '{}' check (jsonb_typeof(role) = 'object'),
  bio jsonb not null default '{}' check (jsonb_typeof(bio) = 'object'),
  picture_id bigint references picture,
  created_at timestamptz not null default clock_timestamp()
);
-- What asks whether a picture may leave.
create index author_picture on author (picture_id) where picture_id is not null;

create table story_author (
  story_id bigint not null references story,
  author_id integer not null references author,
  -- In the order of the byline.
  place smallint not null,
  -- A copy of the story's, kept by the verbs that change it, so that an author's page reads one index.
  published_at timestamptz,
  primary key (story_id, author_id)
);
create index story_author_newest on story_author (author_id, published_at desc, story_id desc);

create table series (
  id integer primary key generated always as identity,
  site_id integer not null references site,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  title jsonb not null check (jsonb_typeof(title) = 'object' and title <> '{}'),
  description jsonb not null default '{}' check (jsonb_typeof(description) = 'object'),
  -- How many parts it is to have; null: as many as there are.
  planned smallint check (planned between 1 and 200),
  created_at timestamptz not null default clock_timestamp(),
  unique (site_id, slug)
);

-- A story is in one series at the most, that of its home; in each language each part is there once.
create table series_part (
  story_id bigint primary key references story,
  series_id integer not null references series,
  number smallint not null check (number between 1 and 200),
  -- A copy of the story's, which never changes.
  language text not null,
  unique (series_id, language, number)
);
