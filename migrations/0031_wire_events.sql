-- What a chain's state is made of: what versions say of other items, what they lack, and whom a person let live again.

alter table wire_version
  -- The item that this one speaks of, where it is another.
  add target_key text,
  add target_status text check (target_status in ('usable', 'embargoed', 'withheld', 'canceled')),
  -- For editors: never published.
  add advisory boolean not null default false,
  -- Whether its words may stand before readers without a person.
  add complete boolean not null default true,
  -- {id, alt, caption, credit} of the picture that came with it or after it; “not found”: named, and not there yet.
  add picture jsonb,
  add check ((target_key is null) = (target_status is null));
create index wire_version_target on wire_version (target_key) where target_key is not null;

update wire_version set complete = false
where coalesce(item ->> 'headline', '') = '' or coalesce(item ->> 'bodyHtml', item ->> 'bodyText', '') = '';

alter table wire_chain
  -- The version whose words the story has.
  add words_version_id bigint references wire_version,
  -- The agency's copy that was last brought into the story, with the ids of its blocks: what the desk's edits are told from.
  add base jsonb;

update wire_chain c set
  base = (
    select jsonb_build_object('headline', r.headline, 'kicker', r.kicker, 'standfirst', r.standfirst, 'dateline', r.dateline,
      'byline', r.byline, 'body', r.body, 'picture', r.picture_text || jsonb_build_object('id', r.picture_id))
    from story_revision r join provider p on p.id = c.provider_id
    where r.story_id = c.story_id and r.created_by = 'wire:' || p.key order by r.number desc limit 1
  ),
  -- Where the desk has written since, the words of the newest version are not in the story yet.
  words_version_id = case when c.state in ('usable', 'held') and (
    select r.created_by = 'wire:' || p.key
    from story_revision r join provider p on p.id = c.provider_id
    where r.story_id = c.story_id order by r.number desc limit 1
  ) then c.version_id end
where c.story_id is not null;

-- A person lets a canceled item live: from this version on, over the cancels that were known. Append-only.
create table wire_revival (
  id bigint primary key generated always as identity,
  chain_id bigint not null references wire_chain,
  version_id bigint not null references wire_version,
  over bigint[] not null,
  actor text not null,
  at timestamptz not null default clock_timestamp()
);
create index wire_revival_chain on wire_revival (chain_id);

-- Its items are for publication only if they carry the signal `newscontent`.
alter table provider add newscontent_only boolean not null default false;
