-- The newest word on whether the sites serve their light editions with a notice and nothing else. Nodes keep the same in
-- a file of their DATA_DIR, which is there when this is not.

create table emergency (
  one boolean primary key default true check (one),
  -- By language; null where it is over.
  words jsonb check (jsonb_typeof(words) = 'object'),
  said_at timestamptz not null
);
