-- How a site is read and found elsewhere: how much of a story its feeds carry, and which crawlers may come.
alter table site
  -- own: what its own people wrote in full, what is an agency's as a summary.
  add feed_text text not null default 'summary' check (feed_text in ('summary', 'own', 'full')),
  -- {"training": "deny", "named": {"SomeBot": "allow"}}; what it does not say is as usual.
  add crawlers jsonb not null default '{}' check (jsonb_typeof(crawlers) = 'object');

-- Feeds say for some days what was killed.
create index story_killed on story (killed_at) where state = 'killed';
