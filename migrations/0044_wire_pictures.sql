-- Why the picture that an item names is not shown; `picture` then says "not found", "barred" or nothing.
alter table wire_version add picture_problem text check (length(picture_problem) <= 1000);
create index wire_version_picture_problem on wire_version (received_at) where picture_problem is not null;
