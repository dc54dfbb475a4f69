-- Rules by more than a subject, what drops an item, and what a provider's items may be used for where they do not say.

alter table provider_rule
  -- {subjects, urgency, languages, hours}; each that is there has to fit (features/wire/choose-rule.ts).
  add match jsonb not null default '{}',
  -- Whose clock the hours go by.
  add site_id integer references site;
update provider_rule r set
  match = case when r.subject is null then '{}' else jsonb_build_object('subjects', jsonb_build_array(r.subject)) end,
  site_id = section.site_id
from section where section.id = r.section_id;
alter table provider_rule
  drop column subject,
  alter column site_id set not null,
  alter column section_id drop not null,
  drop constraint provider_rule_action_check,
  add check (action in ('publish', 'hold', 'drop')),
  add check ((section_id is null) = (action = 'drop'));

-- Whose rights an item's are that names nobody's, by contract; null: it is held for the desk.
alter table provider add rights text check (length(rights) between 1 and 400);
