-- Log-in by a provider, and what members change of their own account.

-- A browser is on its way to a provider. Used once, by the browser that holds the cookie.
create table social_request (
  -- SHA-256 of the cookie's value.
  hash bytea primary key check (length(hash) = 32),
  provider text not null,
  -- RFC 6749, 10.12; RFC 7636; OpenID Connect Core, 3.1.2.1.
  state text not null,
  verifier text not null,
  nonce text not null,
  -- The hub session that pressed “connect”; null where somebody logs in.
  connects bytea references session on delete cascade,
  -- Without script: pages are drawn whole for this reader.
  plain boolean not null,
  expires_at timestamptz not null
);
create index social_request_expiry on social_request (expires_at);

-- Somebody whom a provider has named and whom we do not know: a member once they have said so.
create table social_arrival (
  hash bytea primary key check (length(hash) = 32),
  provider text not null,
  issuer text not null,
  subject text not null,
  name text,
  -- As the provider says: proven by nothing.
  email text,
  plain boolean not null,
  expires_at timestamptz not null
);
create index social_arrival_expiry on social_arrival (expires_at);

alter table member
  -- A name is changed at most every thirty days.
  add column name_changed_at timestamptz;

alter table member_identity
  -- The key of the way by which it came: `facebook`, `oidc`.
  add column provider text not null default '';

create index mail_token_member on mail_token (member_id) where member_id is not null;
