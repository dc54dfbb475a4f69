-- Words that were sent after the session had ended wait for the log-in, too: those of an edit and of a report.
alter table intent drop constraint intent_kind_check;
alter table intent add check (kind in ('vote', 'comment', 'quote', 'edit', 'report'));
