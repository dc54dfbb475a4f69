-- Whoever was erased has a slug that no name can be made into: a member called “Erased 57” had taken that of number 57.
-- On a live table: both statements hold the table for as long as its rows are read once.
alter table member drop constraint member_slug_check;
alter table member add constraint member_slug_check
  check ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60) or slug = 'erased:' || id);

update member set slug = 'erased:' || id where erased_at is not null;
