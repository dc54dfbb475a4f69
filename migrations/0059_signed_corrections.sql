-- The note of a correction is public and stands for good: on a story that may harm somebody it is signed off with the words.
alter table legal_sign_off add column correction text check (length(correction) between 1 and 500);
