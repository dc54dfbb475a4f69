-- A story is dated when it opens. One whose agency holds it without an end has no date until it does; nor has one that was
-- withheld before its embargo ended.
alter table story drop constraint story_check2;
alter table story add constraint story_live_check
  check (state <> 'live' or (revision_id is not null and (first_published_at is not null or embargo_open)));

-- What waits for the end of its only embargo: it has never been out.
update story set first_published_at = case when not embargo_open then embargo_until end
where state = 'live' and (embargo_open or embargo_until > now())
  and not exists (select from audit where object = 'story:' || story.id and action in ('story.release', 'story.revise'));
update appearance a set published_at = s.first_published_at
from story s where s.id = a.story_id and s.state = 'live' and a.published_at is distinct from s.first_published_at;
update search_document d set published_at = s.first_published_at
from story s where s.id = d.story_id and s.state = 'live' and d.published_at <> s.first_published_at;
