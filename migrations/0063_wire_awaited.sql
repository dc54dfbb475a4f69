-- From when something is awaited of a provider: since it was added, or since somebody said how often it sends. One that has
-- never sent anything is silent since then.
alter table provider add awaited_since timestamptz not null default now();
