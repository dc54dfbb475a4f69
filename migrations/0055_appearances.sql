-- A story stands on several sites. The first of its appearances is its home: what the others name as canonical. One that
-- has ended leads there.

alter table appearance add column ended_at timestamptz;
