-- What a picture's file says of itself (IPTC, XMP): for the desk and the wire, which may say otherwise.
alter table picture
  add embedded jsonb not null default '{}',
  -- The right to show it ends: every story then stands without it.
  add expires_at timestamptz;
create index picture_expiry on picture (expires_at) where expires_at is not null;
