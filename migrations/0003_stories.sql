-- Stories, their revisions, and their appearances on sites.

create table story (
  id bigint primary key generated always as identity,
  kind text not null check (kind in ('news', 'guide', 'picture', 'question')),
  language text not null,
  state text not null default 'draft'
    check (state in ('draft', 'scheduled', 'live', 'withheld', 'killed', 'taken-down')),
  source_id integer references source,
  -- The revision that readers see, or will see.
  revision_id bigint,
  -- The same story in another language.
  pair_of bigint references story,
  publish_at timestamptz,
  embargo_until timestamptz,
  -- Held by its agency until a later version says otherwise.
  embargo_open boolean not null default false,
  expires_at timestamptz,
  first_published_at timestamptz,
  updated_at timestamptz,
  -- Who withheld it: a wire clears what it withheld itself, and nothing else.
  withheld_by text,
  -- What a killed story's address says; null says nothing but that it is gone.
  kill_notice text,
  killed_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  check ((state = 'withheld') = (withheld_by is not null)),
  check (state <> 'scheduled' or publish_at is not null),
  check (state <> 'live' or (revision_id is not null and first_published_at is not null))
);
create index story_due on story (publish_at) where state = 'scheduled';
create index story_embargo on story (embargo_until) where state = 'live' and embargo_until is not null;
create index story_expiry on story (expires_at) where state = 'live' and expires_at is not null;
create index story_pair on story (pair_of) where pair_of is not null;

create table story_revision (
  id bigint primary key generated always as identity,
  story_id bigint not null references story,
  number integer not null,
  schema_version integer not null,
  headline text not null check (length(headline) between 1 and 300),
  kicker text check (length(kicker) <= 80),
  standfirst text check (length(standfirst) <= 600),
  dateline text check (length(dateline) <= 80),
  byline text check (length(byline) <= 200),
  body jsonb not null,
  words integer not null,
  picture_id bigint references picture,
  -- {alt, caption, credit} of the lead picture
  picture_text jsonb,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  unique (story_id, number),
  check ((picture_id is null) = (picture_text is null))
);
alter table story add foreign key (revision_id) references story_revision;
-- What asks whether a picture may leave: all stories that use it.
create index story_revision_picture on story_revision (picture_id) where picture_id is not null;

create table appearance (
  id bigint primary key generated always as identity,
  story_id bigint not null references story,
  site_id integer not null references site,
  section_id integer not null references section,
  slug text not null,
  language text not null,
  -- A copy of the story's, which never changes.
  kind text not null,
  -- Own headline on this site; null takes the story's.
  headline text check (length(headline) between 1 and 300),
  thread text not null default 'shared' check (thread in ('shared', 'none')),
  -- Copies of the story's, kept by the verbs that change it, so that lists read one index.
  published_at timestamptz,
  listed boolean not null default false,
  unique (story_id, site_id),
  unique (section_id, slug)
);
create index appearance_site_newest on appearance (site_id, language, published_at desc, id desc) where listed;
create index appearance_section_newest on appearance (section_id, language, published_at desc, id desc) where listed;
-- With the kind, so that a rare one is found without going through the archive.
create index appearance_site_kind on appearance (site_id, language, kind, published_at desc, id desc) where listed;
create index appearance_section_kind on appearance (section_id, language, kind, published_at desc, id desc) where listed;

-- What decides in SQL whether a story's words and pictures may leave; features/stories/exit-guard.ts asks again with
-- the clock of the node, so that neither clock alone can open an embargo early.
create function may_leave(state text, embargo_open boolean, embargo_until timestamptz, expires_at timestamptz)
  returns boolean language sql stable
  return state = 'live' and not embargo_open
    and (embargo_until is null or embargo_until <= now())
    and (expires_at is null or expires_at > now());
