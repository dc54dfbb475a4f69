-- Letters: who has agreed to what, what was written, and to whom it went.

create table letter (
  id integer primary key generated always as identity,
  site_id integer not null references site,
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,30}$'),
  kind text not null check (kind in ('daily', 'alerts')),
  -- When a daily one is sent, by the site's clock.
  hour smallint check (hour between 0 and 23),
  unique (site_id, key),
  check ((kind = 'daily') = (hour is not null))
);

-- An address that has been written to; without a member, or with one.
create table subscriber (
  id bigint primary key generated always as identity,
  email text not null,
  email_key text not null unique,
  -- Takes no mail any more: a mailbox that is not there.
  suppressed_at timestamptz,
  suppressed_why text,
  created_at timestamptz not null default clock_timestamp()
);

-- Append-only: who agreed to what, when, by which words, and what proves it. A subscription is its fold.
create table consent_event (
  id bigint primary key generated always as identity,
  at timestamptz not null default clock_timestamp(),
  subscriber_id bigint not null references subscriber on delete cascade,
  letter_id integer not null references letter,
  action text not null check (action in ('asked', 'confirmed', 'left')),
  wording integer not null,
  page text not null default '' check (length(page) <= 300),
  network text not null default '',
  proof text not null
);
create index consent_event_subscriber on consent_event (subscriber_id, letter_id, id);

-- The fold, kept by the statement that adds an event.
create table subscription (
  subscriber_id bigint not null references subscriber on delete cascade,
  letter_id integer not null references letter,
  state text not null check (state in ('asked', 'confirmed', 'left')),
  language text not null default 'en',
  -- SHA-256 of what stands in every mail: whoever holds it may end the subscription, for ever.
  leave_hash bytea not null unique check (length(leave_hash) = 32),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (subscriber_id, letter_id)
);
create index subscription_letter on subscription (letter_id, subscriber_id) where state = 'confirmed';

-- What a confirmation's link stands for.
create table letter_token (
  hash bytea primary key check (length(hash) = 32),
  subscriber_id bigint not null references subscriber on delete cascade,
  letter_ids integer[] not null,
  page text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index letter_token_subscriber on letter_token (subscriber_id, created_at);

-- One issue: the stories that it names, frozen when it was built.
create table edition (
  id bigint primary key generated always as identity,
  letter_id integer not null references letter,
  language text not null,
  -- The day by the site's clock.
  day date not null,
  story_ids bigint[] not null,
  built_at timestamptz not null default clock_timestamp(),
  unique (letter_id, language, day)
);

-- One issue to one address. Claimed before a byte of it is sent, and never sent twice.
create table delivery (
  edition_id bigint not null references edition,
  subscriber_id bigint not null references subscriber on delete cascade,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'deferred', 'bounced', 'uncertain', 'skipped')),
  attempts smallint not null default 0,
  next_at timestamptz not null default clock_timestamp(),
  claimed_at timestamptz,
  reason text,
  primary key (edition_id, subscriber_id)
);
create index delivery_due on delivery (next_at) where state in ('queued', 'deferred');
create index delivery_claimed on delivery (claimed_at) where state = 'sending';

create trigger consent_event_append_only before update on consent_event for each row execute function refuse_change();

-- Networks from before have a daily letter and alerts on every site.
insert into letter (site_id, key, kind, hour) select id, 'daily', 'daily', 7 from site;
insert into letter (site_id, key, kind, hour) select id, 'alerts', 'alerts', null from site;
