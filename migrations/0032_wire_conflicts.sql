-- Where an agency's update and the desk's edit have changed the same: the desk's text stays until somebody decides.

create table wire_conflict (
  id bigint primary key generated always as identity,
  chain_id bigint not null references wire_chain,
  story_id bigint not null references story,
  -- `headline`, `picture` and the like, `body`, or the id of a block.
  place text not null,
  -- What both began from, what the agency sent, what stood in the story then; null where there is none.
  base jsonb,
  agency jsonb,
  desk jsonb,
  version_id bigint not null references wire_version,
  queued_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  settled_by text,
  -- `agreed` and `withdrawn`: a later version said the same as the desk, or as before.
  outcome text check (outcome in ('agency', 'desk', 'own', 'agreed', 'withdrawn')),
  check ((settled_at is null) = (outcome is null) and (settled_at is null) = (settled_by is null))
);
create unique index wire_conflict_open on wire_conflict (story_id, place) where settled_at is null;
