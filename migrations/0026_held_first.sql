-- A first comment that is held keeps its place without its words while others' answers stand below it: they were counted and
-- could not be read. The table of comments is written anew, and nobody writes a comment meanwhile.

-- Whether a first one has a place in its thread: what all may see of it, that it was removed, or what others have answered.
-- A column and not part of the indexes' condition, so that one more answer leaves the indexes alone.
alter table comment add column placed boolean not null generated always as
  (root_id is null and (status in ('NONE', 'APPROVED', 'REJECTED') or replies > 0)) stored;
drop index comment_roots;
create index comment_roots on comment (story_id, id) where placed;
drop index comment_top;
create index comment_top on comment (story_id, score desc, id) where placed;
