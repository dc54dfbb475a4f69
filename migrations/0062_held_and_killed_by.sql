-- Why a story that came from a wire waits for a person, beside its item; and who killed a story.

alter table wire_chain add column waits_for text check (length(waits_for) <= 1000);
-- What a story came from.
create index wire_chain_story on wire_chain (story_id) where story_id is not null;

alter table story add column killed_by text;
update story set killed_by = (
  select actor from audit where object = 'story:' || story.id and action in ('story.kill', 'story.take-down') order by at desc, id desc limit 1
) where state in ('killed', 'taken-down');
