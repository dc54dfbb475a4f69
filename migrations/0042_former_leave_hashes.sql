-- Where two addresses of one member became one, the links in mails to the former one end the letters of the other: what
-- stands in a mail works for ever.

create table former_leave_hash (
  hash bytea primary key check (length(hash) = 32),
  subscriber_id bigint not null,
  letter_id integer not null,
  foreign key (subscriber_id, letter_id) references subscription on delete cascade
);
create index former_leave_hash_subscription on former_leave_hash (subscriber_id, letter_id);
