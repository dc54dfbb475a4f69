-- What is private to a provider's files: its words, codes and places of fields, as `wireProfile` has them.

alter table provider add column profile jsonb;
