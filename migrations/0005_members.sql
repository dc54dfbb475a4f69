-- Members and their sessions: one account at the hub, a session of its own on each site.

-- What belongs to the network and to no site. One row.
create table network_setting (
  one boolean primary key default true check (one),
  name text not null,
  -- Where all log in, and where the newsroom works.
  hub_host text not null unique check (hub_host = lower(hub_host) and hub_host !~ '[/:]'),
  newsroom_host text not null unique check (newsroom_host = lower(newsroom_host) and newsroom_host !~ '[/:]')
);

create table member (
  id bigint primary key generated always as identity,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name text not null check (length(name) between 2 and 40),
  -- What the name looks like (UTS #39, skeleton): no two members look alike.
  name_key text not null unique,
  -- Proven by a mail that was answered; null for one who has not proven any, and after erasure.
  email text,
  -- As it is looked up: NFKC, lower case.
  email_key text unique,
  password_hash text,
  language text not null default 'en',
  bio text not null default '' check (length(bio) <= 160),
  preferences jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  -- Asked for; done by a task once the days of grace are over.
  erase_at timestamptz,
  erased_at timestamptz,
  check ((email is null) = (email_key is null))
);
create index member_erasure on member (erase_at) where erase_at is not null and erased_at is null;

-- Who one is at a provider: never an address (OpenID Connect Core, 5.7).
create table member_identity (
  issuer text not null,
  subject text not null,
  member_id bigint not null references member on delete cascade,
  created_at timestamptz not null default clock_timestamp(),
  primary key (issuer, subject)
);
create index member_identity_member on member_identity (member_id);

-- A child of its hub session: log out here deletes one row, log out everywhere the parent.
create table session (
  -- SHA-256 of the cookie's value.
  hash bytea primary key check (length(hash) = 32),
  member_id bigint not null references member on delete cascade,
  -- 'hub', 'newsroom', or the key of a site: a cookie of one host opens nothing on another.
  client text not null,
  parent bytea references session on delete cascade,
  -- For the list of devices that the member sees.
  user_agent text not null default '' check (length(user_agent) <= 200),
  -- /24 or /48, no finer.
  network text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  -- How long it may go unused.
  idle_seconds integer not null,
  expires_at timestamptz not null,
  check ((client = 'hub') = (parent is null))
);
create index session_member on session (member_id);
create index session_parent on session (parent) where parent is not null;
create index session_expiry on session (expires_at);

-- A site has sent a reader to the hub and waits for them: what they were doing stays here, not in an address.
create table auth_request (
  -- SHA-256 of what the hub's pages carry along as `r`.
  hash bytea primary key check (length(hash) = 32),
  client text not null,
  -- Handed back with the code; the browser that began holds it in a cookie (RFC 6749, 10.12).
  state text not null,
  -- RFC 7636, S256.
  challenge text not null,
  return_to text not null,
  -- What the reader was about to do.
  intent_id bigint,
  expires_at timestamptz not null
);
create index auth_request_expiry on auth_request (expires_at);

-- An authorization code: single use, sixty seconds, bound to its client and to the browser's verifier (RFC 7636).
create table handoff (
  code_hash bytea primary key check (length(code_hash) = 32),
  session bytea not null references session on delete cascade,
  client text not null,
  challenge text not null,
  return_to text not null,
  intent_id bigint,
  -- Logged in without script: pages are drawn whole for this reader.
  plain boolean not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index handoff_expiry on handoff (expires_at);

-- What a mail's link stands for. A token has one purpose, one use and an end.
create table mail_token (
  hash bytea primary key check (length(hash) = 32),
  purpose text not null check (purpose in ('register', 'first-owner', 'prove-address', 'reset-password')),
  -- Null for a registration and for a network's first owner: the member is made when the link is followed.
  member_id bigint references member on delete cascade,
  email text not null,
  email_key text not null,
  -- What a registration will become: {name, nameKey, passwordHash, language, …}
  registration jsonb,
  -- SHA-256 of the cookie of the browser that began: there one press is enough, elsewhere the password is asked for.
  browser bytea,
  -- The request under way when the mail was asked for.
  auth_request bytea,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'register') = (registration is not null)),
  check ((purpose in ('register', 'first-owner')) = (member_id is null))
);
create index mail_token_expiry on mail_token (expires_at);
create index mail_token_email on mail_token (email_key);

-- Who may do what, where. Every grant and its end is in the audit log too.
create table role_grant (
  id bigint primary key generated always as identity,
  member_id bigint not null references member on delete cascade,
  role text not null check (role in ('trusted', 'contributor', 'reporter', 'desk-editor', 'site-editor',
    'network-editor', 'moderator', 'senior-moderator', 'ads-manager', 'owner')),
  -- Null: the whole network.
  site_id integer references site,
  section_id integer references section,
  granted_by text not null,
  granted_at timestamptz not null default clock_timestamp(),
  unique nulls not distinct (member_id, role, site_id, section_id)
);

-- Append-only but for its end.
create table ban (
  id bigint primary key generated always as identity,
  member_id bigint not null references member on delete cascade,
  -- Null: the whole network.
  site_id integer references site,
  rule text not null,
  note text not null default '' check (length(note) <= 1000),
  banned_by text not null,
  banned_at timestamptz not null default clock_timestamp(),
  -- Null: for good.
  until timestamptz,
  lifted_at timestamptz
);
create index ban_member on ban (member_id) where lifted_at is null;

-- How often something was tried, by account or network. Slows, never locks out; lost in a crash, which costs nothing.
create unlogged table throttle (
  key text not null,
  -- Tokens left at `at` (a leaky bucket).
  level double precision not null,
  at timestamptz not null,
  -- Whether the last try was let through.
  took boolean not null,
  primary key (key)
);

create function ban_holds(member bigint, site integer) returns boolean language sql stable
  return exists (
    select from ban b where b.member_id = member and b.lifted_at is null
      and (b.site_id is null or b.site_id = site) and (b.until is null or b.until > now())
  );

-- A network from before: its hub and newsroom stand beside its first site.
insert into network_setting (name, hub_host, newsroom_host)
  select publisher, 'account.' || place, 'newsroom.' || place
  from (select publisher, case when host like '%.localhost' then 'localhost' else host end as place
    from site order by position, id limit 1) first_site;
