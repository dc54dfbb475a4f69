-- From when something is awaited of a provider: since it was added, or since somebody said how often it sends. One that has
-- never sent anything is silent since then.
alter table provider add awaited_since timestamptz not null default now();

-- What an agency says of the rights to one item: its notice for readers, in the place of its source's or beside it, and its
-- terms for the desk.
alter table provider add notice text not null default 'own' check (notice in ('own', 'both', 'source'));
alter table story
  add own_notice text check (length(own_notice) between 1 and 2400),
  add own_notice_beside boolean not null default false,
  add usage_terms text;
