-- When a task of the clock that somebody asks about came to its end last: the recount of counts.

create table task_run (
  task text primary key,
  ended_at timestamptz not null
);
