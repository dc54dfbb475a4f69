-- What a house says of itself on every page's foot: who it is, what it does with data, its rules.

create table house_page (
  site_id integer not null references site,
  -- Its address: `/privacy`.
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  language text not null,
  title text not null check (length(title) between 1 and 120),
  -- As a story's.
  schema_version integer not null,
  body jsonb not null,
  -- In the order of the foot.
  place integer not null,
  changed_at timestamptz not null,
  primary key (site_id, slug, language)
);
