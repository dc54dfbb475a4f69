-- Why a story that came from a wire waits for a person, beside its item; and who killed a story.

alter table wire_chain add column waits_for text check (length(waits_for) <= 1000);
-- What a story came from.
create index wire_chain_story on wire_chain (story_id) where story_id is not null;

alter table story add column killed_by text;
update story set killed_by = (
  select actor from audit where object = 'story:' || story.id and action in ('story.kill', 'story.take-down') order by at desc, id desc limit 1
) where state in ('killed', 'taken-down');

-- The ledgers of corrections and sign-offs stay as they are; but of a story that was taken down their words go.
create function refuse_change_but_of_taken_down() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.note = '(taken down)' and new.id = old.id and new.story_id = old.story_id
    and exists (select from story where id = old.story_id and state = 'taken-down') then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger correction_append_only on correction;
create trigger correction_append_only before update or delete on correction for each row execute function refuse_change_but_of_taken_down();
drop trigger legal_sign_off_append_only on legal_sign_off;
create trigger legal_sign_off_append_only before update or delete on legal_sign_off for each row execute function refuse_change_but_of_taken_down();
