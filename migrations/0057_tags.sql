-- Tags: what a site's stories are about, across its sections. Each has a page and feeds.

create table tag (
  id integer primary key generated always as identity,
  site_id integer not null references site,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  -- By language, as those of a section.
  name jsonb not null check (jsonb_typeof(name) = 'object' and name <> '{}'),
  description jsonb not null default '{}' check (jsonb_typeof(description) = 'object'),
  created_at timestamptz not null default clock_timestamp(),
  unique (site_id, slug)
);
-- The desk writes them by name.
create unique index tag_name_en on tag (site_id, lower(name ->> 'en'));
create unique index tag_name_ja on tag (site_id, lower(name ->> 'ja'));

-- Those of a story are its home's: where else it stands, it has none.
create table story_tag (
  story_id bigint not null references story,
  tag_id integer not null references tag,
  -- In the order in which the desk names them.
  place smallint not null,
  -- A copy of the story's, kept by the verbs that change it, so that a tag's page reads one index.
  published_at timestamptz,
  primary key (story_id, tag_id)
);
create index story_tag_newest on story_tag (tag_id, published_at desc, story_id desc);
